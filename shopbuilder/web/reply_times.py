"""How long a shop takes to reply, in a neighbour's words."""

from typing import Final

from shopbuilder.i18n import translate, translate_plural
from tenants.errors import N_

#: Up to so many minutes, these words.
_WORDS: Final = (
    (15, N_("Usually replies at once")),
    (45, N_("Usually replies within half an hour")),
    (90, N_("Usually replies within the hour")),
)
#: Longer than this many opening hours is a day, or more than one.
_A_DAY: Final = 8
_DAYS: Final = 20


def reply_time(minutes: int | None) -> str:
    """Return "Répond en 2 h environ" for minutes of opening hours; "" where nothing is known."""
    if minutes is None:
        return ""
    words = next((words for most, words in _WORDS if minutes <= most), "")
    return translate(words) if words else _in_hours(round(minutes / 60))


def _in_hours(hours: int) -> str:
    if hours <= _A_DAY:
        return translate_plural(
            "Usually replies in about %(num)s hour", "Usually replies in about %(num)s hours", hours
        )
    if hours <= _DAYS:
        return translate(N_("Usually replies within a day"))
    return translate(N_("Usually replies within a few days"))
