"""A thousand names on their boards, in a real browser, whatever the font."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from shopbuilder.facade.street.boards import board_of
from shopbuilder.facade.street.grammar import Facade, facade_of
from shopbuilder.facade.street.pictures import in_the_row
from shopbuilder.profile.trades import TRADES

pytestmark = pytest.mark.browser

FONTS = (
    "serif", "sans-serif", "monospace", "cursive", "system-ui", "DejaVu Serif", "DejaVu Sans",
    "URW Bookman", "C059", "Noto Mono",
)  # fmt: skip
_WORDS = (
    "Au", "Chez", "Le", "La", "L’Ourse", "Fournil", "Boulangerie-pâtisserie", "Maison", "Œuf",
    "Crèmerie", "des", "Trois-Fontaines", "d’Alsace-Lorraine", "&", "Fils", "depuis", "1887",
    "MAMMA", "WWW", "Quincaillerie", "iii", "Anticonstitutionnellement", "مخبز", "السعادة", "🥐",
    "👩‍🍳", "Ελλάς", "Пекарня", "花屋", "Ñandú", "Čapek",
)  # fmt: skip
#: For each text: how far it reaches beyond its board, left and right.
_BEYOND = """
(boards) => [...document.querySelectorAll("svg")].flatMap((svg, n) =>
  [...svg.querySelectorAll("text")].map((text) => {
    const box = text.getBBox(), [x, width] = boards[n];
    return Math.max(x - box.x, box.x + box.width - x - width);
  }))
"""


def _names() -> Iterator[str]:
    """Names of 2 to 60 letters in many scripts, the same at each run."""
    chance = random.Random(7)
    for n in range(1000):
        length = 2 + n % 59
        name = ""
        while len(name) < length:
            name += chance.choice(_WORDS) + chance.choice((" ", " ", "", "-"))
        yield name[:length]


def _houses() -> list[Facade]:
    trades = list(TRADES)
    return [
        facade_of(trades[n % len(trades)], name, f"seed-{n}", square=n % 3 == 0)
        for n, name in enumerate(_names())
    ]


@pytest.fixture(scope="module")
def street(chromium: Browser) -> Iterator[tuple[Page, list[list[int]]]]:
    """A page with a thousand houses; and left edge and width of each board."""
    houses = _houses()
    boards = [[board_of(each).x, board_of(each).width] for each in houses]
    pictures = "".join(in_the_row(each, "open", "day", "/street.svg") for each in houses)
    page = chromium.new_page()
    page.set_content(f"<meta charset=utf-8><body>{pictures}")
    yield page, boards
    page.close()


@pytest.mark.parametrize("font", FONTS)
def test_no_name_leaves_its_board(street: tuple[Page, list[list[int]]], font: str) -> None:
    page, boards = street
    family = font if font.islower() else f'"{font}"'
    page.add_style_tag(content=f"svg text{{font-family:{family}}}")
    beyond = page.evaluate(_BEYOND, boards)
    assert len(beyond) >= 1000
    assert max(beyond) <= 0
