"""The weekly hours as fields of a form: two stretches a day, and back to one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final, Self

from shopbuilder.profile.opening_hours import (
    DayHours,
    Hours,
    HoursRefused,
    hours_value,
)
from shopbuilder.profile.queries import read_hours
from shopbuilder.web.formats import weekday
from shopbuilder.web.week import day_in_words, usual_week
from tenants.clock import now
from tenants.errors import N_

STRETCHES: Final = 2
#: A form that shows the written hours agrees with them over so many days.
_COMPARED = timedelta(days=370)
_MONDAY = date(2024, 1, 1)

Stretch = tuple[str, str]


@dataclass(frozen=True)
class WeekForm:
    """What stands in the fields: "09:00" or "" each."""

    #: Monday to Sunday; each has two stretches (opens, closes).
    days: Sequence[Sequence[Stretch]]
    holidays_closed: bool
    #: The fields say all that the written hours say; else saving loses something.
    complete: bool = True

    @classmethod
    def of(cls, hours: Hours) -> Self:
        """Return the fields for written hours; empty ones where nobody knows the hours."""
        closed = "PH off" in (hours.notation or "")
        week = [_fields(each) for each in usual_week(hours)] if hours.known else [_fields()] * 7
        form = cls(week, closed)
        return cls(week, closed, complete=not hours.known or form.says(hours))

    @classmethod
    def typed(cls, fields: Mapping[str, str]) -> Self:
        """Return the fields as they were sent: `j0-1-de` is when Monday's first stretch opens."""
        return cls(
            [
                [
                    (_sent(fields, f"j{day}-{number}-de"), _sent(fields, f"j{day}-{number}-a"))
                    for number in range(1, STRETCHES + 1)
                ]
                for day in range(7)
            ],
            fields.get("feries") == "1",
        )

    def value(self) -> str:
        """Return the `opening_hours` value. Raises HoursRefused for fields that make no sense."""
        week = {number: _stretches(number, day) for number, day in enumerate(self.days)}
        if not any(week.values()):
            raise HoursRefused(N_("Please give at least one day on which you are open."))
        return hours_value(week, self.holidays_closed)

    def says(self, hours: Hours) -> bool:
        """Tell whether the fields mean the same as written hours, over a year."""
        try:
            mine = read_hours(self.value())
        except HoursRefused:
            return False
        start = now()
        return mine.intervals(start, start + _COMPARED) == hours.intervals(start, start + _COMPARED)


def week_in_words(hours: Hours) -> list[tuple[str, str]]:
    """Return name and hours of each day of a usual week; nothing where nobody knows them."""
    if not hours.known:
        return []
    return [(weekday(each.day), day_in_words(each)) for each in usual_week(hours)]


def name_of_day(number: int) -> str:
    """Return "lundi" for 0."""
    return weekday(_MONDAY + timedelta(days=number))


def _fields(each: DayHours | None = None) -> list[Stretch]:
    spans = each.spans[:STRETCHES] if each else ()
    written = [(f"{span.opens:%H:%M}", f"{span.closes:%H:%M}") for span in spans]
    return written + [("", "")] * (STRETCHES - len(written))


def _sent(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "").strip()[:8]


def _stretches(number: int, day: Sequence[Stretch]) -> list[tuple[time, time]]:
    read = sorted(_stretch(number, each) for each in day if any(each))
    for (opened, closed), (opens, _) in pairwise(read):
        if closed <= opened:
            raise HoursRefused(
                N_("On %(day)s, only the last period can go past midnight."),
                day=name_of_day(number),
            )
        if closed > opens:
            raise HoursRefused(N_("On %(day)s, the two periods overlap."), day=name_of_day(number))
    return read


def _stretch(number: int, fields: Stretch) -> tuple[time, time]:
    try:
        opens, closes = (time.fromisoformat(text).replace(second=0) for text in fields)
    except ValueError:
        raise HoursRefused(
            N_("On %(day)s, a period needs both its opening and its closing time."),
            day=name_of_day(number),
        ) from None
    if opens == closes != time.min:
        raise HoursRefused(
            N_("On %(day)s, a period opens and closes at the same time."),
            day=name_of_day(number),
        )
    return opens, closes
