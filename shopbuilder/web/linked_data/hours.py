"""Opening hours for machines: the usual week, and each day ahead that is not as usual."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any, Final

from shopbuilder.profile.opening_hours import DayHours, Hours

#: From yesterday on, whose night may still run, so many days are looked at.
DAYS_AHEAD: Final = 56
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MIDNIGHT: Final = "00:00"

#: From and until, as written: ("09:00", "12:30"). Until is the next day where it is not later.
Span = tuple[str, str]
Spans = tuple[Span, ...]


@lru_cache(maxsize=4096)
def hours_data(hours: Hours, today: date) -> list[dict[str, Any]]:
    """Return `openingHoursSpecification` as seen on a local day.

    First the usual week; then, with their dates, closings, holidays and all other days that differ
    from it: those rule over the week. What is only perhaps open is not said to be open.
    """
    if not hours.known:
        return []
    days = _days_ahead(hours, today - timedelta(days=1))
    usual = _usual_week(days)
    return [*_week(usual), *_exceptions(days, usual)]


def _days_ahead(hours: Hours, first: date) -> dict[date, DayHours]:
    weeks = range(0, DAYS_AHEAD, 7)
    return {
        each.day: each
        for offset in weeks
        for each in hours.week(first + timedelta(days=offset), language="fr")
    }


def _usual_week(days: dict[date, DayHours]) -> list[Spans]:
    """Return what most days of each weekday look like, closings and holidays left aside."""
    seen: list[Counter[Spans]] = [Counter() for _ in _NAMES]
    for day, each in days.items():
        weight = 1 if each.closing or each.holiday else len(days)
        seen[day.weekday()][_spans(each)] += weight
    return [counted.most_common(1)[0][0] for counted in seen]


def _spans(each: DayHours) -> Spans:
    return tuple(
        (_clock(span.opens), _until(span.opens, span.closes))
        for span in each.spans
        if span.kind == "open"
    )


def _clock(moment: time) -> str:
    return f"{moment:%H:%M}"


def _until(opens: time, closes: time) -> str:
    # 00:00 to 00:00 would say "closed all day": the vocabulary's readers take 23:59 for the end of it.
    return "23:59" if opens == closes == time.min else _clock(closes)


def _week(usual: Sequence[Spans]) -> Iterator[dict[str, Any]]:
    """Yield each stretch of the week once, with all the days that have it."""
    stretches = dict.fromkeys(span for spans in usual for span in spans)
    for opens, closes in sorted(stretches):
        named = [_NAMES[day] for day, spans in enumerate(usual) if (opens, closes) in spans]
        yield _specification(opens, closes, dayOfWeek=named if len(named) > 1 else named[0])


def _exceptions(days: dict[date, DayHours], usual: Sequence[Spans]) -> Iterator[dict[str, Any]]:
    shut: list[date] = []
    for day, each in sorted(days.items()):
        spans = _spans(each)
        if spans == usual[day.weekday()]:
            # A day that is shut anyway goes on with a closing, and begins none.
            if spans or not shut:
                yield from _shut(shut)
                shut = []
        elif spans:
            yield from _shut(shut)
            shut = []
            for opens, closes in spans:
                yield _dated(opens, closes, day, day)
        else:
            shut.append(day)
    yield from _shut(shut)


def _shut(days: Sequence[date]) -> Iterator[dict[str, Any]]:
    if days:
        yield _dated(_MIDNIGHT, _MIDNIGHT, days[0], days[-1])


def _dated(opens: str, closes: str, first: date, last: date) -> dict[str, Any]:
    return _specification(opens, closes, validFrom=first.isoformat(), validThrough=last.isoformat())


def _specification(opens: str, closes: str, **when: Any) -> dict[str, Any]:
    return {"@type": "OpeningHoursSpecification", **when, "opens": opens, "closes": closes}
