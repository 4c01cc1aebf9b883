"""The shelf as its trader sees it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.queries import PAGE, Kept, shelf_of
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.statements import count_statements


@pytest.fixture
def bakery_id(cast: Cast, app: Flask) -> Iterator[int]:
    with app.app_context(), in_town(cast.town):
        yield cast.bakery_id


def put(shop_id: int, name: str, *labels: str, category: str = "", published: bool = True) -> None:
    with transaction():
        product = Product(
            shop_id=shop_id,
            slug=f"p{abs(hash(name))}",
            name=name,
            category=category,
            published=published,
        )
        db.session.add(product)
        db.session.flush()
        for place, label in enumerate(labels or ("",)):
            db.session.add(
                Variant(product_id=product.id, label=label, price_cents=100, position=place)
            )


def names(shop_id: int, search: str = "") -> list[str]:
    return [row.full_name for row in shelf_of(shop_id, search=search).rows]


def test_every_variant_stands_on_the_list_hidden_ones_too(bakery_id: int) -> None:
    put(bakery_id, "Seigle", "500 g", "1 kg", category="Pains", published=False)
    assert names(bakery_id) == ["Pain de campagne", "Seigle (500 g)", "Seigle (1 kg)"]


def test_nothing_of_another_shop_is_on_the_list(bakery_id: int) -> None:
    assert names(bakery_id) == ["Pain de campagne"]


@pytest.mark.parametrize("search", ["pate", "PÂTÉ", "croute pate", "volaille"])
def test_accents_and_order_of_words_do_not_matter(bakery_id: int, search: str) -> None:
    put(bakery_id, "Pâté en croûte", category="Volailles")
    assert names(bakery_id, search) == ["Pâté en croûte"]


@pytest.mark.parametrize("search", ["%", "_", "\\", "jambon", "pain jambon"])
def test_signs_and_words_that_are_nowhere_find_nothing(bakery_id: int, search: str) -> None:
    assert names(bakery_id, search) == []


def test_a_long_shelf_has_pages(bakery_id: int) -> None:
    for number in range(PAGE):
        put(bakery_id, f"Biscuit {number:03}")
    first, last, beyond = (shelf_of(bakery_id, page=page) for page in (1, 2, 99))
    assert (len(first.rows), len(last.rows), first.pages, first.total) == (PAGE, 1, 2, PAGE + 1)
    assert beyond.page == 2


def test_the_list_takes_two_statements(bakery_id: int) -> None:
    with count_statements(db.engine) as sent:
        shelf_of(bakery_id, search="pain")
    assert len(sent) == 2


def change(shop_id: int, **values: object) -> None:
    with transaction():
        ours = select(Product.id).where(Product.shop_id == shop_id)
        db.session.execute(update(Variant).where(Variant.product_id.in_(ours)).values(**values))


def test_what_is_to_do_is_counted_beside_the_search(bakery_id: int) -> None:
    put(bakery_id, "Seigle", published=False)
    change(bakery_id, price_cents=0, stock=0)
    page = shelf_of(bakery_id, search="pain")
    assert (page.looked_for, page.to_do) == (
        1,
        {"unpriced": 1, "asks": 0, "sold_out": 1, "hidden": 0},
    )
    # What is hidden is not sold out as well: nobody can buy it anyway.
    assert shelf_of(bakery_id).to_do["sold_out"] == 1


@pytest.mark.parametrize(
    ("only", "found"),
    [("hidden", ["Seigle"]), ("asks", []), ("word of nobody", ["Pain de campagne", "Seigle"])],
)
def test_only_what_is_to_do_is_shown(bakery_id: int, only: str, found: list[str]) -> None:
    put(bakery_id, "Seigle", published=False)
    page = shelf_of(bakery_id, only=only)
    assert [row.full_name for row in page.rows] == found
    assert page.total == len(found)


def test_what_was_changed_just_now_stays_where_it_stood(bakery_id: int) -> None:
    (row,) = shelf_of(bakery_id).rows
    for kept in (Kept(variant_id=row.variant_id), Kept(product_id=row.product_id)):
        page = shelf_of(bakery_id, only="hidden", kept=kept)
        assert [each.variant_id for each in page.rows] == [row.variant_id]
        assert page.total == 1
