import gzip
import re
import xml.etree.ElementTree as ET
from hashlib import sha256

import pytest

from shopbuilder.facade.street.drawing import State
from shopbuilder.facade.street.grammar import facade_of
from shopbuilder.facade.street.pictures import in_the_row, shop_facade, standalone_facade

PARTS = "/static/img/street.svg?v=0123456789"
TEXT = "{http://www.w3.org/2000/svg}text"


def _row(trade: str, name: str, seed: str, state: State = "open", sky: str = "day") -> str:
    return in_the_row(facade_of(trade, name, seed), state, sky, PARTS)


#: Houses as they are drawn today: a change here is seen in every town.
GOLDEN = {
    "bakery": "448e2c1bc5c10e65",
    "books": "67a25e9262ef2996",
    "pharmacy": "56a2a116bf12e746",
    "other": "c2850143e117aa96",
}


@pytest.mark.parametrize("trade", sorted(GOLDEN))
def test_the_same_shop_is_the_same_bytes_on_any_machine(trade: str) -> None:
    skies = ("morning", "day", "dusk", "night")
    drawn = "".join(_row(trade, "Chez l’Épi & fils", f"maison-{trade}", sky=sky) for sky in skies)
    assert sha256(drawn.encode()).hexdigest()[:16] == GOLDEN[trade]


def test_an_open_shop_a_closed_one_and_an_unknown_one_look_different() -> None:
    states: tuple[State, ...] = ("open", "closed", "unknown")
    assert len({_row("books", "A", "s", state) for state in states}) == 3


@pytest.mark.parametrize("sky", ["morning", "dusk", "night"])
def test_the_hour_is_seen(sky: str) -> None:
    assert _row("books", "A", "s", sky=sky) != _row("books", "A", "s")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "A & B", 'L"Or', "x' onload='y"])
def test_a_name_is_written_and_never_obeyed(name: str) -> None:
    svg = standalone_facade("bakery", name, "seed")
    written = "".join(text.text or "" for text in ET.fromstring(svg).iter(TEXT))
    assert re.sub(r"\s", "", written.rstrip("…")) in re.sub(r"\s", "", name)
    assert "<script" not in svg
    assert not re.search(r"style=|\son\w+='", re.sub(r"<text.*?</text>", "", svg))


def test_a_picture_of_its_own_needs_no_other_file() -> None:
    svg = standalone_facade("wine", "Au Tire-bouchon", "seed")
    assert ET.fromstring(svg).get("viewBox") == "0 0 838 440"
    for pointer in re.findall(r'href="#([^"]+)"', svg):
        assert f'id="{pointer}"' in svg
    assert "/static/" not in svg


def test_the_house_of_a_shop_page_is_the_one_of_its_street() -> None:
    alone = shop_facade("wine", "Cave", "seed", state="open", sky="day", parts=PARTS)
    in_row = re.sub(r"^<svg[^>]*>|</svg>$", "", _row("wine", "Cave", "seed"))
    assert in_row in alone


def test_a_house_adds_at_most_600_bytes_to_a_page() -> None:
    trades = ("bakery", "books", "florist", "pharmacy", "cafe", "bicycle", "wine", "toys")
    houses = [_row(t, f"Maison {t} & fils", f"{t}/{n}") for n in range(5) for t in trades]
    few, many = ("".join(houses[:28]).encode(), "".join(houses).encode())
    more = len(gzip.compress(many, 6)) - len(gzip.compress(few, 6))
    assert more / 12 <= 600
