"""Calendars and feeds that towns follow, asked when they are due: one task an address."""

import logging

from kombu.exceptions import OperationalError

from shopbuilder.fetching.addresses import networks
from shopbuilder.imports.subscriptions.asking import ask
from workers.celery_app import PlatformTask, TownTask, celery, flask_app
from workers.sweeping import SUBSCRIPTIONS, due_by_town

log = logging.getLogger(__name__)


@celery.task(base=PlatformTask, name="workers.subscriptions.sweep_subscriptions")
def sweep_subscriptions() -> int:
    """Find the addresses of every town that are due, and have each asked by a task of its own."""
    sent = 0
    for town_id, numbers in due_by_town(SUBSCRIPTIONS).items():
        for number in numbers:
            try:
                ask_subscription.apply_async((town_id, number))
            except OperationalError:
                log.warning("The broker does not answer; the next sweep asks")
                return sent
            sent += 1
    return sent


@celery.task(base=TownTask, name="workers.subscriptions.ask_subscription")
def ask_subscription(number: int) -> bool:
    """Ask one address, whoever comes first; the others find that it is not due."""
    return ask(number, networks(flask_app().config["FETCH_ALSO"]))
