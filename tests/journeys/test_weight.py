"""First views fit the first TCP window, whole pages an old telephone; `make weigh` prints both."""

from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import ROOT, browser
from tests.journeys.weighing import weigh, zipped

TOWN = "montrelieu.localhost"
#: Ten segments of 1,460 bytes: what a server sends before it waits for the first answer.
FIRST_WINDOW = 14_600
ALL_SCRIPTS = 8_000
#: Grade A of EcoIndex begins at 81.
LEAST_ECO_INDEX = 85.5
MOST_REQUESTS = 12

PAGES = {
    "town": "/",
    "street": "/rue/rue-des-trois-fontaines",
    "square": "/rue/place-de-la-halle",
    "streets": "/rues",
    "shop": "/boulangerie-garance",
    "window": "/cafe-de-la-halle",
    "product": "/boulangerie-garance/baguette-de-tradition",
    "many goods": "/armelle-sauvaire",
    "all goods": "/armelle-sauvaire?articles=tous",
    "a shelf": "/armelle-sauvaire?rayon=Confiseries",
    "search": "/recherche?q=pain",
    "all shops": "/recherche",
    "narrowing": "/recherche?affiner=1",
    "as a list": "/rue/rue-des-trois-fontaines?vue=liste",
    "agenda": "/agenda",
    "a week": "/agenda?semaine=2026-W48",
    "choosing": "/agenda?choisir=1",
    "rendez-vous": "/agenda/grand-marche-du-samedi",
    "news": "/actualites",
    "people": "/gens",
    "plan": "/plan",
    "advice": "/conseil",
    "ask a shop": "/conseil/boulangerie-garance",
    "ranking": "/classement",
    "notice": "/mentions-legales",
    "accessibility": "/accessibilite",
    "help": "/aide",
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


@pytest.mark.parametrize("tongue", ["", "/en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_whole_page_is_light_on_an_old_telephone(
    demo: Flask, morning: None, name: str, tongue: str
) -> None:
    weight = weigh(browser(demo, TOWN), tongue + PAGES[name])
    print(
        f"\n{name:>13}: EcoIndex {weight.eco_index:.1f} · {weight.elements:4} elements"
        f" · {weight.requests:2} requests · {weight.everything / 1000:5.1f} kB  {tongue}{PAGES[name]}",
        end="",
    )
    assert (weight.eco_index >= LEAST_ECO_INDEX, weight.requests <= MOST_REQUESTS) == (True, True)


def test_all_scripts_together_are_small() -> None:
    scripts = sorted(Path(ROOT, "static", "js").glob("*.js"))
    sizes = {script.name: zipped(script.read_bytes()) for script in scripts}
    print(f"\n   scripts: {sizes} = {sum(sizes.values()):,} B", end="")
    assert sum(sizes.values()) <= ALL_SCRIPTS
