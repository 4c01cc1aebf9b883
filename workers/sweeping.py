"""Finding what is due over all towns: ids only, read by a role that may read nothing else."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import TextClause, text

from tenants.clock import now
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.towns import town_map

#: How many rows one sweep takes; the next one comes a second later.
BATCH = 200

EVENTS = text(
    "SELECT town_id, id FROM events WHERE handled_at IS NULL"
    " AND (leased_until IS NULL OR leased_until <= :now) ORDER BY recorded_at LIMIT :batch"
)
DELIVERIES = text(
    "SELECT town_id, id FROM deliveries WHERE state IN ('queued', 'in_flight', 'failed')"
    " AND due_at <= :now ORDER BY due_at LIMIT :batch"
)
UNACCEPTED = text(
    "SELECT town_id, id FROM orders WHERE state = 'placed' AND slot_starts_at <= :now"
    " ORDER BY slot_starts_at LIMIT :batch"
)
SUBSCRIPTIONS = text(
    "SELECT town_id, id FROM subscriptions WHERE due_at <= :now ORDER BY due_at LIMIT :batch"
)


def due_by_town(query: TextClause, at: datetime | None = None) -> Mapping[int, Sequence[int]]:
    """Return the ids that `query` finds due, by town id."""
    found: dict[int, list[int]] = defaultdict(list)
    with db.engines["sweep"].connect() as connection:
        rows = connection.execute(query, {"now": at or now(), "batch": BATCH})
        for town_id, row_id in rows:
            found[town_id].append(row_id)
    return found


def for_each_town(
    due: Mapping[int, Sequence[int]], claim: Callable[[Sequence[int]], Sequence[int]]
) -> Iterator[tuple[CurrentTown, Sequence[int]]]:
    """Enter each town in turn, claim its ids, and yield the town with those that were won."""
    for town_id, ids in due.items():
        town = town_map.with_id(town_id)
        if town is None:
            continue
        with in_town(town):
            won = claim(ids)
        yield town, won
