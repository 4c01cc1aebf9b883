"""What the operator sees of each town: numbers, never people."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from shopbuilder.messages.queries import undelivered_count
from shopbuilder.ordering.waiting import waiting_by_shop
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.models import Host, Shop
from tenants.towns import town_map


@dataclass(frozen=True)
class TownInNumbers:
    """One town and how it is doing."""

    town: CurrentTown
    #: Home host first.
    hosts: Sequence[str]
    shops: int
    #: Orders that no shop has answered yet.
    orders_waiting: int
    #: Messages that reached nobody, or not yet.
    undelivered: int


def towns_in_numbers() -> Sequence[TownInNumbers]:
    """Return every town by name, each counted from inside: the walls stay up for the operator."""
    hosts = _hosts_by_town()
    return [_counted(town, hosts.get(town.id, [])) for town in town_map.every()]


def _hosts_by_town() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = db.session.execute(select(Host.town_id, Host.name).order_by(Host.home.desc(), Host.name))
    for town_id, name in rows:
        found.setdefault(town_id, []).append(name)
    return found


def _counted(town: CurrentTown, hosts: list[str]) -> TownInNumbers:
    with in_town(town):
        return TownInNumbers(
            town=town,
            hosts=hosts,
            shops=db.session.scalar(select(func.count(Shop.id))) or 0,
            orders_waiting=sum(waiting_by_shop().values()),
            undelivered=undelivered_count(),
        )
