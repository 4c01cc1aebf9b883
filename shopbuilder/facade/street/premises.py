"""What an empty shop shows: a whitened pane and a poster."""

from shopbuilder.facade.shapes import dots, rect, shape, stroke

VACANT = (
    shape("M12 40q20-6 36 2t36-2v36q-18 5-36 0t-36 2z", "#ffffff8c")
    + stroke("M18 48q8-6 14 2t14-2 14 2 14-4M16 58q10 6 16-2t16 4 16-4 14 4", "#ffffffb3", 2)
    + rect(34, 50, 28, 27, "#fffdf6")
    + stroke("M39 57h18M39 63h12", "#9c3b24", 2.4)
    + dots("55 70", "#2c6631", 5)
    + stroke("M40 71h8", "#8d8370", 2)
)
