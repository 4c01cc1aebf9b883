"""What the law asks an article to say, written by its trader."""

import re

import pytest
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.catalogue.models import Product, Variant
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser
from tests.pages import read
from tests.shopbuilder.trader.conftest import COUNTER

PAGE = f"{COUNTER}/articles/article/fiche"


def describe(cast: Cast, app: Flask, **said: object) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(Product).where(Product.shop_id == cast.bakery_id).values(**said))


def product(cast: Cast, app: Flask) -> tuple[Product, Variant]:
    with app.app_context(), in_town(cast.town):
        found = db.session.scalars(select(Product).where(Product.shop_id == cast.bakery_id)).one()
        loaf = db.session.scalars(select(Variant).where(Variant.id == cast.loaf_id)).one()
        db.session.expunge_all()
    return found, loaf


def seen(browser: Browser) -> str:
    found = re.search(r'name="vu" value="([^"]+)"', browser.get(PAGE).text)
    assert found
    return found[1]


def test_what_is_typed_is_kept_and_shown_to_customers(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    answer = alice.post(
        PAGE,
        data={
            "vu": seen(alice), "contenance": "1,5 kg", "ingredients": "Farine de BLÉ,\r\n eau, sel",
            "allergene": ["milk", "gluten"], "trace": "nuts", "origine": "France",
            f"code-{cast.loaf_id}": "3 017620 422003",
        },
    )  # fmt: skip
    assert answer.status_code == 302
    found, loaf = product(cast, app)
    assert (found.content, found.allergens, found.traces) == (
        "1500 g",
        ["gluten", "milk"],
        ["nuts"],
    )
    assert (found.ingredients, found.place_of_origin) == ("Farine de BLÉ, eau, sel", "France")
    assert (loaf.gtin, loaf.content) == ("3017620422003", "")
    page = read(alice.get("/fournil-d-alice/article").text)
    assert "1,5 kg" in page
    assert "peut en contenir : fruits à coque" in page


def test_nothing_ticked_is_not_stated_and_none_is_a_statement(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    alice.post(PAGE, data={"vu": seen(alice)})
    assert product(cast, app)[0].allergens is None
    alice.post(PAGE, data={"vu": seen(alice), "aucun": "1"})
    assert product(cast, app)[0].allergens == []


def test_what_a_file_proposes_is_asked_and_gone_once_answered(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    describe(cast, app, proposed_allergens=["milk"])
    assert "allergènes à confirmer" in read(alice.get(f"{COUNTER}/articles").text)
    page = read(alice.get(PAGE).text)
    assert "Les ingrédients semblent citer : lait." in page
    assert " checked>" not in alice.get(PAGE).text
    alice.post(PAGE, data={"vu": seen(alice), "allergene": "milk"})
    assert product(cast, app)[0].proposed_allergens == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"contenance": "une miche"}, "n’est pas une quantité nette"),
        ({"allergene": "milk", "trace": "milk"}, "n’est pas une trace"),
        ({"allergene": "poison"}, "Cela ne peut pas être mis en rayon"),
    ],
)
def test_what_cannot_be_right_is_refused_and_stays_typed(
    alice: Browser, cast: Cast, app: Flask, typed: dict[str, str], words: str
) -> None:
    answer = alice.post(PAGE, data={"vu": seen(alice), "origine": "Lozère", **typed})
    assert answer.status_code == 422
    page = read(answer.text)
    assert words in page
    assert 'value="Lozère"' in answer.text
    assert product(cast, app)[0].place_of_origin == ""


def test_a_mistyped_bar_code_writes_nothing(alice: Browser, cast: Cast, app: Flask) -> None:
    data = {"vu": seen(alice), "origine": "Lozère", f"code-{cast.loaf_id}": "3017620422004"}
    assert alice.post(PAGE, data=data).status_code == 422
    assert product(cast, app)[0].place_of_origin == ""


def test_what_changed_meanwhile_is_shown_and_not_written_over(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    opened = seen(alice)
    describe(cast, app, place_of_origin="Bretagne", updated_at=cast_time())
    answer = alice.post(PAGE, data={"vu": opened, "origine": "Lozère"})
    assert answer.status_code == 409
    assert "Bretagne" in answer.text
    assert product(cast, app)[0].place_of_origin == "Bretagne"


def cast_time() -> object:
    from datetime import UTC, datetime

    return datetime(2026, 11, 24, 8, 40, tzinfo=UTC)


def test_another_shops_article_does_not_exist(bob: Browser) -> None:
    assert bob.get(PAGE).status_code == 404
    assert bob.post(PAGE, data={"vu": "x"}).status_code == 404


def test_an_article_that_waits_for_its_price_cannot_be_shown(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(Variant).where(Variant.id == cast.loaf_id).values(price_cents=0))
    describe(cast, app, published=False)
    found, _ = product(cast, app)
    shelf = read(alice.get(f"{COUNTER}/articles").text)
    assert "pas encore de prix" in shelf
    alice.post(f"{COUNTER}/articles/{found.id}/vitrine", data={"visible": "1"})
    assert "Donnez-lui d’abord un prix" in read(alice.get(f"{COUNTER}/articles").text)
    assert not product(cast, app)[0].published
