"""Sends what is due: take it, say it, note it. A death in between sends it twice, never not at all."""

from collections.abc import Sequence

from shopbuilder.messages import services
from workers.celery_app import PlatformTask, TownTask, celery, flask_app
from workers.notifications.senders import (
    NeverSentError,
    NotSentYetError,
    mail_of,
    sender_for,
)
from workers.outbox import hand_on
from workers.sweeping import DELIVERIES, due_by_town, for_each_town


@celery.task(base=PlatformTask, name="workers.notifications.tasks.sweep_deliveries")
def sweep_deliveries() -> int:
    """Find the messages that are due, over all towns, and hand each to a task."""
    handed = 0
    for town, won in for_each_town(due_by_town(DELIVERIES), lease):
        for delivery_id in won:
            hand_on(send_delivery, town.id, delivery_id)
            handed += 1
    return handed


def lease(ids: Sequence[int]) -> Sequence[int]:
    """Take the messages that are still due."""
    return services.lease(list(ids), flask_app().config["DELIVERY_LEASE_SECONDS"])


@celery.task(base=TownTask, name="workers.notifications.tasks.send_delivery")
def send_delivery(delivery_id: int) -> bool:
    """Send one message, unless another worker has it."""
    config = flask_app().config
    outgoing = services.take(delivery_id, config["DELIVERY_LEASE_SECONDS"])
    if outgoing is None:
        return False
    pause = config["DELIVERY_FIRST_PAUSE_SECONDS"]
    try:
        sender_for(config["MAIL_URL"]).send(mail_of(outgoing, config["MAIL_FROM"]))
    except NeverSentError as refused:
        services.mark_failed(outgoing, str(refused), final=True, first_pause=pause)
    except NotSentYetError as trouble:
        services.mark_failed(outgoing, str(trouble), final=False, first_pause=pause)
    else:
        services.mark_sent(outgoing.id)
        return True
    return False
