from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.writing import ProductDraft, VariantDraft, create_products
from tenants.database import db, in_town
from tests.cast import Cast


@pytest.fixture
def bakery(cast: Cast, context: Flask) -> Iterator[int]:
    del context
    with in_town(cast.town):
        yield cast.bakery_id


def create(shop_id: int, *names: str) -> list[Product]:
    drafts = [ProductDraft(name, [VariantDraft(120)]) for name in names]
    return create_products(shop_id, drafts, origin="trader", usual_vat=550)


def test_new_articles_come_behind_those_there_are(bakery: int) -> None:
    create(bakery, "Baguette")
    assert [product.position for product in create(bakery, "Brioche", "Flan")] == [2, 3]


def test_an_article_never_takes_the_address_of_another(bakery: int) -> None:
    assert [product.slug for product in create(bakery, "Article", "Flan", "Flan")] == [
        "article-2",
        "flan",
        "flan-2",
    ]


def test_a_draft_without_rate_gets_the_usual_one(bakery: int) -> None:
    draft = ProductDraft("Bougie", [VariantDraft(900)], vat_rate=2000)
    bougie = create_products(bakery, [draft], origin="trader", usual_vat=550)[0]
    assert (bougie.vat_rate, create(bakery, "Flan")[0].vat_rate) == (2000, 550)


def test_variants_stand_in_the_order_of_the_draft(bakery: int) -> None:
    variants = [VariantDraft(100, label="Petit"), VariantDraft(200, label="Grand", stock=3)]
    create_products(bakery, [ProductDraft("Bol", variants)], origin="trader", usual_vat=550)
    rows = db.session.scalars(select(Variant).where(Variant.label != "").order_by(Variant.position))
    assert [(row.label, row.price_cents, row.stock) for row in rows] == [
        ("Petit", 100, None),
        ("Grand", 200, 3),
    ]


def test_an_article_is_drawn_as_what_its_name_says(bakery: int) -> None:
    assert [product.picture for product in create(bakery, "Baguette", "Tarte aux pommes")] == [
        "baguette",
        "tart",
    ]
