"""Searching with a keyboard alone, with names offered and without any script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import picture
from tests.journeys.test_pages import faults

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
Visit = Callable[..., Page]


def test_names_are_offered_and_chosen_by_keyboard(visit: Visit) -> None:
    page = visit(TOWN, "/recherche")
    field = page.get_by_role("combobox", name="Que cherchez-vous")
    field.press_sequentially("garan")
    option = page.get_by_role("option", name=re.compile("Boulangerie Garance"))
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    picture(page, "search-suggestions-360")
    assert faults(page) == []

    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("Enter")

    expect(page).to_have_url(re.compile("/boulangerie-garance$"))


def test_what_is_offered_can_be_waved_away_and_what_was_typed_sent(visit: Visit) -> None:
    page = visit(TOWN, "/recherche")
    field = page.get_by_role("combobox", name="Que cherchez-vous")
    field.press_sequentially("crois")
    expect(page.get_by_role("listbox")).to_be_visible()

    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert field.input_value() == "crois"
    field.press("Enter")

    expect(page).to_have_url(re.compile(r"/recherche\?q=crois"))


def test_a_search_is_narrowed_down_by_keyboard_and_without_scripts(visit: Visit) -> None:
    page = visit(TOWN, "/recherche?q=pain", scripts=False)
    page.get_by_role("link", name="Par métier, par rue").press("Enter")
    page.get_by_label("Métier").select_option("boulangerie")
    page.get_by_role("button", name="Afficher").press("Enter")

    expect(page.get_by_role("heading", name="1 boutique")).to_be_visible()
    page.get_by_role("link", name=re.compile("Boulangerie – retirer ce filtre")).press("Enter")

    expect(page.get_by_role("heading", name=re.compile("^1[0-9] boutiques"))).to_be_visible()


def test_nothing_found_leads_to_the_shopkeepers(visit: Visit) -> None:
    page = visit(TOWN, "/recherche?q=xylophone", scripts=False)
    page.get_by_role("link", name="Demander aux commerçants").click()

    expect(page).to_have_url(re.compile(r"/conseil\?q=xylophone"))
