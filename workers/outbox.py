"""Claims recorded events and hands each to its handlers, once, however often it is tried."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from kombu.exceptions import OperationalError
from sqlalchemy import or_, select, update

from tenants.clock import now
from tenants.database import db, transaction
from tenants.events import Event
from workers.celery_app import PlatformTask, TownTask, celery, flask_app
from workers.handlers import handle
from workers.sweeping import EVENTS, due_by_town, for_each_town

log = logging.getLogger(__name__)


@celery.task(base=PlatformTask, name="workers.outbox.sweep_events")
def sweep_events() -> int:
    """Find the events that nobody handles, over all towns, and hand them to tasks."""
    handed = 0
    for town, won in for_each_town(due_by_town(EVENTS), lease):
        for event_id in won:
            hand_on(handle_event, town.id, event_id)
            handed += 1
    return handed


def hand_on(task: TownTask, town_id: int, row_id: int) -> None:
    """Send a task for a row. A broker that is away loses nothing: the lease ends, the row is found."""
    try:
        task.apply_async((town_id, row_id))
    except OperationalError:
        log.warning("The broker does not answer; row %s of town %s waits", row_id, town_id)


def lease(ids: Sequence[int]) -> Sequence[int]:
    """Take the events that are still free, for a while; return those that were won."""
    seconds = flask_app().config["EVENT_LEASE_SECONDS"]
    moment = now()
    with transaction():
        return db.session.scalars(
            update(Event)
            .where(
                Event.id.in_(ids),
                Event.handled_at.is_(None),
                or_(Event.leased_until.is_(None), Event.leased_until <= moment),
            )
            .values(leased_until=moment + timedelta(seconds=seconds), attempts=Event.attempts + 1)
            .returning(Event.id)
        ).all()


@celery.task(base=TownTask, name="workers.outbox.handle_event")
def handle_event(event_id: int) -> bool:
    """Write the messages that follow from one event and mark it handled, in one transaction."""
    with transaction():
        fact = db.session.scalar(
            select(Event)
            .where(Event.id == event_id, Event.handled_at.is_(None))
            .with_for_update(skip_locked=True)
        )
        if fact is None:
            return False
        handle(fact)
        fact.handled_at = now()
    return True
