"""The board across a window that goods stand on."""

from shopbuilder.facade.shapes import stroke

#: At y = 57, from 12 to 84 across.
SHELF_BOARD = stroke("M12 57h72", "#b98a4f", 2)
