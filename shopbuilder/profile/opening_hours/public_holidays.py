"""Public holidays the evaluating library does not know, written into the notation as dated rules.

The library knows national holidays. Good Friday and 26 December in Alsace and Moselle, the
abolition days overseas, and whole territories it has never heard of come from `holidays`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays
import opening_hours

from shopbuilder.profile.opening_hours.notation import DAY, MONTHS, joined, rules_of
from shopbuilder.profile.opening_hours.spans import known_country

#: Départements share one calendar under another code in `holidays`.
_SUBDIVISIONS = {"67": "6AE", "68": "6AE", "2A": "", "2B": ""}
_OFFSET = r"(?: [+-]\d+ days?)?"
_WEEKDAY = rf"(?!PH|SH){DAY}(?:-{DAY}|\[[-\d,]+\])?{_OFFSET}"
_HOLIDAY = rf"[PS]H{_OFFSET}"
_ITEM = rf"(?:{_WEEKDAY}|{_HOLIDAY})"
#: A rule: months and the like, days with holidays among them, hours. "PH Mo-Fr" means only the
#: holidays that fall on those days; the library reads a union.
_RULE = re.compile(
    r'(?P<head>^|[^"]*? )'
    rf"(?:(?P<holidays>{_HOLIDAY}(?:,{_HOLIDAY})*) (?P<weekdays>{_WEEKDAY}(?:,{_WEEKDAY})*)"
    rf"|(?P<days>(?:{_WEEKDAY},)*{_HOLIDAY}(?:,{_ITEM})*))"
    r"(?P<tail>(?: .*)?)$"
)
_PUBLIC = re.compile(r"\bPH(?: ([+-]\d+) days?)?")
_NOON = timedelta(hours=12)


@lru_cache(maxsize=512)
def public_holidays(
    country: str, subdivision: str | None, year: int, language: str = "fr"
) -> Mapping[date, str]:
    """Return the holidays of one year with their names.

    Args:
        country: ISO 3166 code.
        subdivision: département or region ("57", "974"); one without holidays of its own is
            taken as None. Good Friday is a holiday only in those communes of Alsace-Moselle
            that have a Protestant church or a shared one; here it is one in all of them.
        year: calendar year.
        language: of the names, where they exist in it.
    """
    code = _SUBDIVISIONS.get(subdivision or "", subdivision) or None
    for subdiv in dict.fromkeys((code, None)):
        try:
            found = holidays.country_holidays(
                country.upper(), subdiv=subdiv, years=year, language=language, observed=False
            )
        except RuntimeError:  # what `holidays` raises for a place it does not know
            continue
        return MappingProxyType(dict(sorted(found.items())))
    return MappingProxyType({})


@lru_cache(maxsize=512)
def _unknown_to_library(country: str, subdivision: str | None, year: int) -> tuple[date, ...]:
    """Return the holidays of a year that the library does not see in "PH"."""
    known = known_country(country)
    if known and not subdivision:
        return ()
    ours = public_holidays(country, subdivision, year)
    if known is None:
        return tuple(ours)
    library = opening_hours.OpeningHours("PH", country=known)
    return tuple(day for day in ours if not library.is_open(_noon(day)))


def _noon(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), ZoneInfo("UTC")) + _NOON


@lru_cache(maxsize=4096)
def with_local_holidays(text: str, country: str, subdivision: str | None, year: int) -> str:
    """Return strict notation in which "PH" holds for every holiday around `year`, "SH" for none.

    Each rule for "PH" is followed by the same rule for the dates the library does not know,
    from the year before to two years after. Rules keep their order, since later ones win.
    """
    rules: list[tuple[str, str]] = []
    for separator, rule in rules_of(text):
        if "PH" in rule or "SH" in rule:
            expanded = _expanded(rule, country, subdivision, year)
            rules.extend((separator or "; ", written) for written in expanded)
        else:
            rules.append((separator, rule))
    return joined(rules) or "off"


def _expanded(rule: str, country: str, subdivision: str | None, year: int) -> Iterator[str]:
    """Yield a rule for "PH" and, where needed, the same for dates; or those dates alone."""
    found = _RULE.match(rule)
    if found is None or found["days"]:
        yield rule
    if found:
        days = _holidays_around(year, country, subdivision, every=not found["days"])
        moved = _moved(days, found["days"] or found["holidays"])
        selected = _selected(moved, f"{found['head']}{found['weekdays'] or ''}".strip())
        if selected:
            yield ",".join(map(_written, selected)) + found["tail"]


def _holidays_around(
    year: int, country: str, subdivision: str | None, *, every: bool
) -> list[date]:
    """Return the holidays of four years: every one, or those the library does not know."""
    source = public_holidays if every else _unknown_to_library
    return [day for near in range(year - 1, year + 3) for day in source(country, subdivision, near)]


def _moved(days: list[date], written: str) -> list[date]:
    """Return the days meant by "PH", by "PH -1 day", or by both."""
    offsets = [int(found[1] or 0) for found in _PUBLIC.finditer(written)]
    return sorted({day + timedelta(days=offset) for day in days for offset in offsets})


def _selected(days: list[date], selector: str) -> list[date]:
    """Keep the days that months, weeks or weekdays before the hours select."""
    if not selector:
        return days
    chosen = opening_hours.OpeningHours(f"{selector} 00:00-24:00")
    return [day for day in days if chosen.is_open(_noon(day).replace(tzinfo=None))]


def _written(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day}"
