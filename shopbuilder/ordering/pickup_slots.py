"""When an order can be fetched: windows of time with a capacity, inside the opening hours.

Pure: the caller brings the hours, the instant, and how many orders each slot holds already.
The rules in prose, with examples: docs/opening-hours.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from shopbuilder.profile.opening_hours import Hours

#: No shop takes orders further ahead.
LONGEST_HORIZON = 14
SHORTEST_SLOT = 5
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class PickupRules:
    """How a shop hands orders over. All are minutes but `capacity` and `horizon_days`."""

    slot_minutes: int
    #: Orders a slot holds.
    capacity: int
    #: From the order to the start of its slot, at least.
    lead_minutes: int
    #: Before its start a slot is settled: nobody joins it, no customer leaves it.
    cutoff_minutes: int
    #: 0 = today only, 1 = today and tomorrow …
    horizon_days: int

    def __post_init__(self) -> None:
        if not SHORTEST_SLOT <= self.slot_minutes <= MINUTES_A_DAY:
            raise ValueError(f"a slot of {self.slot_minutes} minutes")
        if not 0 <= self.horizon_days <= LONGEST_HORIZON:
            raise ValueError(f"a horizon of {self.horizon_days} days")
        if min(self.capacity, self.lead_minutes, self.cutoff_minutes) < 0:
            raise ValueError("negative capacity, lead or cut-off")

    def earliest(self, now: datetime, product_lead_minutes: int = 0) -> datetime:
        """Return the first instant at which a slot may start (UTC)."""
        minutes = max(self.lead_minutes, product_lead_minutes, self.cutoff_minutes)
        return now.astimezone(UTC) + timedelta(minutes=minutes)

    def settled_at(self, starts_at: datetime) -> datetime:
        """Return the instant from which a slot takes no order and no cancellation (UTC)."""
        return starts_at.astimezone(UTC) - timedelta(minutes=self.cutoff_minutes)


@dataclass(frozen=True, slots=True)
class Slot:
    """A window of pickup in UTC, and how many more orders it takes (at least 1)."""

    starts_at: datetime
    ends_at: datetime
    left: int


def slots_for(
    hours: Hours,
    rules: PickupRules,
    *,
    now: datetime,
    product_lead_minutes: int = 0,
    taken: Mapping[datetime, int],
) -> list[Slot]:
    """Return the slots that can be chosen at `now`, in order.

    Args:
        hours: of pickup; usually the shop's opening hours, closings included.
        rules: of the shop.
        now: an aware instant.
        product_lead_minutes: the longest lead of the products in the order.
        taken: orders held by the start of their slot, cancelled and refused ones left out.
    """
    first = rules.earliest(now, product_lead_minutes)
    today = now.astimezone(hours.zone).date()
    held = _in_utc(taken)
    offered: list[Slot] = []
    for offset in range(rules.horizon_days + 1):
        for starts_at, ends_at in _windows(hours, rules, today + timedelta(days=offset), first):
            left = rules.capacity - held.get(starts_at, 0)
            if left > 0:
                offered.append(Slot(starts_at, ends_at, left))
    return offered


def offered_slot(
    starts_at: datetime,
    hours: Hours,
    rules: PickupRules,
    *,
    now: datetime,
    product_lead_minutes: int = 0,
    taken: Mapping[datetime, int],
) -> Slot | None:
    """Return the slot that starts then if it can be chosen at `now`, else None.

    Looks at one day only; the arguments are those of `slots_for`.
    """
    starts_at = starts_at.astimezone(UTC)
    day = starts_at.astimezone(hours.zone).date()
    today = now.astimezone(hours.zone).date()
    if not today <= day <= today + timedelta(days=rules.horizon_days):
        return None
    for begins, ends_at in _windows(hours, rules, day, rules.earliest(now, product_lead_minutes)):
        if begins == starts_at:
            left = rules.capacity - _in_utc(taken).get(starts_at, 0)
            return Slot(starts_at, ends_at, left) if left > 0 else None
    return None


def _in_utc(taken: Mapping[datetime, int]) -> dict[datetime, int]:
    # Instants of a doubled hour never equal those of another zone: compare all in UTC.
    return {starts_at.astimezone(UTC): count for starts_at, count in taken.items()}


def _windows(
    hours: Hours, rules: PickupRules, day: date, first: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the windows of one local day from `first` on that lie wholly inside open stretches."""
    grid = [
        window for window in _grid(day, rules.slot_minutes, hours.timezone) if window[0] >= first
    ]
    if not grid:
        return
    open_stretches = [
        (start, end)
        for start, end, kind in hours.intervals(grid[0][0], grid[-1][1])
        if kind == "open"
    ]
    for starts_at, ends_at in grid:
        if any(start <= starts_at and ends_at <= end for start, end in open_stretches):
            yield starts_at, ends_at


@lru_cache(maxsize=1024)
def _grid(day: date, minutes: int, timezone: str) -> tuple[tuple[datetime, datetime], ...]:
    """Return the windows of a local day, counted from its midnight by the clock on the wall.

    A time that the clock skips has no window, one that it shows twice has two if they do not
    overlap; no window crosses midnight. So the grid depends on the day and the length alone.
    """
    zone = ZoneInfo(timezone)
    length = timedelta(minutes=minutes)
    midnight = datetime.combine(day, time.min)
    free_from = midnight.replace(tzinfo=zone).astimezone(UTC)
    day_ends = (midnight + timedelta(days=1)).replace(tzinfo=zone).astimezone(UTC)
    walls = (midnight + timedelta(minutes=minute) for minute in range(0, MINUTES_A_DAY, minutes))
    grid: list[tuple[datetime, datetime]] = []
    for starts_at in sorted({start for wall in walls for start in _comings(wall, zone)}):
        if free_from <= starts_at and starts_at + length <= day_ends:
            grid.append((starts_at, starts_at + length))
            free_from = starts_at + length
    return tuple(grid)


def _comings(wall: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield the instants (UTC) at which the clock shows a local time: none, one or two."""
    for fold in (0, 1):
        instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == wall:
            yield instant
