"""Undo while others undo, import and buy."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.runs import putting_back, undoing
from shopbuilder.imports.runs.at_once import run_now
from shopbuilder.imports.runs.job import Asked
from shopbuilder.imports.runs.jobs import JOBS
from shopbuilder.imports.runs.undoing import undo_run
from shopbuilder.imports.runs.way_back import WayBack
from shopbuilder.ordering.models import OrderLine
from tenants.database import db, in_town
from tenants.errors import Refusal
from tenants.models import Shop
from tests.cast import Cast
from tests.factories.orders import order_of
from tests.races.crowd import at_once

AT_ONCE = 5


def bring(shop_id: int, path: Path) -> int:
    shop = db.session.scalars(select(Shop).where(Shop.id == shop_id)).one()
    run_id, _ = run_now(JOBS["products"], Asked(path, shop, {"overwrite": True}))
    assert run_id is not None
    return run_id


@pytest.fixture
def price_list(tmp_path: Path) -> Path:
    path = tmp_path / "tarif.csv"
    path.write_text("Code;Nom;Prix;Stock\na;Brioche;4,50;1\n", encoding="utf-8")
    return path


@pytest.fixture
def brought(clean: Flask, cast: Cast, price_list: Path) -> tuple[int, int]:
    """The run of an import, and the one brioche that it brought."""
    with clean.app_context(), in_town(cast.town):
        run = bring(cast.bakery_id, price_list)
        return run, db.session.scalars(select(Variant.id).where(Variant.sku == "a")).one()


def ask(app: Flask, cast: Cast, query: object) -> int:
    with app.app_context(), in_town(cast.town):
        return db.session.scalar(query) or 0  # type: ignore[call-overload]


def undo(run: int) -> None:
    undo_run(run, actor="person:1")


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One entry for each time that changes of a run are walked back."""
    walks: list[object] = []
    go = WayBack.go

    def count(self: WayBack, notes: Sequence[Any]) -> None:
        walks.append(notes)
        go(self, notes)

    monkeypatch.setattr(WayBack, "go", count)
    return walks


def test_two_undos_at_once_undo_once(
    clean: Flask, cast: Cast, brought: tuple[int, int], walked: list[object]
) -> None:
    run, _ = brought
    assert at_once(clean, cast.town, [partial(undo, run)] * AT_ONCE) == {"done": AT_ONCE}
    assert ask(clean, cast, select(func.count(Product.id)).where(Product.origin == "import")) == 0
    assert len(walked) == 1


def test_without_waiting_for_a_turn_undos_do_it_more_than_once(
    clean: Flask,
    cast: Cast,
    brought: tuple[int, int],
    walked: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run, _ = brought
    monkeypatch.setattr(undoing, "_wait_for_turn", lambda run_id: None)
    at_once(clean, cast.town, [partial(undo, run)] * AT_ONCE)
    assert len(walked) > 1


@pytest.mark.parametrize("round_", range(4))
def test_the_last_piece_is_sold_or_taken_back_and_an_order_finds_its_article(
    clean: Flask, cast: Cast, brought: tuple[int, int], round_: int
) -> None:
    del round_
    run, brioche = brought
    actions = [partial(undo, run), partial(order_of, (brioche, 1))]
    came = at_once(clean, cast.town, actions)
    lines = ask(
        clean, cast, select(func.count(OrderLine.id)).where(OrderLine.variant_id == brioche)
    )
    left = ask(clean, cast, select(func.count(Variant.id)).where(Variant.id == brioche))
    # A brioche that somebody ordered, or has in her basket, stays, off sale; one that was taken back
    # was sold to nobody.
    assert (lines, left) in {(1, 1), (0, 1), (0, 0)}
    assert came["done"] == 1 + lines
    if left:
        with clean.app_context(), in_town(cast.town):
            assert not db.session.scalars(select(Variant.active).where(Variant.id == brioche)).one()


def test_an_undo_and_an_import_of_the_same_shop_wait_for_each_other(
    clean: Flask, cast: Cast, brought: tuple[int, int], price_list: Path
) -> None:
    run, _ = brought
    price_list.write_text("Code;Nom;Prix;Stock\na;Brioche;4,80;1\nb;Flan;3,20;\n", encoding="utf-8")
    actions = [partial(undo, run), partial(bring, cast.bakery_id, price_list)] * 2
    assert at_once(clean, cast.town, actions) == {"done": 4}
    with clean.app_context(), in_town(cast.town):
        prices = select(Variant.price_cents).join(Product, Product.id == Variant.product_id)
        found = db.session.scalars(
            prices.where(Product.source_ref.in_(("a", "b"))).order_by(Variant.price_cents)
        ).all()
    # Before or after, never a half: the second import's prices stand.
    assert found == [320, 480]


class Meanwhile:
    """Lets somebody act once an undo has looked whether it may take rows away, before it does."""

    def __init__(self, app: Flask, cast: Cast, action: Callable[[], object]) -> None:
        self.app = app
        self.cast = cast
        self.action = action
        self.came = Counter[str]()
        self.other = Thread(target=self.act)

    def act(self) -> None:
        with self.app.app_context(), in_town(self.cast.town):
            try:
                self.action()
            except Refusal as refusal:
                self.came[type(refusal).__name__] += 1
            else:
                self.came["done"] += 1

    def undo(self, run: int, *, guarded: bool) -> None:
        """Take a run back. With the guards on, whoever acts meanwhile waits until it is over."""
        look = putting_back.referring

        def look_and_let_act(*args: Any) -> Any:
            seen = look(*args)
            if not self.other.ident:
                self.other.start()
                if not guarded:
                    self.other.join(timeout=60)
            return seen

        with pytest.MonkeyPatch.context() as patch, self.app.app_context(), in_town(self.cast.town):
            patch.setattr(putting_back, "referring", look_and_let_act)
            if not guarded:
                patch.setattr(undoing, "_wait_for_turn", lambda run_id: None)
                patch.setattr(undoing, "lock_rows", lambda rows: None)
            undo(run)
        self.other.join(timeout=60)


def sold_during_an_undo(
    app: Flask, cast: Cast, brought: tuple[int, int], *, guarded: bool
) -> tuple[int, int]:
    """Return how many lines of orders name the brioche, and whether it is still there."""
    run, brioche = brought
    Meanwhile(app, cast, partial(order_of, (brioche, 1))).undo(run, guarded=guarded)
    lines = select(func.count(OrderLine.id)).where(OrderLine.variant_id == brioche)
    left = select(func.count(Variant.id)).where(Variant.id == brioche)
    return ask(app, cast, lines), ask(app, cast, left)


def test_who_orders_while_it_is_taken_back_orders_nothing(
    clean: Flask, cast: Cast, brought: tuple[int, int]
) -> None:
    assert sold_during_an_undo(clean, cast, brought, guarded=True) == (0, 0)


def test_without_locks_an_order_names_an_article_that_is_gone(
    clean: Flask, cast: Cast, brought: tuple[int, int]
) -> None:
    assert sold_during_an_undo(clean, cast, brought, guarded=False) == (1, 0)


def prices_after_an_import_during_an_undo(
    app: Flask, cast: Cast, run: int, path: Path, *, guarded: bool
) -> list[int]:
    path.write_text("Code;Nom;Prix;Stock\na;Brioche;4,80;1\n", encoding="utf-8")
    during = Meanwhile(app, cast, partial(bring, cast.bakery_id, path))
    during.undo(run, guarded=guarded)
    assert during.came == {"done": 1}
    with app.app_context(), in_town(cast.town):
        prices = select(Variant.price_cents).join(Product, Product.id == Variant.product_id)
        return list(db.session.scalars(prices.where(Product.source_ref == "a")))


def test_what_is_imported_while_an_import_is_taken_back_is_there(
    clean: Flask, cast: Cast, brought: tuple[int, int], price_list: Path
) -> None:
    run, _ = brought
    found = prices_after_an_import_during_an_undo(clean, cast, run, price_list, guarded=True)
    assert found == [480]


def test_without_a_turn_and_locks_the_undo_takes_what_was_imported_meanwhile(
    clean: Flask, cast: Cast, brought: tuple[int, int], price_list: Path
) -> None:
    run, _ = brought
    found = prices_after_an_import_during_an_undo(clean, cast, run, price_list, guarded=False)
    assert found == []
