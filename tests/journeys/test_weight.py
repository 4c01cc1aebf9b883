"""First views fit the first TCP window; `make weigh` prints what each weighs."""

from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import ROOT, browser
from tests.journeys.weighing import weigh, zipped

TOWN = "montrelieu.localhost"
#: Ten segments of 1,460 bytes: what a server sends before it waits for the first answer.
FIRST_WINDOW = 14_600
ALL_SCRIPTS = 8_000

PAGES = {
    "town": "/",
    "street": "/rue/rue-des-trois-fontaines",
    "square": "/rue/place-de-la-halle",
    "streets": "/rues",
    "shop": "/boulangerie-garance",
    "window": "/cafe-de-la-halle",
    "product": "/boulangerie-garance/baguette-de-tradition",
    "search": "/recherche?q=pain",
    "agenda": "/agenda",
    "rendez-vous": "/agenda/grand-marche-du-samedi",
    "news": "/actualites",
    "people": "/gens",
    "plan": "/plan",
    "advice": "/conseil",
    "ask a shop": "/conseil/boulangerie-garance",
    "ranking": "/classement",
    "notice": "/mentions-legales",
}


@pytest.mark.parametrize("tongue", ["", "/en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_first_view_fits_one_window(demo: Flask, morning: None, name: str, tongue: str) -> None:
    weight = weigh(browser(demo, TOWN), tongue + PAGES[name])
    print(
        f"\n{name:>12}: {weight.first_view:6,} B (of which style {weight.style:5,})"
        f" · scripts {weight.script:5,} B · {weight.elements:4} elements  {tongue}{PAGES[name]}",
        end="",
    )
    assert weight.first_view <= FIRST_WINDOW


def test_all_scripts_together_are_small() -> None:
    scripts = sorted(Path(ROOT, "static", "js").glob("*.js"))
    sizes = {script.name: zipped(script.read_bytes()) for script in scripts}
    print(f"\n   scripts: {sizes} = {sum(sizes.values()):,} B", end="")
    assert sum(sizes.values()) <= ALL_SCRIPTS
