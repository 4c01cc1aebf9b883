"""Whether a shop is open, as a neighbour would say it: "ouvert · jusqu’à 13 h"."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from shopbuilder.i18n import translate
from shopbuilder.profile.opening_hours import OpenState
from shopbuilder.web.formats import NBSP, day, hour, weekday
from tenants.errors import N_

#: Beyond this many days a weekday would be taken for the wrong week: name the date.
_DAYS_BY_NAME = 6
#: A remark written with the hours is quoted up to this many characters.
_QUOTED = 60
#: An evening that ends before this hour still belongs to the day it began on.
_SMALL_HOURS = 8

#: What people write for "ring first", in the languages found in open data.
_BY_APPOINTMENT = frozenset(
    {
        "appointment only",
        "by appointment",
        "by appointment only",
        "on appointment",
        "sur rdv",
        "sur rendez-vous",
        "sur rendez vous",
        "sur rendez-vous uniquement",
        "uniquement sur rendez-vous",
    }
)

_CLOSED = {
    "usual": N_("closed"),
    "early": N_("closed early today"),
    "exceptional": N_("temporarily closed"),
}
_OPENS = {
    "today": N_("opens at %(hour)s"),
    "tomorrow": N_("opens tomorrow at %(hour)s"),
    "weekday": N_("opens on %(weekday)s at %(hour)s"),
    "date": N_("opens on %(day)s at %(hour)s"),
}
_REOPENS = {
    "today": N_("reopens at %(hour)s"),
    "tomorrow": N_("reopens tomorrow at %(hour)s"),
    "weekday": N_("reopens on %(weekday)s at %(hour)s"),
    "date": N_("reopens on %(day)s at %(hour)s"),
}
_OPEN_UNTIL = {
    "today": N_("open · until %(hour)s"),
    "tomorrow": N_("open · until tomorrow %(hour)s"),
    "weekday": N_("open · until %(weekday)s %(hour)s"),
    "date": N_("open · until %(day)s"),
}
_OPEN_ALWAYS = N_("open day and night")


def state_in_words(state: OpenState, at: datetime, zone: ZoneInfo, *, known: bool = True) -> str:
    """Return the state of a shop at `at` (UTC) in the reader's language.

    Args:
        state: as the shop's hours say at that instant.
        at: the instant.
        zone: of the town.
        known: whether anybody wrote hours down (`Hours.known`).
    """
    if state.kind == "open":
        return _open(state, at, zone)
    if state.kind == "closed":
        return _closed(state, at, zone)
    if not known:
        return translate("opening hours not given")
    return _perhaps(state.comment)


def _open(state: OpenState, at: datetime, zone: ZoneInfo) -> str:
    if state.until is None:
        said = translate(_OPEN_ALWAYS)
    else:
        # Midnight ends the day before it; two in the morning ends the evening before.
        last = state.until - timedelta(minutes=1)
        nearness = _nearness(at, last, zone)
        if nearness == "tomorrow" and last.astimezone(zone).hour < _SMALL_HOURS:
            nearness = "today"
        said = translate(_OPEN_UNTIL[nearness], **_moment(last, zone, ends=state.until))
    return f"{said} · {_quoted(state.comment)}" if state.comment else said


def _closed(state: OpenState, at: datetime, zone: ZoneInfo) -> str:
    manner = "usual"
    if state.closing is not None:
        manner = "exceptional" if state.closing.closes_at is None else "early"
    said = translate(_CLOSED[manner])
    opens = opening_in_words(state, at, zone)
    return f"{said} · {opens}" if opens else said


def opening_in_words(state: OpenState, at: datetime, zone: ZoneInfo) -> str:
    """Return when a closed shop opens, "rouvre mardi à 9 h"; "" when nobody knows."""
    if state.kind != "closed" or state.until is None:
        return ""
    verb = _OPENS if state.closing is None else _REOPENS
    return translate(verb[_nearness(at, state.until, zone)], **_moment(state.until, zone))


def slot_in_words(starts_at: datetime, ends_at: datetime, at: datetime, zone: ZoneInfo) -> str:
    """Return a window of time as seen from `at`: "aujourd’hui, de 9 h à 9 h 30"."""
    nearness = _nearness(at, starts_at, zone)
    named = {"today": translate("today"), "tomorrow": translate("tomorrow")}
    return translate(
        "%(day)s, from %(start)s to %(end)s",
        day=named.get(nearness) or day(starts_at.astimezone(zone).date()),
        start=hour(starts_at.astimezone(zone).time()),
        end=hour(ends_at.astimezone(zone).time()),
    )


def _perhaps(comment: str) -> str:
    if not comment:
        return translate("hours vary: please ask")
    if comment.strip().lower().rstrip(".") in _BY_APPOINTMENT:
        return translate("by appointment")
    return _quoted(comment)


def _quoted(comment: str) -> str:
    text = " ".join(comment.split())
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def _nearness(at: datetime, moment: datetime, zone: ZoneInfo) -> str:
    days = (moment.astimezone(zone).date() - at.astimezone(zone).date()) // timedelta(days=1)
    if days <= 1:
        return "today" if days <= 0 else "tomorrow"
    return "weekday" if days <= _DAYS_BY_NAME else "date"


def _moment(named: datetime, zone: ZoneInfo, *, ends: datetime | None = None) -> dict[str, str]:
    """Return the names of an instant's day, and of its hour or of the one at which it ends."""
    local = (ends or named).astimezone(zone).time()
    midnight = ends is not None and local.hour == local.minute == 0
    date = named.astimezone(zone).date()
    return {
        "hour": translate("midnight") if midnight else hour(local),
        "weekday": weekday(date),
        "day": day(date).replace(" ", NBSP),
    }
