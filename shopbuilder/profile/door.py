"""The door of a shop right now: the day it is living, its exception, when it could close early."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from shopbuilder.profile.opening_hours import Closing, Hours
from shopbuilder.profile.queries import closings_by_shop, profile_of, read_hours
from tenants.clock import now

#: Earlier closings are offered at each half hour.
STEP = timedelta(minutes=30)
#: A night's service that ends by noon still belongs to the day before.
_NIGHT_ENDS = time(12)


@dataclass(frozen=True)
class Door:
    """A shop's door at one instant."""

    #: The weekly hours and every closing.
    hours: Hours
    #: The hours as if nobody had changed a single day.
    usual: Hours
    #: Aware, UTC.
    at: datetime

    @property
    def day(self) -> date:
        """The local day the shop is living: at one in the morning, a bar's is yesterday."""
        local = self.at.astimezone(self.usual.zone)
        noon = datetime.combine(local.date(), _NIGHT_ENDS, self.usual.zone)
        end_of_search = noon + timedelta(days=1)
        for start, end, _ in self.usual.intervals(self.at - timedelta(days=1), end_of_search):
            began = start.astimezone(self.usual.zone).date()
            if start <= self.at < end <= noon and began < local.date():
                return began
        return local.date()

    @property
    def exception(self) -> Closing | None:
        """The closing that changes this day, one for the whole day before one that is early."""
        today = self.at.astimezone(self.usual.zone).date()
        touching = [
            closing
            for closing in self.hours.closings
            if closing.covers(self.day)
            or (closing.closes_at is not None and closing.first_day == today)
        ]
        return min(touching, key=lambda closing: closing.closes_at or time.min, default=None)

    @property
    def early_times(self) -> Sequence[datetime]:
        """The half hours (UTC) before the last closing of the day it could close at instead."""
        zone = self.usual.zone
        midnight = datetime.combine(self.day + timedelta(days=1), time.min, zone)
        last = datetime.combine(self.day + timedelta(days=1), _NIGHT_ENDS, zone)
        times: list[datetime] = []
        for start, end, kind in self.usual.intervals(self.at, last):
            if kind == "open" and (start <= self.at or start < midnight):
                times += _half_hours(start, end if end < last else midnight.astimezone(UTC))
        return times


def door_of(shop_id: int) -> Door:
    """Return the door of a shop as it is now: two statements. Raises NotFound."""
    profile = profile_of(shop_id)
    closings = closings_by_shop([shop_id]).get(shop_id, ())
    longer = [closing for closing in closings if closing.first_day != closing.last_day]
    hours, usual = (
        read_hours(
            profile.opening_hours,
            exceptions,
            latitude=profile.latitude,
            longitude=profile.longitude,
        )
        for exceptions in (closings, longer)
    )
    return Door(hours, usual, now())


def _half_hours(start: datetime, end: datetime) -> list[datetime]:
    first = start.replace(minute=0, second=0, microsecond=0)
    count = (end - first) // STEP + 1
    return [moment for number in range(count) if start < (moment := first + number * STEP) < end]
