"""The basket, as a browser without JavaScript uses it."""

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, update

from shopbuilder.catalogue.models import Variant
from shopbuilder.ordering.basket_contents import PRICE_PROMISE
from shopbuilder.ordering.models import BasketLine
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.statements import count_statements


def put(client: Browser, variant: object, quantity: object = 1) -> str:
    """Add an article and return the page one is led to."""
    answer = client.post("/panier", data={"variante": str(variant), "quantite": str(quantity)})
    assert (answer.status_code, answer.location) == (303, "/panier"), answer.text
    return client.get("/panier").text


def change(client: Browser, variant: int, **fields: str) -> str:
    answer = client.post("/panier/ligne", data={"variante": str(variant), **fields})
    assert answer.status_code == 303, answer.text
    return client.get("/panier").text


def lines_in_database(app: Flask, cast: Cast) -> int:
    with app.app_context(), in_town(cast.town):
        return db.session.scalars(select(func.count(BasketLine.id))).one()


def shelf(app: Flask, cast: Cast, variant_id: int, **values: object) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(Variant).where(Variant.id == variant_id).values(**values))


def test_an_empty_basket_is_kind_and_sets_no_cookie(client: Browser) -> None:
    page = client.get("/panier")
    assert "Rien dedans" in page.text
    assert "Set-Cookie" not in page.headers


def test_an_article_lands_in_the_basket(cast: Cast, client: Browser) -> None:
    page = put(client, cast.loaf_id, 2)
    assert "Pain de campagne" in page
    assert "8,40" in page


def test_what_was_said_is_said_once(cast: Cast, client: Browser) -> None:
    assert "est dans votre panier" in put(client, cast.loaf_id)
    assert "est dans votre panier" not in client.get("/panier").text


def test_a_basket_over_two_shops_says_that_each_is_paid_apart(cast: Cast, client: Browser) -> None:
    put(client, cast.loaf_id)
    page = put(client, cast.book_id)
    assert "dans 2 boutiques" in page
    assert "23,10" in page


def test_no_quantity_means_one(cast: Cast, client: Browser) -> None:
    client.post("/panier", data={"variante": str(cast.loaf_id)})
    assert 'value="1"' in client.get("/panier").text


def test_more_than_the_shelf_holds_is_capped_and_told(cast: Cast, client: Browser) -> None:
    page = put(client, cast.loaf_id, 50)
    assert "pas plus de 10" in page


@pytest.mark.parametrize(
    ("quantity", "status"),
    [("-1", 400), ("0", 400), ("100", 400), ("deux", 400), ("1e9", 400), ("9" * 21, 400)],
)
def test_a_quantity_that_is_none_is_refused_with_a_sentence(
    cast: Cast, client: Browser, app: Flask, quantity: str, status: int
) -> None:
    answer = client.post("/panier", data={"variante": str(cast.loaf_id), "quantite": quantity})
    assert answer.status_code == status
    assert "quantité" in answer.text or "trop long" in answer.text
    assert lines_in_database(app, cast) == 0


@pytest.mark.parametrize("variant", ["", "abc", "-1", "1.0", "9" * 16, "٣", "1 OR 1=1"])
def test_an_article_that_is_none_is_not_found(client: Browser, variant: str) -> None:
    answer = client.post("/panier", data={"variante": variant, "quantite": "1"})
    assert answer.status_code == 404
    assert "ne peut pas" in answer.text


def test_an_article_of_another_town_is_not_found(cast: Cast, client: Browser, app: Flask) -> None:
    answer = client.post("/panier", data={"variante": str(cast.cheese_id), "quantite": "1"})
    assert answer.status_code == 404
    assert "Tomme" not in answer.text
    assert lines_in_database(app, cast) == 0


def test_a_sold_out_article_is_refused_by_name(cast: Cast, client: Browser, app: Flask) -> None:
    shelf(app, cast, cast.loaf_id, stock=0)
    answer = client.post("/panier", data={"variante": str(cast.loaf_id), "quantite": "1"})
    assert answer.status_code == 409
    assert "Pain de campagne" in answer.text


def test_a_quantity_is_changed(cast: Cast, client: Browser) -> None:
    put(client, cast.loaf_id)
    assert "12,60" in change(client, cast.loaf_id, quantite="3")


def test_a_change_beyond_the_shelf_is_capped_and_told(cast: Cast, client: Browser) -> None:
    put(client, cast.loaf_id)
    page = change(client, cast.loaf_id, quantite="12")
    assert "Il n’en reste que 10" in page


@pytest.mark.parametrize("quantity", ["", "-2", "0", "mille", "100"])
def test_a_change_to_no_quantity_is_refused(cast: Cast, client: Browser, quantity: str) -> None:
    put(client, cast.loaf_id, 2)
    answer = client.post(
        "/panier/ligne", data={"variante": str(cast.loaf_id), "quantite": quantity}
    )
    assert answer.status_code == 400
    assert 'value="2"' in answer.text


def test_what_was_taken_out_can_be_put_back(cast: Cast, client: Browser) -> None:
    put(client, cast.loaf_id, 3)
    page = change(client, cast.loaf_id, oter="1")
    assert "a quitté votre panier" in page
    assert "Remettre" in page
    assert "12,60" in put(client, cast.loaf_id, 3)


def test_taking_out_what_is_not_there_says_nothing(cast: Cast, client: Browser) -> None:
    put(client, cast.loaf_id)
    assert "a quitté" not in change(client, cast.book_id, oter="1")


def test_what_sold_out_meanwhile_is_shown_and_stops_the_way_on(
    cast: Cast, client: Browser, app: Flask
) -> None:
    put(client, cast.loaf_id, 3)
    shelf(app, cast, cast.loaf_id, stock=2)
    page = client.get("/panier").text
    assert "Il n’en reste que 2" in page
    assert "Choisir l’heure" not in page


def test_what_is_sold_no_more_is_named_in_the_basket(
    cast: Cast, client: Browser, app: Flask
) -> None:
    put(client, cast.loaf_id)
    shelf(app, cast, cast.loaf_id, active=False)
    assert "N’est plus disponible" in client.get("/panier").text


def test_a_price_that_changed_is_told_in_the_basket(
    cast: Cast, client: Browser, app: Flask
) -> None:
    put(client, cast.loaf_id)
    shelf(app, cast, cast.loaf_id, price_cents=500)
    with time_machine.travel(now() + PRICE_PROMISE, tick=False):
        page = client.get("/panier").text
    assert "Le prix a changé" in page
    assert "4,20" in page


def test_one_browser_never_sees_another_s_basket(cast: Cast, client: Browser, app: Flask) -> None:
    put(client, cast.loaf_id)
    other = browser(app, cast.town.home_host)
    assert "Pain de campagne" not in other.get("/panier").text


def test_a_basket_does_not_follow_into_another_town(
    cast: Cast, client: Browser, app: Flask
) -> None:
    put(client, cast.loaf_id)
    client.host = cast.other_town.home_host
    assert "Pain de campagne" not in client.get("/panier").text


def test_a_form_from_another_site_fills_no_basket(cast: Cast, client: Browser) -> None:
    answer = client.post(
        "/panier",
        data={"variante": str(cast.loaf_id)},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403


def test_a_basket_is_kept_by_no_cache(cast: Cast, client: Browser) -> None:
    put(client, cast.loaf_id)
    assert client.get("/panier").headers["Cache-Control"] == "no-store"


def test_the_post_takes_at_most_four_statements(cast: Cast, client: Browser, app: Flask) -> None:
    put(client, cast.loaf_id)
    with app.app_context():
        engine = db.engine
    with count_statements(engine) as sent:
        client.post("/panier", data={"variante": str(cast.book_id), "quantite": "1"})
    assert len(sent) <= 4
