"""What the town says at its door: it knows the day, the hour and the market."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from shopbuilder.i18n import translate
from shopbuilder.profile.opening_hours import public_holidays
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.web.formats import hour, in_sentence, weekday
from tenants.context import CurrentTown
from tenants.errors import N_

#: Parts of a day: before which local hour, what is said.
_PARTS: Final = (
    (5, N_("Good evening! It is late, the town is asleep.")),
    (8, N_("Good morning! It is %(weekday)s, the town is waking up.")),
    (12, N_("Good morning! It is %(weekday)s morning.")),
    (14, N_("Hello! It is %(weekday)s, time for lunch.")),
    (18, N_("Good afternoon! It is %(weekday)s afternoon.")),
    (21, N_("Good evening! It is %(weekday)s evening.")),
    (24, N_("Good evening! It is %(weekday)s, the day is over.")),
)
#: Before which local hour, what is written over goods of open shops. Boundaries are those of _PARTS.
_TAKE_HOME: Final = (
    (12, N_("To take home this morning")),
    (14, N_("To take home at lunchtime")),
    (18, N_("To take home this afternoon")),
    (24, N_("To take home this evening")),
)
#: From and until when a market or a holiday is what matters most.
_DAYLIGHT = range(5, 18)


def greeting(at: datetime, town: CurrentTown, markets: Sequence[Rendezvous]) -> str:
    """Return the sentence of the hour; `markets` are those of the agenda that are not over."""
    local = at.astimezone(town.zone)
    today, name = local.date(), weekday(local.date())
    if local.hour in _DAYLIGHT:
        if any(market.starts_at.astimezone(town.zone).date() <= today for market in markets):
            return translate("Hello! It is %(weekday)s, it is market day.", weekday=name)
        if today in public_holidays(town.country, town.subdivision, today.year):
            return translate("Hello! It is %(weekday)s, a public holiday.", weekday=name)
    _, sentence = _part(local)
    return translate(sentence, weekday=name)


def take_home(at: datetime, town: CurrentTown) -> str:
    """Return the heading of goods that can be fetched at this hour."""
    local = at.astimezone(town.zone)
    return translate(next(said for before, said in _TAKE_HOME if local.hour < before))


def next_part(at: datetime, town: CurrentTown) -> datetime:
    """Return the instant at which the town says something else."""
    local = at.astimezone(town.zone)
    before, _ = _part(local)
    midnight = datetime.combine(local.date(), time.min, tzinfo=town.zone)
    if before == _PARTS[-1][0]:
        midnight, before = midnight + timedelta(days=1), 0
    return midnight.replace(hour=before).astimezone(at.tzinfo)


def market_now(at: datetime, markets: Sequence[Rendezvous]) -> str:
    """Return "marché place du Puits jusqu’à 13 h" while there is one, else nothing."""
    for market in markets:
        if market.starts_at <= at < market.ends_at:
            return translate("market, %(place)s, until %(hour)s" if market.place
                else N_("market until %(hour)s"),
                place=in_sentence(market.place),
                hour=hour(market.ends_at),
            )  # fmt: skip
    return ""


def _part(local: datetime) -> tuple[int, str]:
    return next(part for part in _PARTS if local.hour < part[0])
