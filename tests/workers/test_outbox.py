"""From a recorded fact to the messages that follow from it."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from kombu.exceptions import OperationalError
from sqlalchemy import select

from shopbuilder.messages.models import Delivery
from tenants.clock import now
from tenants.database import db, in_town
from tenants.events import Event
from tests.cast import Cast
from tests.factories.orders import order_of
from workers import outbox
from workers.outbox import handle_event, sweep_events


@pytest.fixture
def placed(worker: Flask, cast: Cast) -> Cast:
    with in_town(cast.town):
        order_of((cast.loaf_id, 1))
    return cast


def messages() -> list[str]:
    return sorted(db.session.scalars(select(Delivery.message)))


def test_a_placed_order_is_told_to_customer_and_shop(placed: Cast) -> None:
    sweep_events()
    with in_town(placed.town):
        assert messages() == ["order-placed-customer", "order-placed-shop"]


def test_a_handled_event_is_not_handed_on_again(placed: Cast) -> None:
    assert sweep_events() == 1
    assert sweep_events() == 0


def test_an_event_handled_twice_is_told_once(placed: Cast) -> None:
    with in_town(placed.town):
        event_id = db.session.scalars(select(Event.id)).one()
    assert [handle_event(placed.town.id, event_id) for _ in range(2)] == [True, False]


def test_two_workers_that_handle_one_event_write_each_message_once(placed: Cast) -> None:
    sweep_events()
    with in_town(placed.town):
        fact = db.session.scalars(select(Event)).one()
        fact.handled_at = None
        db.session.commit()
    sweep_events()
    with in_town(placed.town):
        fact = db.session.scalars(select(Event)).one()
        fact.handled_at, fact.leased_until = None, None
        db.session.commit()
    sweep_events()
    with in_town(placed.town):
        assert messages() == ["order-placed-customer", "order-placed-shop"]


def test_an_event_whose_task_was_lost_comes_back_when_its_lease_ends(
    placed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "hand_on", lambda *_: None)
    assert sweep_events() == 1
    assert sweep_events() == 0
    with time_machine.travel(now() + timedelta(seconds=31)):
        assert sweep_events() == 1


def test_a_broker_that_is_away_loses_nothing(placed: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(handle_event, "apply_async", away)
    sweep_events()
    monkeypatch.undo()
    with in_town(placed.town):
        assert db.session.scalars(select(Event.handled_at)).all() == [None]


def test_a_town_s_event_is_handled_inside_its_town(placed: Cast) -> None:
    sweep_events()
    with in_town(placed.other_town):
        assert messages() == []


def test_an_event_of_one_town_is_not_found_in_another(placed: Cast) -> None:
    with in_town(placed.town):
        event_id = db.session.scalars(select(Event.id)).one()
    assert handle_event(placed.other_town.id, event_id) is False


def test_events_that_nobody_waits_for_are_handled_in_silence(placed: Cast) -> None:
    with in_town(placed.town):
        fact = db.session.scalars(select(Event)).one()
        fact.kind = "shop.closed_today"
        db.session.commit()
    sweep_events()
    with in_town(placed.town):
        assert messages() == []
        assert db.session.scalars(select(Event.handled_at)).one() is not None
