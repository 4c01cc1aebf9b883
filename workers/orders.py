"""Timers of orders: what nobody accepted lapses; what has grown old is forgotten."""

from datetime import timedelta

from sqlalchemy import delete

from shopbuilder.ordering.models import Basket
from shopbuilder.ordering.services import lapse_unaccepted
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tenants.models import SignIn
from tenants.towns import town_map
from workers.celery_app import PlatformTask, TownTask, celery
from workers.outbox import hand_on
from workers.sweeping import UNACCEPTED, due_by_town

#: A basket is a help to memory, not a record: it goes after a month without a change.
BASKET_DAYS = 30


@celery.task(base=PlatformTask, name="workers.orders.sweep_unaccepted")
def sweep_unaccepted() -> int:
    """Find orders whose slot has begun and that nobody has accepted, over all towns."""
    handed = 0
    for town_id, ids in due_by_town(UNACCEPTED).items():
        for order_id in ids:
            hand_on(lapse_order, town_id, order_id)
            handed += 1
    return handed


@celery.task(base=PlatformTask, name="workers.orders.sweep_stale")
def sweep_stale() -> int:
    """Forget baskets and sign-ins that have grown old, town by town."""
    forgotten = 0
    for town in town_map.every():
        with in_town(town), transaction():
            old = now() - timedelta(days=BASKET_DAYS)
            for statement in (
                delete(Basket).where(Basket.updated_at < old).returning(Basket.id),
                delete(SignIn).where(SignIn.expires_at < now()).returning(SignIn.id),
            ):
                forgotten += len(db.session.scalars(statement).all())
    return forgotten


@celery.task(base=TownTask, name="workers.orders.lapse_order")
def lapse_order(order_id: int) -> bool:
    """Let one order lapse if still nobody has accepted it."""
    return lapse_unaccepted(order_id)
