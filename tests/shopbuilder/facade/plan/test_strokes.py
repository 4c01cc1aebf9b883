"""Cutting, slimming and writing lines."""

import math
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.facade.plan.strokes import Frame, cut_line, cut_ring, path, slim

FRAME = Frame(0, 0, 100, 80)
number = st.integers(-200, 300)
spot = st.tuples(number, number)
line = st.lists(spot, min_size=2, max_size=30)


def away(at: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    east, south = b[0] - a[0], b[1] - a[1]
    whole = east * east + south * south
    along = ((at[0] - a[0]) * east + (at[1] - a[1]) * south) / whole if whole else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(at, (a[0] + along * east, a[1] + along * south))


def drawn(text: str) -> list[tuple[int, int]]:
    """Read a path back."""
    numbers = [int(each) for each in re.findall(r"-?\d+", text)]
    x, y = numbers[:2]
    spots = [(x, y)]
    for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + right, y + down
        spots.append((x, y))
    return spots


@given(ring=st.lists(spot, min_size=3, max_size=20))
def test_an_outline_that_is_cut_stays_in_its_frame(ring: list[tuple[int, int]]) -> None:
    assert all(
        -1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 80 + 1e-6 for x, y in cut_ring(ring, FRAME)
    )


@given(ring=st.lists(st.tuples(st.integers(0, 100), st.integers(0, 80)), min_size=3, max_size=20))
def test_an_outline_within_the_frame_is_left_as_it_is(ring: list[tuple[int, int]]) -> None:
    if ring[0] != ring[-1]:
        assert cut_ring(ring, FRAME) == ring


@given(line=line)
def test_no_part_of_a_line_within_the_frame_is_lost(line: list[tuple[int, int]]) -> None:
    kept = {at for run in cut_line(line, FRAME) for at in run}
    assert {at for at in line if 0 <= at[0] <= 100 and 0 <= at[1] <= 80} <= kept


@given(line=line, tolerance=st.floats(0.1, 20))
def test_a_slim_line_keeps_its_ends_and_strays_no_further_than_told(
    line: list[tuple[int, int]], tolerance: float
) -> None:
    thin = slim(line, tolerance)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    pairs = list(pairwise(thin))
    for at in line:
        assert min(away(at, a, b) for a, b in pairs) <= tolerance + 1e-6


@given(line=line)
def test_a_path_leads_through_every_spot(line: list[tuple[int, int]]) -> None:
    text = path(line)
    wanted = [at for index, at in enumerate(line) if not index or at != line[index - 1]]
    assert drawn(text) == wanted if len(wanted) > 1 else not text


def test_a_line_of_two_thousand_corners_needs_no_deep_stack() -> None:
    spiral = [(math.cos(n) * n, math.sin(n) * n) for n in range(2_000)]
    assert len(slim(spiral, 0.1)) > 1000
