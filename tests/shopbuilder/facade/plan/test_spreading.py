"""Marks that would hide one another."""

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.facade.plan.spreading import gathered, spread

number = st.floats(0, 1000, allow_nan=False)
spots = st.lists(st.tuples(number, number), max_size=60).map(tuple)


@given(spots=spots)
def test_spots_far_apart_stay_where_they_are(spots: tuple[tuple[float, float], ...]) -> None:
    if all(math.dist(a, b) >= 25 for a, b in combinations(spots, 2)):
        assert spread(spots, 25.0) == tuple((round(x, 1), round(y, 1)) for x, y in spots)


def test_ten_shops_in_one_arcade_all_have_a_mark_to_tap() -> None:
    moved = spread(((500.0, 300.0),) * 10, 25.0)
    assert min(math.dist(a, b) for a, b in combinations(moved, 2)) > 16
    assert max(math.dist(each, (500, 300)) for each in moved) < 90


@given(spots=spots)
def test_every_spot_is_in_one_group(spots: tuple[tuple[float, float], ...]) -> None:
    groups = gathered(spots, 62.0)
    assert sorted(member for group in groups for member in group) == list(range(len(spots)))
