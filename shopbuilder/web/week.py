"""Opening hours and closings in words, as pages on both sides of the counter show them."""

from datetime import time, timedelta

from shopbuilder.i18n import translate
from shopbuilder.profile.opening_hours import Closing, DayHours, Hours, LocalSpan
from shopbuilder.profile.queries import local_today
from shopbuilder.web.formats import DASH, day, hour
from tenants.errors import N_

#: Public holidays never touch so many weeks in a row.
_WEEKS = 10


def usual_week(hours: Hours) -> list[DayHours]:
    """Return the first whole week ahead without a public holiday."""
    today = local_today()
    monday = today + timedelta(days=7 - today.weekday())
    weeks = (hours.week(monday + timedelta(weeks=ahead)) for ahead in range(_WEEKS))
    first = next(weeks)
    if not any(each.holiday for each in first):
        return first
    return next((week for week in weeks if not any(each.holiday for each in week)), first)


def day_in_words(each: DayHours) -> str:
    """Return "9 h – 12 h 30, 14 h – 19 h" or "fermé"."""
    return ", ".join(span_in_words(span) for span in each.spans) or translate(N_("closed"))


def span_in_words(span: LocalSpan) -> str:
    """Return "9 h – 12 h 30", with the remark written beside it."""
    if span.opens == span.closes == time.min:
        stretch = translate(N_("day and night"))
    else:
        closes = translate(N_("midnight")) if span.closes == time.min else hour(span.closes)
        stretch = f"{hour(span.opens)}{DASH}{closes}"
    return f"{stretch} ({span.comment})" if span.comment else stretch


def closing_in_words(closing: Closing) -> str:
    """Return "Closed from Monday 3 August to Saturday 15 August (holidays)"."""
    if closing.closes_at is not None:
        said = translate(
            N_("Closes at %(hour)s on %(day)s"),
            hour=hour(closing.closes_at),
            day=day(closing.first_day),
        )
    elif closing.first_day == closing.last_day:
        said = translate(N_("Closed on %(day)s"), day=day(closing.first_day))
    else:
        said = translate(
            N_("Closed from %(first)s to %(last)s"),
            first=day(closing.first_day),
            last=day(closing.last_day),
        )
    return f"{said} ({closing.reason})" if closing.reason else said
