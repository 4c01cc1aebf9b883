"""Letters on a board: large where there is room, on two lines or shortened where there is not."""

from shopbuilder.facade.street.signs import letter


def test_a_short_name_is_large_and_a_long_one_is_on_two_lines() -> None:
    assert letter("Nonna Pia", 120, 22).size >= 13
    assert len(letter("Crèmerie des Trois-Fontaines", 120, 22).lines) == 2


def test_a_name_that_cannot_be_read_so_small_is_shortened() -> None:
    shortened = letter("Anticonstitutionnellement-votre-serviteur", 100, 22)
    assert shortened.size >= 6
    assert shortened.lines[0].endswith("…")
