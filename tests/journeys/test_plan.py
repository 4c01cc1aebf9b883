"""The plan under the fingers: without scripts by links, with them by keys and by hand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
DRAWING = ".board svg"
Visit = Callable[..., Page]


def seen(page: Page) -> str:
    """Return which part of the town the drawing shows."""
    drawing = page.locator(DRAWING)
    return "/".join(drawing.get_attribute(f"data-{each}") or "" for each in ("level", "x", "y"))


def test_without_scripts_one_comes_nearer_moves_and_goes_to_a_shop(visit: Visit) -> None:
    page = visit(TOWN, "/plan", width=1280, scripts=False)
    assert seen(page) == "0/500/500"
    page.get_by_role("link", name="Plus près").click()
    page.get_by_role("link", name="Vers l’ouest").click()
    page.get_by_role("link", name="Vers le sud").click()
    assert seen(page) == "1/250/750"
    page.locator(".m").filter(has_text="2").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Le plan du centre")


def test_by_keyboard_alone_one_skips_the_drawing_and_finds_a_shop(visit: Visit) -> None:
    page = visit(TOWN, "/plan", width=1280)
    skip = page.get_by_role("link", name="Passer le dessin, aller à la liste")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('/plan')[0]}/boulangerie-garance")


def test_keys_move_the_drawing_and_the_focus_stays_on_it(visit: Visit) -> None:
    page = visit(TOWN, "/plan", width=1280)
    page.locator(DRAWING).focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    expect(page.locator(DRAWING)).to_have_attribute("data-level", "1")
    assert "zoom=1" in page.url
    assert page.evaluate("document.activeElement.matches('.board svg')")
    page.keyboard.press("0")
    expect(page.locator(DRAWING)).to_have_attribute("data-level", "0")


def test_the_mouse_drags_the_drawing_and_opens_nothing_by_it(visit: Visit) -> None:
    page = visit(TOWN, "/plan?zoom=1&x=500&y=500", width=1280)
    page.locator(DRAWING).scroll_into_view_if_needed()
    box = page.locator(DRAWING).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 600, box["y"] + 250)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 250, steps=6)
    page.mouse.up()
    expect(page.locator(DRAWING)).not_to_have_attribute("data-x", "500")
    assert "/plan?zoom=1" in page.url


def test_the_wheel_scrolls_the_page_unless_the_drawing_is_meant(visit: Visit) -> None:
    page = visit(TOWN, "/plan", width=1280)
    page.locator(DRAWING).hover(position={"x": 700, "y": 300})
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"scrollY > {before}")
    assert page.locator(DRAWING).get_attribute("viewBox") == "0 0 1000 667"
    page.keyboard.down("Control")
    page.mouse.wheel(0, -600)
    page.keyboard.up("Control")
    expect(page.locator(DRAWING)).to_have_attribute("data-level", "1")


def test_a_link_of_the_pilot_keeps_the_focus_for_the_next_step(visit: Visit) -> None:
    page = visit(TOWN, "/plan", width=1280)
    page.get_by_role("link", name="Plus près").press("Enter")
    expect(page.locator(DRAWING)).to_have_attribute("data-level", "1")
    page.keyboard.press("Enter")
    expect(page.locator(DRAWING)).to_have_attribute("data-level", "2")


def test_the_first_view_is_light_and_the_page_small(visit: Visit) -> None:
    page = visit(TOWN, "/plan", width=1280)
    outside = page.evaluate("document.querySelectorAll(':not(svg, svg *)').length")
    assert outside < 400
