"""Prices, days and hours as the reader writes them; registered as template filters."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from flask import Flask

from shopbuilder.i18n import OWN, language, translate
from shopbuilder.web.joined_names import at_place, of_person, of_place, of_shop, to_shop
from tenants.context import current_town

#: Prices and dates that are written again and again: so many of each are remembered.
_REMEMBERED: Final = 8192

NBSP = "\u00a0"
#: Between two hours: no line begins or ends with it.
DASH = f"{NBSP}–\u2060{NBSP}"
#: A number, and the street that it stands in.
_DOOR = re.compile(r"(\d+(?: ?(?:bis|ter|quater|[A-Za-z]))?) (\D.*)")
#: What a French place is: a capital in a title, none inside a sentence.
_COMMON_NOUN = re.compile(
    r"(allée|avenue|boulevard|chemin|cours?|esplanade|galerie|halles?|impasse|jardin|mail|montée|"
    r"parc|parking|parvis|passage|place|promenade|quai|route|rue|ruelle|sous|square)\b",
    re.IGNORECASE,
)


def price(cents: int, currency: str = "EUR") -> str:
    """Return cents as a price: 1250 is "12,50 €"."""
    return _price(cents, currency, _locale())


@lru_cache(maxsize=_REMEMBERED)
def _price(cents: int, currency: str, locale: str) -> str:
    return str(format_currency(Decimal(cents) / 100, currency, locale=locale))


def number(value: Decimal) -> str:
    """Return a number with the reader's decimal sign: "1,5"."""
    return str(format_decimal(value, locale=_locale()))


def day(moment: date | datetime) -> str:
    """Return "mardi 24 novembre", in the town's zone when an instant is given."""
    return _first_of_month(_date(moment, "EEEE d MMMM"))


def date_in_full(moment: date | datetime) -> str:
    """Return "24 novembre 2026": for what may be of another year."""
    return _first_of_month(f" {_date(moment, 'd MMMM y')}").strip()


def short_day(moment: date | datetime) -> str:
    """Return "mar. 24 nov."."""
    return _first_of_month(_date(moment, "EEE d MMM"))


def weekday(moment: date | datetime) -> str:
    """Return "mardi"."""
    return _date(moment, "EEEE")


def hour(moment: datetime | time) -> str:
    """Return "9 h" or "18 h 30", in the town's zone when an instant is given."""
    local = moment.astimezone(current_town().zone) if isinstance(moment, datetime) else moment
    if language().startswith("fr"):
        minutes = f"{NBSP}{local.minute:02d}" if local.minute else ""
        return f"{local.hour}{NBSP}h{minutes}"
    return f"{local.hour:02d}:{local.minute:02d}"


def slot(starts_at: datetime, ends_at: datetime) -> str:
    """Return "mardi 24 novembre, de 9 h à 9 h 30"."""
    return translate(
        "%(day)s, from %(start)s to %(end)s",
        day=day(starts_at),
        start=hour(starts_at),
        end=hour(ends_at),
    )


def moment(instant: datetime) -> str:
    """Return "mardi 24 novembre à 9 h 05"."""
    return translate("%(day)s at %(hour)s", day=day(instant), hour=hour(instant))


def in_sentence(place: str) -> str:
    """Return a place as it is written after other words: "rue du Four", but "Le Mail"."""
    return place[:1].lower() + place[1:] if _COMMON_NOUN.match(place) else place


def site_name(address: str) -> str:
    """Return the name of the site of an address: "www.agendadulibre.org"."""
    return urlsplit(address).hostname or address


def door(address: str) -> str:
    """Return a door as one writes it on an envelope: "2 Rue du Four" is "2, rue du Four"."""
    parted = _DOOR.fullmatch(address)
    return f"{parted[1]}, {in_sentence(parted[2])}" if parted else address


def percent(rate: int) -> str:
    """Return a VAT rate in hundredths of a per cent as words: 550 is "5,5 %"."""
    said = str(format_percent(Decimal(rate) / 10_000, "#,##0.##%", locale=_locale()))
    # Babel writes French with a pattern of its own; ours leaves no space to its sign.
    return said.replace("%", f"{NBSP}%") if language() == OWN else said


def install(app: Flask) -> None:
    """Register the formats as template filters."""
    filters: dict[str, Callable[..., str]] = {
        "price": price,
        "day": day,
        "short_day": short_day,
        "weekday": weekday,
        "hour": hour,
        "moment": moment,
        "percent": percent,
        "site_name": site_name,
        "in_sentence": in_sentence,
        "door": door,
    }
    for name, function in filters.items():
        app.add_template_filter(function, name)
    app.add_template_global(slot, "slot")
    for function in (of_place, at_place, of_shop, to_shop, of_person):
        app.add_template_global(function)


def _first_of_month(written: str) -> str:
    """Write the first of a month as French does: "jeudi 1er avril"."""
    return written.replace(" 1 ", " 1er ") if language().startswith("fr") else written


def _date(moment: date | datetime, pattern: str) -> str:
    return _written(_local_day(moment), pattern, _locale())


@lru_cache(maxsize=_REMEMBERED)
def _written(day_: date, pattern: str, locale: str) -> str:
    return str(format_date(day_, pattern, locale=locale))


def _locale() -> str:
    return language().replace("-", "_")


def _local_day(moment: date | datetime) -> date:
    return moment.astimezone(current_town().zone) if isinstance(moment, datetime) else moment
