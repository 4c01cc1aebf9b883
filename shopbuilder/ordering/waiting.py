"""Orders that wait for a shop's answer, counted."""

from collections.abc import Collection, Mapping

from sqlalchemy import func, select

from shopbuilder.ordering.models import Order
from shopbuilder.ordering.states import FIRST
from tenants.database import db


def waiting_by_shop(shop_ids: Collection[int] | None = None) -> Mapping[int, int]:
    """Return how many orders nobody has answered, by shop; of the whole town when None.

    A shop without any is left out.
    """
    query = select(Order.shop_id, func.count(Order.id).label("waiting")).where(Order.state == FIRST)
    if shop_ids is not None:
        query = query.where(Order.shop_id.in_(shop_ids))
    rows = db.session.execute(query.group_by(Order.shop_id))
    return {row.shop_id: row.waiting for row in rows}
