"""Two acceptors and a canceller who reach for one order."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Row, select, update

from shopbuilder.ordering import services
from shopbuilder.ordering.models import Order, OrderMove
from shopbuilder.ordering.services import accept_order, cancel_order
from shopbuilder.ordering.states import Move
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tenants.events import Event
from tests.cast import Cast
from tests.factories.orders import order_of
from tests.races.crowd import Meeting, at_once


def race(app: Flask, cast: Cast) -> tuple[dict[str, int], list[str], list[str]]:
    """Let them reach once; return what came of it, the moves, and the facts recorded."""
    with app.app_context(), in_town(cast.town):
        placed = order_of((cast.book_id, 1))
        with transaction():
            # The cut-off is over: the customer may cancel only what nobody has accepted.
            db.session.execute(update(Order).values(cancel_until=now() - timedelta(hours=1)))
    number = placed.numbers[cast.books_id]
    accept = [partial(accept_order, cast.books_id, number, f"person:{who}") for who in (1, 2)]
    cancel = partial(cancel_order, placed.token, cast.books_id, number)
    outcome = at_once(app, cast.town, [*accept, cancel])
    with app.app_context(), in_town(cast.town):
        moves = list(db.session.scalars(select(OrderMove.to_state).order_by(OrderMove.id)))
        facts = list(db.session.scalars(select(Event.kind).order_by(Event.id)))
        with transaction():
            db.session.execute(update(Order).values(cancel_until=now()))
    return outcome, moves, facts


def test_either_the_shop_or_the_customer_wins_and_it_is_written_once(
    app: Flask, cast: Cast
) -> None:
    outcome, moves, facts = race(app, cast)
    if "accepted" in moves:
        assert outcome == {"done": 2, "WrongMove": 1}
        assert (moves, facts) == (["placed", "accepted"], ["order.placed", "order.accepted"])
    else:
        assert outcome == {"done": 1, "WrongMove": 2}
        assert (moves, facts) == (["placed", "cancelled"], ["order.placed", "order.cancelled"])


def test_control_a_move_without_its_condition_has_several_winners(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting(3)

    def win_always(move: Move, order: Row[Any], reason: str) -> bool:
        del reason
        meeting.wait()
        db.session.execute(update(Order).where(Order.id == order.id).values(state=move.target))
        return True

    monkeypatch.setattr(services, "_win", win_always)
    _, moves, _ = race(app, cast)
    assert len(moves) == 4
