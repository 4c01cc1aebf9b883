import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from shopbuilder.facade.street.drawing import Ground, State, draw, ground
from shopbuilder.facade.street.ends import beyond
from shopbuilder.facade.street.grammar import dwelling, empty_shop, facade_of
from shopbuilder.facade.street.light import LIGHTS
from shopbuilder.facade.street.parts import PARTS, sprite
from shopbuilder.facade.street.places import backdrop, market_row
from shopbuilder.profile.trades import TRADES

FILE = Path(__file__).parents[4] / "static" / "img" / "street.svg"
GROUNDS: tuple[Ground, ...] = ("street", "square", "quay")
STATES: tuple[State, ...] = ("open", "closed", "unknown")


def test_the_file_of_parts_is_what_the_program_draws() -> None:
    # To draw it anew:
    # python -c "from shopbuilder.facade.street.parts import sprite; print(sprite(), end='')"
    assert FILE.read_text(encoding="utf-8") == sprite()


def test_the_file_is_well_formed_and_each_part_has_its_own_name() -> None:
    root = ET.fromstring(sprite())
    names = [each.get("id") for each in root]
    assert len(set(names)) == len(names) == len(PARTS)


def test_no_part_needs_what_the_policy_refuses() -> None:
    assert not re.search(r"style=|<style|<script|url\(|\son\w+=|NaN|\de-", sprite())


@pytest.mark.parametrize("trade", sorted(TRADES))
def test_each_trade_has_a_window_of_its_own(trade: str) -> None:
    assert f"d-{trade}" in PARTS


def test_no_part_is_drawn_in_vain() -> None:
    trades = list(TRADES)
    houses = [
        facade_of(trades[n % len(trades)], "Nom " * (1 + n % 9), f"{n}", square=n % 2 == 0)
        for n in range(1500)
    ]
    lights = list(LIGHTS.values())
    drawn = "".join(
        draw(house, STATES[n % 3], lights[n % 4]) + beyond("both", house, house.width, lights[0])
        for n, house in enumerate([*houses, dwelling("a"), empty_shop("Ici", "b")])
    )
    drawn += "".join(market_row(str(n), 5, "day", "") for n in range(20))
    drawn += "".join(backdrop(sky, "") for sky in LIGHTS)
    drawn += "".join(ground(kind, 480, lights[0]) for kind in GROUNDS)
    kinds = {re.sub(r"-\d+$", "", name) for name in PARTS}
    assert {re.sub(r"-\d+$", "", name) for name in re.findall(r'href="#([^"]+)"', drawn)} == kinds


@pytest.mark.parametrize("sky", sorted(LIGHTS))
def test_whatever_a_house_points_at_is_in_the_file(sky: str) -> None:
    houses = [
        facade_of(trade, "Nom", f"{trade}/{n}", square=n % 2 == 1)
        for n in range(3)
        for trade in TRADES
    ]
    houses.append(empty_shop("Ici, bientôt ?", "premises"))
    drawn = "".join(draw(house, state, LIGHTS[sky]) for house in houses for state in STATES)
    assert set(re.findall(r'href="#([^"]+)"', drawn)) <= set(PARTS)
