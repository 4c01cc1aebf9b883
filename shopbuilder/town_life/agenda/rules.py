"""How a rendez-vous comes again, as RFC 5545 writes it: read, bounded, refused with a sentence.

A rule comes back on days, never more than once a day: hours are those of the first time. What a
rule may say is a list of what is known; the rest is refused, not guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from shopbuilder.town_life.errors import AgendaRefused
from tenants.errors import N_

FREQUENCIES: Final = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: No rendez-vous is announced more often with a number; a longer one says until which day.
MOST_COUNTED: Final = 1000
_LONGEST_RULE: Final = 400
_MOST_STEPS: Final = 400
_DAY = re.compile(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)")
_COUNTED = re.compile(r"(?=0*[1-9])[0-9]{1,9}")
#: Programs that know no rule without an end write the last day there is; clocks go no further.
_END_OF_TIME: Final = "9999"
_SIGNED = re.compile(r"[+-]?\d{1,3}(,[+-]?\d{1,3})*")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
#: "The second Tuesday" means something within a month or a year only.
_MOST_NUMBERED: Mapping[str, int] = MappingProxyType({"YEARLY": 53, "MONTHLY": 53})
_TOO_OFTEN: Final = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_WITHIN_THE_DAY: Final = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})

#: Part of a rule: smallest and largest number without its sign, whether it may count from the end,
#: and with which frequencies RFC 5545 gives it a meaning.
_NUMBERS: Mapping[str, tuple[int, int, bool, tuple[str, ...]]] = MappingProxyType(
    {
        "BYMONTH": (1, 12, False, FREQUENCIES),
        "BYMONTHDAY": (1, 31, True, ("YEARLY", "MONTHLY")),
        "BYYEARDAY": (1, 366, True, ("YEARLY",)),
        "BYWEEKNO": (1, 53, True, ("YEARLY",)),
        "BYSETPOS": (1, 366, True, FREQUENCIES),
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """How often, on which days, and until when; days are local days of the town."""

    frequency: str
    interval: int = 1
    #: So many times at most, the first one included; None = no number given.
    count: int | None = None
    #: Last day on which it may come; None = no last day.
    until: date | None = None
    #: Number within the month or year (None = each one) and weekday, 0 = Monday.
    weekdays: tuple[tuple[int | None, int], ...] = ()
    #: The other BY… parts by their names in lower case: {"bymonth": (3, 4)}, as sorted pairs.
    numbers: tuple[tuple[str, tuple[int, ...]], ...] = ()
    #: First day of the week, 0 = Monday.
    week_start: int = 0

    @property
    def text(self) -> str:
        """The rule as it is stored, its last day as a local day."""
        return ";".join(self.parts(f"{self.until:%Y%m%d}" if self.until else ""))

    def parts(self, until: str) -> list[str]:
        """Return the parts of the rule with its end written like this ("" = none)."""
        said = {
            "FREQ": self.frequency,
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "COUNT": str(self.count or ""),
            "UNTIL": until,
            "BYDAY": ",".join(f"{number or ''}{WEEKDAYS[day]}" for number, day in self.weekdays),
            **{name.upper(): ",".join(map(str, values)) for name, values in self.numbers},
            "WKST": WEEKDAYS[self.week_start] if self.week_start else "",
        }
        return [f"{name}={value}" for name, value in said.items() if value]


@lru_cache(maxsize=4096)
def read_rule(text: str, starts: time, zone: ZoneInfo) -> Rule:
    """Return the rule that an RRULE value tells ("FREQ=WEEKLY;BYDAY=SA").

    Args:
        text: the value, without "RRULE:".
        starts: local hour at which the rendez-vous begins: an UNTIL that names an earlier hour
            leaves that day out.
        zone: of the town.

    Raises AgendaRefused.
    """
    said = _split(text)
    frequency = said.pop("FREQ", "")
    if frequency in _TOO_OFTEN or _WITHIN_THE_DAY & said.keys():
        raise AgendaRefused(N_("An event can come back once a day at most."))
    if frequency not in FREQUENCIES:
        raise _unclear(text)
    count = _number(said.pop("COUNT", ""), MOST_COUNTED)
    until = _last_day(said.pop("UNTIL", ""), starts, zone)
    if count and until:
        raise AgendaRefused(N_("Say how many times or until which day, not both."))
    rule = Rule(
        frequency,
        _number(said.pop("INTERVAL", ""), _MOST_STEPS) or 1,
        count,
        until,
        _weekdays(said.pop("BYDAY", ""), frequency),
        week_start=_weekday(said.pop("WKST", "MO")),
        numbers=tuple(sorted(_numbers(said, frequency, text))),
    )
    _refuse_places_beyond(rule)
    return rule


def _refuse_places_beyond(rule: Rule) -> None:
    """Refuse "the second of one day": it would be looked for day by day until the year 9999."""
    most = {"DAILY": 1, "WEEKLY": max(1, len(rule.weekdays)), "MONTHLY": 31}
    places = dict(rule.numbers).get("bysetpos", ())
    if any(abs(place) > most.get(rule.frequency, 366) for place in places):
        raise AgendaRefused(N_("This rule names no day that ever comes."))


def _unclear(text: str) -> AgendaRefused:
    return AgendaRefused(N_("This rule cannot be read: “%(rule)s”."), rule=text[:80])


def _split(text: str) -> dict[str, str]:
    parts = text.strip().upper().rstrip(";").split(";")
    said = {name: value for name, _, value in (part.partition("=") for part in parts)}
    if len(text) > _LONGEST_RULE or len(said) != len(parts) or not all(said.values()):
        raise _unclear(text)
    return said


def _number(written: str, most: int) -> int | None:
    if not written:
        return None
    if not _COUNTED.fullmatch(written):
        raise _unclear(written)
    if int(written) > most:
        raise AgendaRefused(
            N_("That is too many times: %(most)s at most. Say until which day instead."), most=most
        )
    return int(written)


def _last_day(written: str, starts: time, zone: ZoneInfo) -> date | None:
    if not written:
        return None
    found = _UNTIL.fullmatch(written)
    if found is None:
        raise _unclear(written)
    day, hour, in_utc = found.groups()
    if day >= _END_OF_TIME:
        return None
    try:
        moment = datetime.strptime(day + (hour or "235959"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        local = moment.astimezone(zone) if in_utc else moment
        return local.date() - timedelta(days=local.time() < starts)
    except (ValueError, OverflowError):
        raise _unclear(written) from None


def _weekday(written: str) -> int:
    if written not in WEEKDAYS:
        raise _unclear(written)
    return WEEKDAYS.index(written)


def _weekdays(written: str, frequency: str) -> tuple[tuple[int | None, int], ...]:
    days = [_numbered_day(each, frequency) for each in written.split(",") if written]
    if len({number is None for number, _ in days}) > 1:
        # "Each Monday and the first Tuesday": programs disagree on what it means.
        raise _unclear(written)
    return tuple(dict.fromkeys(days))


def _numbered_day(written: str, frequency: str) -> tuple[int | None, int]:
    found = _DAY.fullmatch(written)
    if not found:
        raise _unclear(written)
    number = int(found[1]) if found[1] else None
    if abs(number or 0) > _MOST_NUMBERED.get(frequency, 0):
        raise _unclear(written)
    return number, WEEKDAYS.index(found[2])


def _numbers(
    said: Mapping[str, str], frequency: str, text: str
) -> list[tuple[str, tuple[int, ...]]]:
    found = []
    for name, written in said.items():
        if name not in _NUMBERS or frequency not in _NUMBERS[name][3]:
            raise _unclear(text)
        values = _values(name, written)
        if not values:
            raise _unclear(text)
        found.append((name.lower(), values))
    return found


def _values(name: str, written: str) -> tuple[int, ...]:
    """Return the numbers of a part, each once; none where one of them means nothing."""
    least, most, from_the_end, _ = _NUMBERS[name]
    if not _SIGNED.fullmatch(written):
        return ()
    values = tuple(dict.fromkeys(map(int, written.split(","))))
    sound = all(least <= abs(each) <= most and (each > 0 or from_the_end) for each in values)
    return values if sound else ()
