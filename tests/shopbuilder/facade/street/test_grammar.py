from itertools import pairwise

import pytest

from shopbuilder.facade.street.grammar import Facade, Look, facade_of
from shopbuilder.profile.trades import TRADES

SEEDS = tuple(f"boutique-{n}" for n in range(40))


def _forty_houses() -> list[Facade]:
    return [facade_of("bakery", "Fournil", seed) for seed in SEEDS]


def _build(house: Facade) -> tuple[object, ...]:
    """What one sees of a house from across the street."""
    return (
        house.width, house.storeys, house.wall, house.material, house.roof, house.roof_colour,
        house.window, house.front, house.wood, house.awning,
    )  # fmt: skip


def test_a_house_does_not_change_by_itself() -> None:
    assert _forty_houses() == _forty_houses()


def test_forty_bakeries_in_a_row_are_forty_houses() -> None:
    assert len({_build(house) for house in _forty_houses()}) == len(SEEDS)


def test_forty_houses_show_the_wealth_of_a_french_street() -> None:
    houses = _forty_houses()
    assert len({house.roof for house in houses}) >= 7
    assert len({house.wall for house in houses}) >= 12
    assert len({house.material for house in houses}) >= 5
    assert len({house.window for house in houses}) >= 6
    assert len({house.front for house in houses}) >= 4
    assert len({house.width for house in houses}) >= 5
    assert {house.storeys for house in houses} == {1, 2, 3}


def test_no_two_neighbours_look_alike() -> None:
    houses = _forty_houses()
    for left, right in pairwise(houses):
        differing = [a != b for a, b in zip(_build(left), _build(right), strict=True)]
        assert sum(differing) >= 4, (left, right)


def test_a_square_has_arcades_and_a_street_has_none() -> None:
    on_square = [facade_of("cafe", "Café", seed, square=True) for seed in SEEDS]
    assert sum(house.front == "arcade" for house in on_square) > len(SEEDS) // 3
    assert not any(house.front == "arcade" for house in _forty_houses())


def test_a_trader_chooses_colours_and_the_house_stays() -> None:
    look = Look(wall="#aabbcc", shutters="#112233", awning="#445566", sign="#778899")
    plain, chosen = facade_of("wine", "Cave", "s"), facade_of("wine", "Cave", "s", look)
    assert (chosen.wall, chosen.shutters) == ("#aabbcc", "#112233")
    assert (chosen.awning_colour, chosen.sign) == ("#445566", "#778899")
    assert (chosen.roof, chosen.width, chosen.front) == (plain.roof, plain.width, plain.front)


@pytest.mark.parametrize("trade", sorted(TRADES))
def test_each_trade_has_a_house(trade: str) -> None:
    assert facade_of(trade, "Chez nous", "seed").awning_colour.startswith("#")
