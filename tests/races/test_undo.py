"""Undo while others undo, import and buy."""

from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.runs import undoing
from shopbuilder.imports.runs.at_once import run_now
from shopbuilder.imports.runs.job import Asked
from shopbuilder.imports.runs.jobs import JOBS
from shopbuilder.imports.runs.undoing import undo_run
from shopbuilder.ordering.models import OrderLine
from tenants.database import db, in_town
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
    """One entry for each time that the changes of a run are walked back."""
    walks: list[object] = []
    walk = undoing._Undoing.walk

    def count(self: undoing._Undoing, *args: object) -> None:
        walks.append(args)
        walk(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(undoing._Undoing, "walk", count)
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
