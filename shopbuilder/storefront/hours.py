"""The coming week at a shop, day by day, exceptions and holidays told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from shopbuilder.i18n import language, translate
from shopbuilder.profile.opening_hours import Closing, DayHours, Hours, LocalSpan
from shopbuilder.web.formats import weekday
from shopbuilder.web.week import closing_in_words, day_in_words


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the table."""

    name: str
    is_today: bool
    #: "9 h – 12 h 30, 14 h – 19 h" or "fermé".
    text: str
    #: Why it differs: an exception, a holiday; "" on usual days.
    note: str
    #: Outline of its spans, 96 quarters of an hour wide and 1 high, for those who look.
    bar: str


def coming_days(hours: Hours, at: datetime) -> list[DayLine]:
    """Return seven local days from today; nothing where nobody knows the hours."""
    if not hours.known:
        return []
    today = at.astimezone(hours.zone).date()
    return [_line(each, today) for each in hours.week(today, language=language()[:2])]


def closings_ahead(closings: Sequence[Closing], at: datetime, hours: Hours) -> list[str]:
    """Return each exception that is not over, in words."""
    today = at.astimezone(hours.zone).date()
    return [closing_in_words(closing) for closing in closings if closing.last_day >= today]


def _line(each: DayHours, today: date) -> DayLine:
    return DayLine(
        name=weekday(each.day),
        is_today=each.day == today,
        text=day_in_words(each),
        note=_note(each),
        bar="".join(_stretch(span) for span in each.spans),
    )


def _stretch(span: LocalSpan) -> str:
    """Return a span as a part of a path; what goes on after midnight ends there."""
    start = _quarters(span.opens)
    end = _quarters(span.closes)
    if end <= start:
        end = 96.0
    return f"M{start:.4g} 0h{end - start:.4g}v1h{start - end:.4g}z"


def _quarters(local: time) -> float:
    return local.hour * 4 + local.minute / 15


def _note(each: DayHours) -> str:
    closing = each.closing
    if closing is None:
        return each.holiday
    if closing.reason:
        return closing.reason
    early = closing.closes_at is not None
    return translate("closes early") if early else translate("exceptional closing")
