"""Where the public reads whether a shop is open: each surface answers with a kind a shop.

A new surface is a function and a line in SURFACES.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from typing import Final
from zoneinfo import ZoneInfo

from shopbuilder.profile.opening_hours import Kind
from tenants.clock import now
from tests.conftest import Browser
from tests.shopbuilder.web.linked_data.reading import says_open, things_on

#: Given a browser at the town and the slugs of its shops: what is said of each shop it shows.
Surface = Callable[[Browser, frozenset[str]], Mapping[str, Kind]]

PARIS: Final = ZoneInfo("Europe/Paris")
_KINDS: Final[tuple[Kind, ...]] = ("open", "closed", "unknown")


class _States(HTMLParser):
    """Finds the state that stands after each link to a shop."""

    def __init__(self, shops: frozenset[str]) -> None:
        super().__init__()
        self._shops = shops
        self._shop = ""
        self.found: dict[str, Kind] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        slug = said.get("href", "").removeprefix("/")
        if tag == "a" and slug in self._shops:
            self._shop = slug
        classes = said.get("class", "").split()
        if self._shop and "state" in classes:
            [kind] = [kind for kind in _KINDS if kind in classes]
            self.found[self._shop] = kind
            self._shop = ""


def states_on(page: str, shops: frozenset[str]) -> dict[str, Kind]:
    """Return what a page says of the shops it links to."""
    parser = _States(shops)
    parser.feed(page)
    return parser.found


def _pages(resident: Browser, path: str, part: str = "page") -> Iterator[str]:
    """Yield every page of a long list, or every stretch of a street (`part`: troncon)."""
    number = 1
    while True:
        answer = resident.get(f"{path}?{part}={number}" if number > 1 else path)
        assert answer.status_code == 200, path
        yield answer.text
        number += 1
        if f"{part}={number}" not in answer.text:
            return


def the_list(resident: Browser, shops: frozenset[str]) -> Mapping[str, Kind]:
    """Every page of the list of all shops."""
    found: dict[str, Kind] = {}
    for page in _pages(resident, "/recherche"):
        found |= states_on(page, shops)
    return found


@cache
def _streets(resident: Browser) -> tuple[str, ...]:
    """Return the addresses of the streets, whatever the hour."""
    return tuple(sorted(set(re.findall(r'href="(/rue/[a-z0-9-]+)"', resident.get("/rues").text))))


def the_streets(resident: Browser, shops: frozenset[str]) -> Mapping[str, Kind]:
    """Every stretch of every street, as it is drawn."""
    found: dict[str, Kind] = {}
    for street in _streets(resident):
        found |= _in_street(resident, street, shops, now())
    return found


@cache
def _in_street(
    resident: Browser, street: str, shops: frozenset[str], at: datetime
) -> Mapping[str, Kind]:
    """Return what the stretches of a street say at an instant. Each is looked at once: the streets
    with hours are among all of them."""
    found: dict[str, Kind] = {}
    for page in _pages(resident, street, "troncon"):
        found |= states_on(page, shops)
    return found


@cache
def _streets_with_hours(resident: Browser, shops: frozenset[str]) -> tuple[str, ...]:
    """Return the streets in which some shop has hours that are known."""
    return tuple(
        street
        for street in _streets(resident)
        if set(_in_street(resident, street, shops, now()).values()) - {"unknown"}
    )


def the_streets_with_hours(resident: Browser, shops: frozenset[str]) -> Mapping[str, Kind]:
    """The streets in which the hour of the day changes something."""
    found: dict[str, Kind] = {}
    for street in _streets_with_hours(resident, shops):
        found |= _in_street(resident, street, shops, now())
    return found


@cache
def _told(resident: Browser, slug: str, at: datetime) -> tuple[str, bool]:
    """Return what the page of a shop says at an instant: its first state to people, and to machines
    whether it is open. Asked for once, since both stand on the same page."""
    page = resident.get(f"/{slug}").text
    said = re.search(r'class="state (open|closed|unknown)"', page)
    shop = next(thing for thing in things_on(page) if "address" in thing)
    told = shop.get("openingHoursSpecification", [])
    return said[1] if said else "", says_open(told, at.astimezone(PARIS))


def the_shop_pages(resident: Browser, shops: frozenset[str]) -> Mapping[str, Kind]:
    """The page of each shop: its first state."""
    said = {slug: _told(resident, slug, now())[0] for slug in sorted(shops)}
    return {slug: next(kind for kind in _KINDS if kind == said[slug]) for slug in said}


def the_linked_data(resident: Browser, shops: frozenset[str]) -> Mapping[str, Kind]:
    """What the page of each shop tells machines: open, or not known to be."""
    return {
        slug: "open" if _told(resident, slug, now())[1] else "unknown" for slug in sorted(shops)
    }


def the_plan(resident: Browser, shops: frozenset[str]) -> Mapping[str, Kind]:
    """Marks and list of the plan, street by street: they agree with each other, too."""
    found: dict[str, Kind] = {}
    for street in _streets(resident):
        page = resident.get(f"/plan?rue={street.removeprefix('/rue/')}").text
        marks = re.findall(r'<a class="m (open|closed|unknown) [^"]*" href="/([a-z0-9-]+)"', page)
        listed = re.findall(r'<li class="(open|closed|unknown)"><a href="/([a-z0-9-]+)"', page)
        assert listed, street
        for said, slug in (*marks, *listed):
            kind = next(kind for kind in _KINDS if kind == said)
            assert found.setdefault(slug, kind) == kind, slug
    return {slug: kind for slug, kind in found.items() if slug in shops}


SURFACES: Final[Mapping[str, Surface]] = {
    "list": the_list,
    "streets with hours": the_streets_with_hours,
    "street pages": the_streets,
    "shop pages": the_shop_pages,
    "linked data": the_linked_data,
    "plan": the_plan,
}
#: Surfaces on which every shop of the town is to be found; a shop may stand in no street.
WHOLE: Final = frozenset({"list", "shop pages", "linked data", "plan"})
#: Surfaces that leave out streets where the hours of no shop are known.
ONLY_KNOWN: Final = frozenset({"streets with hours"})
#: Surfaces that can say "open" and nothing else: silence is "closed" or "unknown".
ONLY_OPEN: Final = frozenset({"linked data"})
#: Surfaces that ask for a page a shop, or a street, are looked at at a few of the instants.
SLOW: Final = frozenset({"street pages", "shop pages", "linked data", "plan"})
SEVERAL: Final = ("a Tuesday, 12:35", "14 July, 10:30", "a Sunday, 00:30")
