"""Two imports at once, and a sale during one."""

from functools import partial
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.products import services
from shopbuilder.imports.products.planning import plan_products
from shopbuilder.imports.products.services import import_products
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.races.crowd import at_once
from tests.shopbuilder.imports.openstreetmap.maps import point, write

AT_ONCE = 5


@pytest.fixture
def price_list(tmp_path: Path) -> Path:
    path = tmp_path / "tarif.csv"
    path.write_text("Code;Nom;Prix;Stock\na;Brioche;4,50;20\nb;Flan;3,20;\n", encoding="utf-8")
    return path


def bring(shop_id: int, path: Path) -> None:
    shop = db.session.scalars(select(Shop).where(Shop.id == shop_id)).one()
    import_products(shop, path, apply=True, overwrite=True)


def imported(app: Flask, cast: Cast) -> int:
    with app.app_context(), in_town(cast.town):
        query = select(func.count(Product.id)).where(Product.origin == "import")
        return db.session.scalars(query).one()


def test_imports_of_one_file_at_once_make_each_article_once(
    clean: Flask, cast: Cast, price_list: Path
) -> None:
    actions = [partial(bring, cast.bakery_id, price_list)] * AT_ONCE
    assert at_once(clean, cast.town, actions) == {"done": AT_ONCE}
    assert imported(clean, cast) == 2


def test_without_waiting_for_a_turn_one_of_two_imports_fails(
    clean: Flask, cast: Cast, price_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_have_planned = Barrier(2)

    def plan_and_meet(*args: Any, **how: Any) -> Any:
        plan = plan_products(*args, **how)
        both_have_planned.wait(timeout=60)
        return plan

    monkeypatch.setattr(services, "wait_for_turn", lambda shop_id: None)
    monkeypatch.setattr(services, "plan_products", plan_and_meet)
    actions = [partial(bring, cast.bakery_id, price_list)] * 2
    with pytest.raises(IntegrityError):
        at_once(clean, cast.town, actions)


def test_maps_imported_at_once_list_each_shop_once(
    clean: Flask, cast: Cast, tmp_path: Path
) -> None:
    path = write(tmp_path, point("node/1", name="Paul", shop="bakery", addr__street="Rue A"))
    actions = [partial(import_shops, path)] * AT_ONCE
    assert at_once(clean, cast.town, actions) == {"done": AT_ONCE}
    with clean.app_context(), in_town(cast.town):
        query = select(func.count(Shop.id)).where(Shop.name == "Paul")
        assert db.session.scalars(query).one() == 1


class SaleDuringImport:
    """Sells one brioche after an import has compared, before it writes."""

    def __init__(self, app: Flask, cast: Cast, *, lock: bool) -> None:
        self.app = app
        self.cast = cast
        self.lock = lock
        self.sale = Thread(target=self.sell)

    def sell(self) -> None:
        with self.app.app_context(), in_town(self.cast.town), transaction():
            db.session.execute(
                update(Variant).where(Variant.sku == "a").values(stock=Variant.stock - 1)
            )

    def plan(self, *args: Any, **how: Any) -> Any:
        plan = plan_products(*args, **{**how, "lock": self.lock})
        self.sale.start()
        if not self.lock:
            self.sale.join(timeout=60)
        return plan


def stock_after_a_sale_during_an_import(
    app: Flask, cast: Cast, path: Path, monkeypatch: pytest.MonkeyPatch, *, lock: bool
) -> int | None:
    with app.app_context(), in_town(cast.town):
        bring(cast.bakery_id, path)
        path.write_text(path.read_text(encoding="utf-8").replace(";20", ";30"), encoding="utf-8")
        during = SaleDuringImport(app, cast, lock=lock)
        monkeypatch.setattr(services, "plan_products", during.plan)
        bring(cast.bakery_id, path)
        during.sale.join(timeout=60)
        db.session.expire_all()
        return db.session.scalar(select(Variant.stock).where(Variant.sku == "a"))


def test_a_sale_during_an_import_is_not_lost(
    clean: Flask, cast: Cast, price_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = stock_after_a_sale_during_an_import(clean, cast, price_list, monkeypatch, lock=True)
    assert left == 29


def test_without_locks_the_import_writes_over_the_sale(
    clean: Flask, cast: Cast, price_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = stock_after_a_sale_during_an_import(clean, cast, price_list, monkeypatch, lock=False)
    assert left == 30
