"""Which part of the agenda a reader asks for: a span of days, and what it is narrowed to."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from shopbuilder.town_life.agenda.kinds import KINDS, NEUTRAL
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.web.pages import slug
from shopbuilder.web.rendezvous.words import first_day
from tenants.errors import NotFound

#: Days that the plain page shows.
AHEAD: Final = 14
#: Rendez-vous that it shows: whole days, until there are so many.
ENOUGH: Final = 8
#: Days and weeks have pages so far back and so far ahead: no robot walks into the year 9999.
_PAST: Final = timedelta(weeks=9)
_FUTURE: Final = timedelta(weeks=53)
_DAY: Final = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_WEEK: Final = re.compile(r"(20\d\d)-W(\d\d)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A span of local days and what it is narrowed to; "" = not narrowed."""

    #: "coming", "day" or "week".
    span: str
    first: date
    #: The day after the last one.
    end: date
    kind: str = ""
    shop: str = ""
    place: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether something is left out."""
        return bool(self.kind or self.shop or self.place)

    @property
    def query(self) -> str:
        """The same question as the query of an address, with its "?"; "" for the whole agenda."""
        said = {
            "jour": self.first.isoformat() if self.span == "day" else "",
            "semaine": week_of(self.first) if self.span == "week" else "",
            "genre": self.kind,
            "boutique": self.shop,
            "lieu": self.place,
        }
        given = {name: value for name, value in said.items() if value}
        return f"?{urlencode(given)}" if given else ""

    def holds(self, found: Rendezvous) -> bool:
        """Tell whether an occurrence is of what is asked for."""
        kind = found.kind if found.kind in KINDS else NEUTRAL
        return (
            self.kind in {"", kind}
            and self.shop in {"", found.shop_slug}
            and self.place in {"", found.place_slug}
        )

    def only(self, *, kind: str = "", shop: str = "", place: str = "") -> "Asked":
        """Return the same days narrowed to this alone; to nothing without arguments."""
        return replace(self, kind=kind, shop=shop, place=place)

    def on_day(self, day: date) -> "Asked":
        """Return the same for one day."""
        return replace(self, span="day", first=day, end=day + timedelta(days=1))

    def in_week(self, day: date) -> "Asked":
        """Return the same for the week of a day."""
        monday = day - timedelta(days=day.weekday())
        return replace(self, span="week", first=monday, end=monday + timedelta(days=7))


def asked_for(values: Mapping[str, str], today: date) -> Asked:
    """Return what the query of an address asks for.

    Raises NotFound for a day or week that is none or too far away, and for words that name nothing.
    """
    kind = values.get("genre", "")
    if kind and kind not in KINDS:
        raise NotFound
    whole = Asked(
        "coming",
        today,
        today + timedelta(days=AHEAD),
        kind,
        _named(values.get("boutique", "")),
        _named(values.get("lieu", "")),
    )
    if "jour" in values:
        return whole.on_day(_within(_day(values["jour"]), today))
    if "semaine" in values:
        return whole.in_week(_within(_monday(values["semaine"]), today))
    return whole


def week_of(day: date) -> str:
    """Return the week of a day as addresses have it: "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def reachable(asked: Asked, today: date) -> Asked | None:
    """Return what is asked for where it has a page, else None."""
    return asked if _first(today) <= asked.first <= today + _FUTURE else None


def _first(today: date) -> date:
    earliest = today - _PAST
    return earliest - timedelta(days=earliest.weekday())


def _within(day: date, today: date) -> date:
    if not _first(today) <= day <= today + _FUTURE:
        raise NotFound
    return day


def _named(written: str) -> str:
    return slug(written) if written else ""


def _day(written: str) -> date:
    found = _DAY.fullmatch(written)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise NotFound


def _monday(written: str) -> date:
    found = _WEEK.fullmatch(written)
    try:
        if found:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        pass
    raise NotFound


def short_enough(asked: Asked, found: Iterable[Rendezvous]) -> Asked:
    """Return what is coming, cut after the day that makes it enough; a day or a week as it is."""
    if asked.span != "coming":
        return asked
    starts = sorted(max(first_day(each), asked.first) for each in found)
    if len(starts) <= ENOUGH:
        return asked
    return replace(asked, end=min(asked.end, starts[ENOUGH - 1] + timedelta(days=1)))


def choices(found: Iterable[Rendezvous]) -> dict[str, dict[str, str]]:
    """Return what the agenda can be narrowed to: value and name, by "kind", "place", "shop"."""
    kinds, places, shops = set(), {}, {}
    for each in found:
        kinds.add(each.kind if each.kind in KINDS else NEUTRAL)
        if each.shop and each.shop_slug:
            shops[each.shop_slug] = each.shop
        if each.place_slug:
            places[each.place_slug] = each.place_name or each.street or ""
    return {
        "kind": {kind: KINDS[kind] for kind in KINDS if kind in kinds},
        "place": dict(sorted(places.items())),
        "shop": dict(sorted(shops.items())),
    }
