"""People cut out of paper."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from shopbuilder.facade.portraits import BY_LOT, LOOKS, portrait, sprite

PORTRAITS = Path(__file__).parents[3] / "static" / "img" / "portraits.svg"


def test_the_file_of_portraits_is_what_the_program_draws() -> None:
    # To draw it anew, print `sprite()` into the file.
    assert PORTRAITS.read_text(encoding="utf-8") == sprite()


def test_the_same_person_always_looks_the_same() -> None:
    assert portrait("fournil/Alice") == portrait("fournil/Alice")
    assert len({portrait(f"fournil/{number}") for number in range(200)}) > 40


@pytest.mark.parametrize("look", ["", *LOOKS, "unlisted", "<script>"])
def test_every_part_of_a_portrait_is_in_the_file(look: str) -> None:
    ids = {group.get("id") for group in ET.fromstring(sprite())}
    assert {part for n in range(60) for part in portrait(str(n), look)} <= ids


def test_what_somebody_chose_is_drawn() -> None:
    assert "head-bun" in portrait("fournil/Alice", "bun")


def test_by_lot_hair_says_little() -> None:
    drawn = {part for n in range(200) for part in portrait(str(n)) if part.startswith("head-")}
    assert drawn == {f"head-{look}" for look in BY_LOT}


def test_portraits_hold_no_script_style_or_link() -> None:
    assert not re.search(r"<(script|style|a|image|foreignObject)\b| on\w+=|href", sprite())
