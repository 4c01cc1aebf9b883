"""The moves of an order, each pair of states tried."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete, select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.ordering.errors import ReasonMissing, WrongMove
from shopbuilder.ordering.models import ORDER_STATES, Order, OrderMove, SlotLoad
from shopbuilder.ordering.place_order import Placed
from shopbuilder.ordering.services import (
    WRONG,
    Moved,
    accept_order,
    cancel_order,
    hand_over,
    lapse_unaccepted,
    mark_not_collected,
    mark_ready,
    refuse_order,
)
from shopbuilder.ordering.states import MOVES, Move, move_between
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import NotFound
from tenants.events import Event
from tests.cast import Cast
from tests.factories.orders import order_of

Verb = Callable[[Placed, int], Moved]

WHY = "Four en panne"
VERBS: dict[str, Verb] = {
    "accepted": lambda placed, shop: accept_order(shop, placed.numbers[shop], "person:1"),
    "ready": lambda placed, shop: mark_ready(shop, placed.numbers[shop], "person:1"),
    "handed_over": lambda placed, shop: hand_over(shop, placed.numbers[shop], "person:1"),
    "refused": lambda placed, shop: refuse_order(shop, placed.numbers[shop], "person:1", WHY),
    "cancelled": lambda placed, shop: cancel_order(placed.token, shop, placed.numbers[shop]),
    "not_collected": lambda placed, shop: mark_not_collected(shop, placed.numbers[shop], "person:1"),
}  # fmt: skip


@pytest.fixture
def placed(here: Cast) -> Placed:
    """Three loaves, ordered from the bakery."""
    return order_of((here.loaf_id, 3))


def put(**values: object) -> None:
    with transaction():
        db.session.execute(update(Order).values(**values))


def state() -> str:
    return db.session.scalars(select(Order.state)).one()


def facts() -> list[str]:
    return list(db.session.scalars(select(Event.kind).order_by(Event.id)))


def stock(variant_id: int) -> int | None:
    return db.session.scalars(select(Variant.stock).where(Variant.id == variant_id)).one()


def places() -> int:
    return db.session.scalars(select(SlotLoad.taken)).one()


@pytest.fixture
def in_time(placed: Placed) -> Iterator[Callable[[str], None]]:
    """Stop the clock at a moment at which a move may be made."""
    order = db.session.scalars(select(Order)).one()
    late = {"not_collected": order.slot_ends_at}
    travels: list[time_machine.travel] = []

    def stop(target: str) -> None:
        travel = time_machine.travel(late.get(target, now()), tick=False)
        travel.start()
        travels.append(travel)

    yield stop
    for travel in travels:
        travel.stop()


PAIRS = [(source, target) for source in ORDER_STATES for target in VERBS]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_move_is_made_repeated_or_refused(
    here: Cast, placed: Placed, in_time: Callable[[str], None], source: str, target: str
) -> None:
    put(state=source)
    in_time(target)
    if source == target:
        assert VERBS[target](placed, here.bakery_id).repeated
        assert facts() == ["order.placed"]
    elif move_between(source, target):
        assert not VERBS[target](placed, here.bakery_id).repeated
        assert (state(), facts()) == (target, ["order.placed", f"order.{target}"])
    else:
        with pytest.raises(WrongMove):
            VERBS[target](placed, here.bakery_id)
        assert (state(), facts()) == (source, ["order.placed"])


@pytest.mark.parametrize(
    "move", [each for each in MOVES if each.target in VERBS], ids=lambda m: m.name
)
def test_a_move_names_who_from_where_and_why(
    here: Cast, placed: Placed, in_time: Callable[[str], None], move: Move
) -> None:
    put(state=move.sources[0])
    in_time(move.target)
    VERBS[move.target](placed, here.bakery_id)
    written = db.session.scalars(select(OrderMove).order_by(OrderMove.id.desc())).first()
    assert written is not None
    assert (written.from_state, written.to_state) == (move.sources[0], move.target)
    assert written.actor == ("customer" if move.name == "cancel" else "person:1")
    assert written.reason == ("Four en panne" if move.name == "refuse" else "")


@pytest.mark.parametrize("target", ["refused", "cancelled"])
def test_a_way_out_gives_back_pieces_and_place(here: Cast, placed: Placed, target: str) -> None:
    assert (stock(here.loaf_id), places()) == (7, 1)
    VERBS[target](placed, here.bakery_id)
    VERBS[target](placed, here.bakery_id)
    assert (stock(here.loaf_id), places()) == (10, 0)


@pytest.mark.parametrize("target", ["accepted", "not_collected"])
def test_other_moves_keep_them(
    here: Cast, placed: Placed, in_time: Callable[[str], None], target: str
) -> None:
    put(state=next(each.sources[0] for each in MOVES if each.target == target))
    in_time(target)
    VERBS[target](placed, here.bakery_id)
    assert (stock(here.loaf_id), places()) == (7, 1)


def test_a_shelf_counted_no_longer_stays_uncounted(here: Cast, placed: Placed) -> None:
    with transaction():
        db.session.execute(update(Variant).values(stock=None))
    VERBS["cancelled"](placed, here.bakery_id)
    assert stock(here.loaf_id) is None


def test_an_order_outlives_its_article(here: Cast, placed: Placed) -> None:
    with transaction():
        db.session.execute(delete(Product).where(Product.shop_id == here.bakery_id))
    VERBS["cancelled"](placed, here.bakery_id)
    assert (state(), places()) == ("cancelled", 0)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_a_refusal_needs_a_reason(here: Cast, placed: Placed, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        refuse_order(here.bakery_id, placed.numbers[here.bakery_id], "person:1", reason)
    assert state() == "placed"


def test_the_reason_is_kept_with_the_order_and_the_fact(here: Cast, placed: Placed) -> None:
    VERBS["refused"](placed, here.bakery_id)
    assert db.session.scalars(select(Order.reason)).one() == "Four en panne"
    fact = db.session.scalars(select(Event).where(Event.kind == "order.refused")).one()
    assert fact.payload["reason"] == "Four en panne"


def test_an_order_of_another_shop_does_not_exist(here: Cast, placed: Placed) -> None:
    with pytest.raises(NotFound):
        accept_order(here.books_id, placed.numbers[here.bakery_id], "person:1")


def test_another_secret_cancels_nothing(here: Cast, placed: Placed) -> None:
    other = order_of((here.book_id, 1))
    with pytest.raises(NotFound):
        cancel_order(other.token, here.bakery_id, placed.numbers[here.bakery_id])
    assert state_of(here.bakery_id) == "placed"


def state_of(shop_id: int) -> str:
    return db.session.scalars(select(Order.state).where(Order.shop_id == shop_id)).one()


def at_slot(**later: int) -> time_machine.travel:
    starts_at = db.session.scalars(select(Order.slot_starts_at)).one()
    return time_machine.travel(starts_at + timedelta(**later), tick=False)


def test_nothing_is_accepted_once_its_slot_has_begun(here: Cast, placed: Placed) -> None:
    with at_slot(), pytest.raises(WrongMove, match="has begun"):
        VERBS["accepted"](placed, here.bakery_id)


def test_before_acceptance_the_customer_cancels_until_the_slot(here: Cast, placed: Placed) -> None:
    with at_slot(seconds=-1):
        assert VERBS["cancelled"](placed, here.bakery_id).state == "cancelled"


def test_once_the_slot_has_begun_nothing_is_cancelled(here: Cast, placed: Placed) -> None:
    with at_slot(), pytest.raises(WrongMove, match="too late"):
        VERBS["cancelled"](placed, here.bakery_id)


@pytest.mark.parametrize("source", ["accepted", "ready"])
def test_after_acceptance_the_customer_cancels_until_the_cut_off(
    here: Cast, placed: Placed, source: str
) -> None:
    put(state=source)
    with at_slot(minutes=-59), pytest.raises(WrongMove, match="too late"):
        VERBS["cancelled"](placed, here.bakery_id)
    with at_slot(minutes=-60):
        assert VERBS["cancelled"](placed, here.bakery_id).state == "cancelled"


def test_nobody_is_late_before_the_slot_is_over(here: Cast, placed: Placed) -> None:
    put(state="ready")
    with at_slot(minutes=29), pytest.raises(WrongMove, match="not over"):
        VERBS["not_collected"](placed, here.bakery_id)


def order_id() -> int:
    return db.session.scalars(select(Order.id)).one()


def test_what_nobody_accepted_lapses_at_its_slot_and_gives_back(here: Cast, placed: Placed) -> None:
    with at_slot():
        assert lapse_unaccepted(order_id())
    assert (state(), stock(here.loaf_id), places()) == ("lapsed", 10, 0)
    assert facts() == ["order.placed", "order.lapsed"]


def test_a_lapsed_order_lapses_once(here: Cast, placed: Placed) -> None:
    with at_slot():
        lapse_unaccepted(order_id())
        assert not lapse_unaccepted(order_id())
    assert (stock(here.loaf_id), facts()) == (10, ["order.placed", "order.lapsed"])


def test_before_its_slot_nothing_lapses(placed: Placed) -> None:
    with at_slot(seconds=-1):
        assert not lapse_unaccepted(order_id())
    assert state() == "placed"


def test_what_was_accepted_since_the_sweep_looked_stays(here: Cast, placed: Placed) -> None:
    VERBS["accepted"](placed, here.bakery_id)
    with at_slot(hours=1):
        assert not lapse_unaccepted(order_id())
    assert state() == "accepted"


def test_an_unknown_order_does_not_lapse(here: Cast) -> None:
    assert not lapse_unaccepted(123_456)


def test_every_move_has_a_sentence_for_who_comes_too_late() -> None:
    assert set(WRONG) == {move.name for move in MOVES}
