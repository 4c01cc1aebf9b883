"""Sending what is due: once, again after trouble, and visible when it cannot be."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.messages.models import Delivery
from shopbuilder.messages.queries import undelivered
from shopbuilder.messages.services import MOST_ATTEMPTS
from shopbuilder.ordering.customers import Customer
from tenants.clock import now
from tenants.database import db, in_town
from tests.cast import Cast
from tests.factories.orders import order_of
from workers.notifications import tasks
from workers.notifications.senders import MEMORY, NeverSentError, NotSentYetError
from workers.notifications.tasks import send_delivery, sweep_deliveries
from workers.outbox import sweep_events

WITHOUT_MAIL = Customer("Jean Roux", "+33639980002")


class Broken:
    """A way out that answers with an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def send(self, mail: object) -> None:
        raise self.error


@pytest.fixture
def queued(worker: Flask, cast: Cast) -> Cast:
    with in_town(cast.town):
        order_of((cast.loaf_id, 1))
    sweep_events()
    return cast


def states(cast: Cast) -> list[str]:
    with in_town(cast.town):
        return list(db.session.scalars(select(Delivery.state)))


def test_customer_and_shop_each_get_their_mail(queued: Cast) -> None:
    sweep_deliveries()
    recipients = {mail["To"] for mail in MEMORY.mails}
    assert recipients == {"zoe@example.org", "fournil-d-alice@example.org"}
    assert states(queued) == ["sent", "sent"]


def test_a_sent_message_is_not_sent_again(queued: Cast) -> None:
    sweep_deliveries()
    with time_machine.travel(now() + timedelta(days=2)):
        sweep_deliveries()
    assert len(MEMORY.mails) == 2


def test_a_task_delivered_twice_by_the_broker_sends_once(queued: Cast) -> None:
    with in_town(queued.town):
        delivery_id = db.session.scalars(select(Delivery.id)).first()
    assert [send_delivery(queued.town.id, delivery_id) for _ in range(2)] == [True, False]
    assert len(MEMORY.mails) == 1


def test_while_one_worker_holds_a_message_no_other_takes_it(queued: Cast) -> None:
    with in_town(queued.town):
        db.session.execute(
            update(Delivery).values(state="in_flight", due_at=now() + timedelta(seconds=60))
        )
        db.session.commit()
        ids = db.session.scalars(select(Delivery.id)).all()
    assert [send_delivery(queued.town.id, each) for each in ids] == [False, False]


def test_what_a_dead_worker_held_is_sent_when_its_lease_ends(queued: Cast) -> None:
    with in_town(queued.town):
        db.session.execute(
            update(Delivery).values(state="in_flight", due_at=now() + timedelta(seconds=60))
        )
        db.session.commit()
    with time_machine.travel(now() + timedelta(seconds=61)):
        sweep_deliveries()
    assert states(queued) == ["sent", "sent"]


def test_each_try_carries_the_same_message_id(
    queued: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep_deliveries()
    with in_town(queued.town):
        db.session.execute(update(Delivery).values(state="queued", due_at=now()))
        db.session.commit()
    sweep_deliveries()
    ids = [mail["Message-ID"] for mail in MEMORY.mails]
    assert (len(ids), len(set(ids))) == (4, 2)


def test_after_trouble_a_message_waits_and_is_sent_later(
    queued: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(tasks, "sender_for", lambda _: Broken(NotSentYetError("451 later")))
        sweep_deliveries()
        assert states(queued) == ["failed", "failed"]
    assert sweep_deliveries() == 0
    with time_machine.travel(now() + timedelta(seconds=20)):
        sweep_deliveries()
    assert states(queued) == ["sent", "sent"]


def test_an_address_that_takes_no_mail_lands_on_the_list_that_a_human_sees(
    queued: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "sender_for", lambda _: Broken(NeverSentError("550 unknown")))
    sweep_deliveries()
    with in_town(queued.town):
        assert {line.last_error for line in undelivered()} == {"550 unknown"}
        assert {line.state for line in undelivered()} == {"undeliverable"}


def test_a_message_is_given_up_after_its_last_try(
    queued: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "sender_for", lambda _: Broken(NotSentYetError("451 later")))
    with in_town(queued.town):
        db.session.execute(update(Delivery).values(attempts=MOST_ATTEMPTS - 1))
        db.session.commit()
    sweep_deliveries()
    assert states(queued) == ["undeliverable", "undeliverable"]


def test_without_a_mail_server_messages_wait_and_are_seen(
    queued: Cast, worker: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(worker.config, "MAIL_URL", "")
    sweep_deliveries()
    with in_town(queued.town):
        assert {line.state for line in undelivered()} == {"failed"}


def test_a_customer_without_mail_is_followed_by_code_and_gets_none(
    worker: Flask, cast: Cast
) -> None:
    with in_town(cast.town):
        order_of((cast.loaf_id, 1), customer=WITHOUT_MAIL)
    sweep_events()
    with in_town(cast.town):
        assert db.session.scalars(select(Delivery.recipient_kind)).all() == ["shop"]
