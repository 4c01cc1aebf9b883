"""A catalogue taken back in batches: stopped, gone on with, died of, and bought from meanwhile."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.runs import asking, undoing
from shopbuilder.imports.runs.asking import go_on, stop_run, take_back
from shopbuilder.imports.runs.claims import Claim, ClaimLost, claim
from shopbuilder.imports.runs.kinds import KINDS, Kind
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.queries import findings_of
from shopbuilder.imports.runs.undoing import undo_run
from shopbuilder.imports.runs.way_back import WayBack
from tenants.database import aside, db, transaction
from tests.shopbuilder.imports.runs.conftest import Desk
from tests.shopbuilder.imports.runs.test_working import seen, work_on

#: Notes of a product and its variant; a batch holds some of them.
ARTICLES = 12


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of five changes; whatever is more than one is the worker's."""
    monkeypatch.setattr(undoing, "BATCH", 5)
    monkeypatch.setattr(asking, "AT_ONCE", 5)


@pytest.fixture
def run(desk: Desk, small: None) -> int:
    """An import of twelve articles over six that were there, its undo handed to the worker."""
    del small
    desk.articles(*(f"a{n};Pain {n};1,00;5;" for n in range(6)))
    desk.before = desk.state()
    return desk.articles(*(f"a{n};Pain doré {n};2,00;9;" for n in range(ARTICLES)))


def taken_back(run: int) -> ImportRun:
    assert take_back(run, actor="person:1") is None
    return work_on(run)


def articles() -> int:
    return db.session.scalar(select(func.count(Product.id))) or 0


def test_batch_by_batch_everything_is_as_it_was(desk: Desk, run: int) -> None:
    done = taken_back(run)
    assert (done.state, done.done, desk.state()) == ("undone", done.total, desk.before)
    assert done.found == {"left": 0}


def test_it_is_told_how_far_it_is(run: int) -> None:
    told: list[tuple[int, int]] = []
    undo_run(run, actor="person:1", progress=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert len({total for _, total in told}) == 1
    assert told[-1][0] == told[-1][1]


class Death(BaseException):
    """What takes a worker in the midst of it: nothing catches it."""


def dying(at: int, how: Callable[..., Any], before: bool) -> Callable[..., Any]:
    """Return what does the same as `how`, and dies the time numbered `at`, before it or after."""
    times = 0

    def mortal(*args: Any, **named: Any) -> Any:
        nonlocal times
        times += 1
        if times == at and before:
            raise Death
        came = how(*args, **named)
        if times == at:
            raise Death
        return came

    return mortal


@pytest.mark.parametrize("at", [1, 3])
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("where", ["_wait_for_turn", "_step", "_tell", "lock_rows", "go"])
def test_a_worker_that_dies_anywhere_is_followed_by_another(
    desk: Desk, run: int, where: str, at: int, before: bool
) -> None:
    place: Any = WayBack if where == "go" else undoing
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, where, dying(at, getattr(place, where), before))
        take_back(run, actor="person:1")
        with pytest.raises(Death):
            work_on(run, seconds=0.0)
    db.session.rollback()
    assert seen(run).state == "undoing"
    done = work_on(run)
    assert (done.state, desk.state()) == ("undone", desk.before)
    assert (done.way_back or {})["removed"] == 2 * (ARTICLES - 6)
    assert done.found == {"left": 0}


def test_between_two_batches_no_article_is_a_half(run: int) -> None:
    halves: list[int] = []

    def look(done: int, total: int) -> None:
        del done, total
        whole = select(Variant.product_id)
        halves.extend(db.session.scalars(select(Product.id).where(Product.id.not_in(whole))))

    undo_run(run, actor="person:1", progress=look)
    assert halves == []


def held_up(run: int) -> list[bool]:
    """Take an import back, and tell for each look meanwhile whether a buyer would wait."""
    found: list[bool] = []

    def look(done: int, total: int) -> None:
        del done, total
        found.append(True)
        with suppress(OperationalError), aside() as session:
            session.scalars(select(Variant.id).with_for_update(nowait=True)).all()
            found[-1] = False

    undo_run(run, actor="person:1", progress=look)
    return found


def test_between_two_batches_nobody_who_buys_waits(run: int) -> None:
    assert set(held_up(run)) == {False}


def test_taken_back_in_one_piece_it_would_hold_them_up(
    run: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "products", Kind("products", "Articles", "", (), of_shop=True))
    assert set(held_up(run)) == {True}


def stopping(run: int, at: int) -> Callable[[int, int], None]:
    """Return what asks to stop once so many changes are taken back."""

    def look(done: int, total: int) -> None:
        del total
        if done >= at:
            stop_run(run)

    return look


def test_stopped_on_its_way_back_it_stays_where_it_is_and_goes_on_when_asked(
    desk: Desk, run: int
) -> None:
    came = undo_run(run, actor="person:1", progress=stopping(run, 10))
    assert (came.stopped, seen(run).state, seen(run).done) == (True, "stopped", 10)
    assert desk.state() != desk.before
    assert taken_back(run).state == "undone"
    assert desk.state() == desk.before


def test_a_worker_heeds_the_wish_to_stop(desk: Desk, run: int) -> None:
    take_back(run, actor="person:1")
    with pytest.MonkeyPatch.context() as patch:
        step = undoing._step

        def step_and_stop(*args: Any) -> bool:
            stop_run(run)
            return step(*args)

        patch.setattr(undoing, "_step", step_and_stop)
        assert work_on(run).state == "stopped"
    assert 0 < seen(run).done < seen(run).total
    assert taken_back(run).state == "undone"
    assert desk.state() == desk.before


def test_one_that_waits_for_the_worker_is_stopped_at_once(desk: Desk, run: int) -> None:
    state = desk.state()
    take_back(run, actor="person:1")
    stop_run(run)
    assert (seen(run).state, desk.state()) == ("stopped", state)


def test_a_worker_that_slept_writes_nothing_into_what_was_stopped_and_is_taken_back(
    desk: Desk, run: int
) -> None:
    # Its batch would be noted behind the way back, and stay where all is said to be undone.
    with transaction():
        seen(run).state = "running"
    ((_, asleep),) = claim([run], 0.0)
    stop_run(run)
    take_back(run, actor="person:1")
    with pytest.raises(ClaimLost), transaction():
        Claim(run, asleep, 30.0).hold(position=10)
    assert (work_on(run).state, desk.state()) == ("undone", desk.before)


def test_what_is_half_taken_back_is_not_imported_on(run: int) -> None:
    undo_run(run, actor="person:1", progress=stopping(run, 10))
    with pytest.raises(RunRefused, match="being undone"):
        go_on(run)


def test_what_stays_is_told_once_over_all_batches(desk: Desk, run: int) -> None:
    with transaction():
        for code in ("a2", "a9"):
            product = db.session.scalars(select(Product).where(Product.source_ref == code)).one()
            product.name = f"Mine {code}"
    done = taken_back(run)
    told = [(row.subject, row.msgid) for row in findings_of(run, "left", 10)]
    assert len(told) == len(set(told)) + 1
    assert {subject for subject, _ in told} == {"Mine a2", "Mine a9"}
    assert done.found == {"left": 3}
    assert articles() == len(desk.before["products"]) + 1


def test_an_article_made_ones_own_between_two_batches_stays_whole(run: int) -> None:
    mine: list[int] = []

    def rename(done: int, total: int) -> None:
        del done, total
        if mine:
            return
        with transaction():
            product = db.session.scalars(
                select(Product).where(Product.source_ref == f"a{ARTICLES - 6}")
            ).one()
            product.name = "Mine"
            mine.append(product.id)

    undo_run(run, actor="person:1", progress=rename)
    of_it = select(func.count(Variant.id)).where(Variant.product_id.in_(mine))
    assert (len(mine), db.session.scalar(of_it)) == (1, 1)
