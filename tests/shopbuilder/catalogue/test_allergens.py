"""The allergens of the law."""

from shopbuilder.catalogue.allergens import ALLERGENS


def test_there_are_fourteen() -> None:
    assert len(ALLERGENS) == len(set(ALLERGENS.values())) == 14
