"""Prices and stocks, changed where they stand."""

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
from tests.statements import count_statements

ARTICLES = f"{COUNTER}/articles"
SEEN = {"prix_vu": "420", "stock_vu": "10"}


@pytest.fixture
def loaf(cast: Cast) -> str:
    return f"{ARTICLES}/{cast.loaf_id}"


def shelf(cast: Cast, app: Flask) -> tuple[int, int | None]:
    with app.app_context(), in_town(cast.town):
        loaf = select(Variant.price_cents, Variant.stock).where(Variant.id == cast.loaf_id)
        row = db.session.execute(loaf).one()
    return row.price_cents, row.stock


def set_stock(cast: Cast, app: Flask, stock: int) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(Variant).where(Variant.id == cast.loaf_id).values(stock=stock))


def hidden_fields(page: str) -> dict[str, str]:
    """Return the fields that the Undo button sends."""
    form = page[page.index('role="status"') :].split("</form>", maxsplit=1)[0]
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))


def test_price_and_stock_stand_in_fields(alice: Browser) -> None:
    page = alice.get(ARTICLES).text
    assert 'name="prix"' in page
    assert 'value="4,20"' in page
    assert 'value="10"' in page
    assert "Pain de campagne" in page
    assert "Le Tour du puits" not in page


@pytest.mark.parametrize(
    ("typed", "cents"), [("4,50", 450), ("4.5", 450), ("5 €", 500), ("1 234,50", 123450)]
)
def test_a_price_is_understood_as_the_french_write_it(
    alice: Browser, loaf: str, cast: Cast, app: Flask, typed: str, cents: int
) -> None:
    assert alice.post(loaf, data={**SEEN, "prix": typed, "stock": "10"}).status_code == 302
    assert shelf(cast, app) == (cents, 10)


def test_an_empty_stock_is_not_counted(alice: Browser, loaf: str, cast: Cast, app: Flask) -> None:
    alice.post(loaf, data={**SEEN, "prix": "4,20", "stock": ""})
    assert shelf(cast, app) == (420, None)
    assert "10 → non compté" in read(alice.get(ARTICLES).text)


def test_after_saving_the_page_comes_back_to_the_row(alice: Browser, loaf: str, cast: Cast) -> None:
    answer = alice.post(f"{loaf}?page=1", data={**SEEN, "prix": "4,50", "stock": "10", "q": "pain"})
    assert answer.headers["Location"] == f"{ARTICLES}?q=pain&page=1#v{cast.loaf_id}"


def test_a_change_can_be_undone_with_one_tap(
    alice: Browser, loaf: str, cast: Cast, app: Flask
) -> None:
    alice.post(loaf, data={**SEEN, "prix": "4,50", "stock": "8"})
    page = alice.get(ARTICLES).text
    assert "Prix : 4,20 € → 4,50 €. Stock : 10 → 8." in read(page)
    assert alice.post(loaf, data=hidden_fields(page)).status_code == 302
    assert shelf(cast, app) == (420, 10)


def test_undo_brings_a_count_back_from_no_count(
    alice: Browser, loaf: str, cast: Cast, app: Flask
) -> None:
    alice.post(loaf, data={**SEEN, "prix": "4,20", "stock": ""})
    alice.post(loaf, data=hidden_fields(alice.get(ARTICLES).text))
    assert shelf(cast, app) == (420, 10)


def test_undo_is_offered_once(alice: Browser, loaf: str) -> None:
    alice.post(loaf, data={**SEEN, "prix": "4,50", "stock": "10"})
    assert "Annuler" in read(alice.get(ARTICLES).text)
    assert "Annuler" not in read(alice.get(ARTICLES).text)


def test_saving_what_stands_there_already_says_nothing(alice: Browser, loaf: str) -> None:
    alice.post(loaf, data={**SEEN, "prix": "4,20", "stock": "10"})
    assert "Annuler" not in read(alice.get(ARTICLES).text)


@pytest.mark.parametrize(
    ("price", "stock"),
    [
        ("gratuit", "10"),
        ("-1", "10"),
        ("0", "10"),
        ("1,999", "10"),
        ("", "10"),
        ("4,20", "beaucoup"),
    ],
)
def test_what_cannot_be_right_is_said_in_its_row_and_kept(
    alice: Browser, loaf: str, cast: Cast, app: Flask, price: str, stock: str
) -> None:
    answer = alice.post(loaf, data={**SEEN, "prix": price, "stock": stock})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert f'value="{price}"' in answer.text
    assert f'value="{stock}"' in answer.text
    assert shelf(cast, app) == (420, 10)


def test_a_sale_in_between_is_told_and_not_undone(
    alice: Browser, loaf: str, cast: Cast, app: Flask
) -> None:
    set_stock(cast, app, 9)
    answer = alice.post(loaf, data={**SEEN, "prix": "4,20", "stock": "12"})
    assert answer.status_code == 409
    assert "cet article a été vendu ou modifié" in read(answer.text)
    assert 'name="stock_vu" value="9"' in answer.text
    assert shelf(cast, app) == (420, 9)


def test_a_new_price_goes_through_although_one_was_sold(
    alice: Browser, loaf: str, cast: Cast, app: Flask
) -> None:
    set_stock(cast, app, 9)
    alice.post(loaf, data={**SEEN, "prix": "4,50", "stock": "10"})
    assert shelf(cast, app) == (450, 9)


@pytest.mark.parametrize(
    "seen",
    [
        {"prix_vu": "x"},
        {"prix_vu": ""},
        {"stock_vu": "-1"},
        {"stock_vu": "9" * 30},
        {"prix_vu": "²"},
    ],
)
def test_a_form_that_is_not_ours_is_refused(
    alice: Browser, loaf: str, seen: dict[str, str]
) -> None:
    data = {**SEEN, **seen, "prix": "4,50", "stock": "10"}
    assert alice.post(loaf, data=data).status_code == 400


def test_the_shelf_of_another_shop_does_not_exist(
    alice: Browser, bob: Browser, cast: Cast, app: Flask
) -> None:
    data = {**SEEN, "prix": "0,01", "stock": "10"}
    assert alice.post(f"{ARTICLES}/{cast.book_id}", data=data).status_code == 404
    assert bob.post(f"{ARTICLES}/{cast.loaf_id}", data=data).status_code == 404
    assert shelf(cast, app) == (420, 10)


def test_an_article_is_taken_out_of_the_window_and_put_back(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    with app.app_context(), in_town(cast.town):
        loaf = db.session.scalars(select(Product.id).where(Product.shop_id == cast.bakery_id)).one()
    alice.post(f"{ARTICLES}/{loaf}/vitrine", data={"visible": "0"})
    assert "caché" in read(alice.get(ARTICLES).text)
    assert alice.get("/fournil-d-alice/article").status_code == 404
    alice.post(f"{ARTICLES}/{loaf}/vitrine", data={"visible": "1"})
    assert alice.get("/fournil-d-alice/article").status_code == 200


def test_the_search_finds_and_says_when_it_does_not(alice: Browser) -> None:
    assert "Pain de campagne" in read(alice.get(f"{ARTICLES}?q=campagne").text)
    assert "Rien de ce nom" in read(alice.get(f"{ARTICLES}?q=jambon").text)


def test_a_search_is_shown_as_typed(alice: Browser) -> None:
    page = alice.get(ARTICLES, query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


def test_an_empty_shelf_says_what_to_do(alice: Browser, cast: Cast, app: Flask) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(Variant).values(active=False))
    assert "Pas encore d’article" in read(alice.get(ARTICLES).text)


def test_the_list_takes_five_statements_however_long(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    counts = []
    for number in range(2):
        with app.app_context(), in_town(cast.town), transaction():
            product = Product(shop_id=cast.bakery_id, slug=f"p{number}", name=f"Pain {number}")
            db.session.add(product)
            db.session.flush()
            for label in ("petit", "grand"):
                db.session.add(Variant(product_id=product.id, label=label, price_cents=100))
        with app.app_context(), count_statements(db.engine) as sent:
            alice.get(ARTICLES)
        counts.append(len(sent))
    assert counts == [5, 5]


def test_what_is_left_to_do_is_one_tap_away(alice: Browser, cast: Cast, app: Flask) -> None:
    assert "Épuisé" not in read(alice.get(ARTICLES).text)
    set_stock(cast, app, 0)
    assert f'href="{ARTICLES}?voir=epuises"' in alice.get(ARTICLES).text
    assert "Pain de campagne" in read(alice.get(f"{ARTICLES}?voir=epuises").text)
    assert "Plus rien à faire ici" in read(alice.get(f"{ARTICLES}?voir=sans-prix").text)


def test_what_was_just_put_right_stays_on_the_list_with_its_undo(
    alice: Browser, loaf: str, cast: Cast, app: Flask
) -> None:
    set_stock(cast, app, 0)
    typed = {"prix_vu": "420", "stock_vu": "0", "prix": "4,20", "stock": "5", "voir": "epuises"}
    answer = alice.post(loaf, data=typed)
    assert answer.headers["Location"] == f"{ARTICLES}?voir=epuises#v{cast.loaf_id}"
    page = alice.get(f"{ARTICLES}?voir=epuises").text
    assert "Stock : 0 → 5." in read(page)
    assert hidden_fields(page)["voir"] == "epuises"


def test_an_article_put_back_into_the_window_is_still_there_to_be_taken_out(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    with app.app_context(), in_town(cast.town):
        loaf = db.session.scalars(select(Product.id).where(Product.shop_id == cast.bakery_id)).one()
    alice.post(f"{ARTICLES}/{loaf}/vitrine", data={"visible": "0"})
    answer = alice.post(f"{ARTICLES}/{loaf}/vitrine", data={"visible": "1", "voir": "caches"})
    assert answer.headers["Location"] == f"{ARTICLES}?voir=caches&garde={loaf}#a{loaf}"
    page = alice.get(answer.headers["Location"]).text
    assert "Retirer de la vitrine" in read(page)
    assert f'<details id="a{loaf}" open>' in page


@pytest.mark.parametrize("number", ["x", "²", "9" * 40, "-1"])
def test_a_number_that_nobody_wrote_keeps_nothing(alice: Browser, number: str) -> None:
    answer = alice.get(ARTICLES, query_string={"voir": "caches", "garde": number})
    assert answer.status_code == 200
    assert "Pain de campagne" not in read(answer.text)
