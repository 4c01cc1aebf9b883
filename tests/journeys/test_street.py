"""Walking along the street: by keys alone, by wheel and buttons, without scripts, by ear, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
STREET = "/rue/rue-des-trois-fontaines"
Visit = Callable[..., Page]


def left_of(walk: Locator) -> float:
    """How far the street is scrolled."""
    left: float = walk.evaluate("walk => walk.scrollLeft")
    return left


def until_moved(page: Page, beyond: float) -> None:
    """Wait until the street is scrolled beyond so many pixels."""
    page.wait_for_function("from => document.querySelector('.walk').scrollLeft > from", arg=beyond)


def until_back(page: Page) -> None:
    """Wait until the street is where it begins."""
    page.wait_for_function("() => document.querySelector('.walk').scrollLeft < 2")


def test_somebody_with_a_keyboard_walks_the_street_and_enters_a_shop(visit: Visit) -> None:
    page = visit(TOWN, STREET, width=700)
    walk = page.locator(".walk")
    walk.focus()
    page.keyboard.press("ArrowRight")
    until_moved(page, 5)
    page.keyboard.press("End")
    until_moved(page, 500)
    page.keyboard.press("Home")
    until_back(page)

    seen = []
    for _ in range(page.locator(".stop a").count()):
        page.keyboard.press("Tab")
        box = page.evaluate("""() => {
            const link = document.activeElement, box = link.getBoundingClientRect();
            return [link.closest('.stop') !== null, box.left, box.right];
        }""")
        seen.append(box[0] and box[1] >= 0 and box[2] <= 700)
    assert seen == [True] * len(seen)

    page.locator(".stop a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/boulangerie-garance")


def test_buttons_lead_along_the_street_and_tell_the_place(visit: Visit) -> None:
    page = visit(TOWN, STREET)
    back, on = page.get_by_role("button").all()
    assert back.is_disabled()
    first = page.locator(".where").inner_text()
    assert re.fullmatch(r"portes 1–\d sur 11", first)

    on.click()
    until_moved(page, 100)
    page.wait_for_function(
        "first => document.querySelector('.where').textContent !== first", arg=first
    )
    assert back.is_enabled()


def test_a_wheel_moves_the_street_until_its_end_and_then_the_page(visit: Visit) -> None:
    page = visit(TOWN, STREET)
    walk = page.locator(".walk")
    walk.scroll_into_view_if_needed()
    walk.hover()
    page.mouse.wheel(0, 300)
    until_moved(page, 250)
    walk.evaluate("walk => walk.scrollTo(walk.scrollWidth, 0)")
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 300)
    page.wait_for_function("before => scrollY > before", arg=before)
    assert page.evaluate("scrollY") > before


def test_without_scripts_the_street_scrolls_by_itself_and_lists_its_doors(visit: Visit) -> None:
    page = visit(TOWN, STREET, scripts=False)
    walk = page.locator(".walk")
    assert page.locator(".strides").is_hidden()
    assert walk.get_attribute("tabindex") == "0"
    walk.focus()
    page.keyboard.press("ArrowRight")
    page.locator(".stop a").last.focus()
    assert page.locator(".stop").last.is_visible()

    page.get_by_role("link", name="Voir en liste").click()
    assert page.locator(".shops .shop").count() == 10


def test_by_ear_the_street_is_a_list_of_links_that_say_all(visit: Visit) -> None:
    page = visit(TOWN, STREET)
    street = page.get_by_role("region", name="Rue des Trois-Fontaines, de porte en porte")
    doors = street.get_by_role("listitem")
    assert doors.count() == 12  # ten shops, an empty one, the way to the next street
    name = re.compile(r"N° 2 Boulangerie Garance Boulangerie ouvert · jusqu’à")
    assert street.get_by_role("link", name=name).count() == 1
    assert "img" not in street.aria_snapshot()
    empty = doors.filter(has_text="Ici, bientôt")
    assert "48 m²" in empty.inner_text()


def test_on_paper_every_door_is_there(visit: Visit) -> None:
    page = visit(TOWN, STREET, width=794)
    page.emulate_media(media="print")
    rights = page.locator(".stop").evaluate_all(
        "stops => stops.map(stop => stop.getBoundingClientRect().right)"
    )
    assert len(rights) == 11
    assert max(rights) <= 794
    assert page.locator(".strides").is_hidden()


def test_a_drawing_is_as_large_before_its_parts_have_come(visit: Visit) -> None:
    page = visit(TOWN)
    page.route("**/street.svg*", lambda route: route.abort())
    page.goto(page.url.rstrip("/") + STREET)
    heights = page.locator(".stop > a > svg").evaluate_all(
        "pictures => pictures.map(picture => picture.getBoundingClientRect().height)"
    )
    assert set(heights) == {425}
