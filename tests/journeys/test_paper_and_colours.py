"""Pages on paper, and in the colours that a person has chosen for everything she reads."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import picture
from tests.journeys.test_order import BAKER, BAKERY
from tests.journeys.test_pages import TOWN, signed_in

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


def test_a_printed_order_holds_what_it_says_and_nothing_to_press(visit: Visit) -> None:
    page = signed_in(visit, BAKER)
    page.goto(f"{page.url.split('/gestion')[0]}/gestion/{BAKERY}/commandes")
    page.locator("main .order a").first.click()
    main = page.locator("main")
    expect(main.get_by_text("Refuser…")).to_be_visible()
    page.emulate_media(media="print")
    picture(page, "trader-order-paper")
    expect(main.locator("table.bill")).to_be_visible()
    expect(main.get_by_text("À mettre dans le sac").last).to_be_visible()
    pressed = main.locator("button, summary, .btn, input").locator("visible=true")
    assert pressed.all_inner_texts() == []


@pytest.mark.parametrize(
    ("path", "among"),
    [("/agenda", ".spans"), ("/agenda?jour=2026-11-25", ".strip"), ("/plan", ".chips")],
)
def test_what_is_chosen_is_seen_in_a_persons_own_colours(
    visit: Visit, path: str, among: str
) -> None:
    page = visit(TOWN, path)
    page.emulate_media(forced_colors="active")
    picture(page, f"forced-{among[1:]}")
    grounds = page.evaluate(
        """among => [":is([aria-current])", ":not([aria-current])"].map(which => {
            const link = document.querySelector(`${among} a${which}`);
            return link && getComputedStyle(link).backgroundColor; })""",
        among,
    )
    assert None not in grounds
    assert grounds[0] != grounds[1]
    # Else the browser lays a plate in the colour of paper under letters of that very colour.
    chosen = page.locator(f"{among} a[aria-current]").first
    assert chosen.evaluate("each => getComputedStyle(each).forcedColorAdjust") == "none"
