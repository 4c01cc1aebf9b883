"""The state of opening of each shop on a page, in words, and when the page must be made anew."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from shopbuilder.i18n import language
from shopbuilder.profile.opening_hours import Closing, Kind
from shopbuilder.profile.queries import read_hours
from shopbuilder.web.words import opening_in_words, state_in_words
from tenants.context import current_town

#: Only these follow the sun; all others are read alike wherever the shop stands.
_BY_THE_SUN = re.compile(r"sun|dawn|dusk", re.IGNORECASE)
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Opening:
    """What a list says of a shop: its kind (a mark) and a sentence."""

    kind: Kind
    text: str
    #: UTC instant from which the sentence may be another one.
    changes_at: datetime
    #: When a closed shop opens next (UTC), None if it is not closed or nobody knows.
    opens_at: datetime | None = None
    #: The same in words: "ouvre demain à 9 h".
    opens: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    opening: Opening
    said_at: datetime


_Key = tuple[tuple[str | None, ...], str | None, float | None, float | None]
_kept: dict[_Key, _Kept] = {}


class Openings:
    """Tells the shops of the town entered at one instant, in the reader's language.

    Shops without exceptions share what was said of the same hours, for as long as it holds.
    """

    def __init__(self, at: datetime) -> None:
        town = current_town()
        self.at = at
        self._where = (language(), town.timezone, town.country, town.subdivision)

    def of(
        self,
        value: str | None,
        closings: Sequence[Closing] = (),
        latitude: float | None = None,
        longitude: float | None = None,
    ) -> Opening:
        """Return the state of the shop with these hours."""
        if closings:
            return _look(self.at, value, closings, latitude, longitude)
        # Where the sun does not matter the place is left out, so that shops share what was said.
        if value is None or not _BY_THE_SUN.search(value):
            latitude = longitude = None
        key = (self._where, value, latitude, longitude)
        kept = _kept.get(key)
        if kept is not None and kept.said_at <= self.at < kept.opening.changes_at:
            return kept.opening
        opening = _look(self.at, value, (), latitude, longitude)
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = _Kept(opening, self.at)
        return opening


def opening_at(
    at: datetime,
    value: str | None,
    closings: Sequence[Closing] = (),
    latitude: float | None = None,
    longitude: float | None = None,
) -> Opening:
    """Return the state of one shop of the town entered at an instant."""
    return Openings(at).of(value, closings, latitude, longitude)


def next_change(at: datetime, openings: Iterable[Opening]) -> datetime:
    """Return the first instant (UTC) at which one of them is said differently; midnight at latest."""
    return min((opening.changes_at for opening in openings), default=next_midnight(at))


def next_midnight(at: datetime) -> datetime:
    """Return the end of the local day of the town entered."""
    zone = current_town().zone
    tomorrow = at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, tzinfo=zone).astimezone(at.tzinfo)


def _look(
    at: datetime,
    value: str | None,
    closings: Sequence[Closing],
    latitude: float | None,
    longitude: float | None,
) -> Opening:
    midnight = next_midnight(at)
    hours = read_hours(value, closings, latitude=latitude, longitude=longitude)
    state = hours.state(at)
    changes_at = min(state.changes_at or midnight, midnight)
    text = state_in_words(state, at, hours.zone, known=hours.known)
    opens_at = state.until if state.kind == "closed" else None
    opens = opening_in_words(state, at, hours.zone)
    return Opening(state.kind, text, changes_at, opens_at, opens)
