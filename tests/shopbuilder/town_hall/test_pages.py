"""The town hall's desk."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from markupsafe import escape
from sqlalchemy import select, update

from shopbuilder.catalogue.services import OnShelf, change_variant
from shopbuilder.messages.models import Delivery
from shopbuilder.ordering.services import accept_order
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.services import close_today, suspend
from shopbuilder.town_life.models import MapShape, Street
from tenants.database import db, in_town, transaction
from tenants.events import record
from tenants.models import Membership, Person, Shop
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.orders import order_of
from tests.pages import read
from tests.statements import count_statements

#: Tuesday 24 November 2026, 9:30 in France.
MORNING = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def claire(client: Browser, clock: time_machine.Traveller) -> Browser:
    return client.sign_in(Cast.clerk)


@pytest.fixture
def here(cast: Cast, clean: Flask) -> Iterator[Cast]:
    """The first town entered, to prepare what Claire will see."""
    with clean.app_context(), in_town(cast.town):
        yield cast


def bakery(cast: Cast) -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()


def alice_as_actor() -> str:
    number = db.session.scalars(select(Person.id).where(Person.email == Cast.alice)).one()
    return f"person:{number}"


def lose_a_message(state: str = "undeliverable", why: str = "450 4.2.0") -> None:
    with transaction():
        fact = record("order.placed", "order", 1, actor="customer", number=1)
        db.session.flush()
        db.session.add(
            Delivery(
                event_id=fact.id, message="order-placed-shop", recipient_kind="shop",
                recipient="fournil@example.org", subject="Nouvelle commande n° 1", state=state,
                attempts=4, last_error=why,
            )
        )  # fmt: skip


def test_a_clerk_finds_nothing_to_do_on_a_quiet_day(claire: Browser) -> None:
    page = read(claire.get("/mairie").text)
    assert "Mairie de Montclair" in page
    assert "Toutes les commandes ont leur réponse." in page
    assert "Tous les messages sont bien arrivés." in page
    assert "Il ne s’est encore rien passé." in page


@pytest.mark.parametrize(
    "why", ["550 <form action=//evil.example><b>Sign in</b></form>", "552 100% full", "%(x)s %"]
)
def test_what_another_mail_server_says_is_shown_as_it_stands(
    claire: Browser, here: Cast, why: str
) -> None:
    del here
    lose_a_message(why=why)
    page = claire.get("/mairie")
    assert page.status_code == 200
    assert str(escape(why)) in page.text


def test_a_facilitator_sees_the_same_desk(client: Browser, here: Cast) -> None:
    with transaction():
        db.session.execute(
            update(Membership).where(Membership.role == "clerk").values(role="facilitator")
        )
    assert client.sign_in(Cast.clerk).get("/mairie").status_code == 200


def test_orders_without_an_answer_are_told_by_shop(claire: Browser, here: Cast) -> None:
    order_of((here.loaf_id, 1))
    order_of((here.loaf_id, 1), (here.book_id, 1))
    accept_order(here.bakery_id, 1, "person:1")
    page = read(claire.get("/mairie").text)
    assert "2 sans réponse" in page
    assert "Fournil d’Alice 1 commande attend" in page
    assert "Premier retrait : mardi 24 novembre à 10 h 30" in page


@pytest.mark.parametrize(
    ("state", "said"), [("undeliverable", "abandonné"), ("failed", "4 essais, on continue")]
)
def test_a_message_that_did_not_get_through_is_seen(
    claire: Browser, here: Cast, state: str, said: str
) -> None:
    lose_a_message(state)
    page = read(claire.get("/mairie").text)
    assert "1 non remis" in page
    assert "Nouvelle commande n° 1 à la boutique · fournil@example.org" in page
    assert said in page


def test_messages_of_another_town_are_not_seen(claire: Browser, cast: Cast, clean: Flask) -> None:
    with clean.app_context(), in_town(cast.other_town):
        lose_a_message()
    assert "fournil@example.org" not in claire.get("/mairie").text
    assert "Il ne s’est encore rien passé." in read(claire.get("/mairie/journal").text)


def test_the_journal_names_who_did_what_where(claire: Browser, here: Cast) -> None:
    change_variant(
        bakery(here), here.loaf_id,
        seen=OnShelf(420, 10), wanted=OnShelf(450, None), actor=alice_as_actor(),
    )  # fmt: skip
    close_today(bakery(here), actor=alice_as_actor())
    page = read(claire.get("/mairie/journal").text)
    assert "Fournil d’Alice – prix de « Pain de campagne » : 4,20 € → 4,50 €" in page
    assert "stock de « Pain de campagne » : 10 → non compté" in page
    assert "fermée le mardi 24 novembre mardi 24 novembre à 9 h 30 · Alice" in page


def test_the_journal_begins_with_the_latest(claire: Browser, here: Cast) -> None:
    order_of((here.loaf_id, 1))
    accept_order(here.bakery_id, 1, alice_as_actor())
    page = read(claire.get("/mairie/journal").text)
    assert page.index("commande n° 1 acceptée") < page.index("commande n° 1 passée")
    assert "un client" in page


def test_the_journal_keeps_fifty_lines(claire: Browser, here: Cast) -> None:
    with transaction():
        for number in range(60):
            record("order.placed", "order", number, actor="customer", number=number)
    page = read(claire.get("/mairie/journal").text)
    assert "n° 59" in page
    assert "n° 10 " in page
    assert "n° 9 " not in page


def test_every_shop_stands_on_the_list(claire: Browser, here: Cast) -> None:
    page = read(claire.get("/mairie/boutiques").text)
    assert "2 boutiques" in page
    assert "Fournil d’Alice Boulangerie · prend des commandes N° 1 Rue du Four ouvert" in page
    assert "Crémerie Chloé" not in page


def test_a_shop_is_told_as_it_is(claire: Browser, here: Cast) -> None:
    order_of((here.loaf_id, 1))
    suspend(bakery(here), actor="person:3")
    with transaction():
        db.session.execute(
            update(ShopProfile)
            .where(ShopProfile.shop_id == here.books_id)
            .values(taken_over=False, street_id=None, opening_hours=None, mode="window")
        )
    page = read(claire.get("/mairie/boutiques").text)
    assert "suspendue 1 commande attend Fournil d’Alice" in page
    assert "Librairie · vitrine seule Pas encore de rue" in page
    assert "Pas encore tenue par son commerçant" in page


@pytest.mark.parametrize("search", ["alice", "ALICE", "fournil alice"])
def test_a_shop_is_found_by_its_name(claire: Browser, search: str) -> None:
    page = read(claire.get("/mairie/boutiques", query_string={"q": search}).text)
    assert "1 boutique ·" in page
    assert "Librairie Bob" not in page


@pytest.mark.parametrize("search", ["%", "zzz", "' OR 1=1", "\x00\x01"])
def test_a_search_that_finds_nothing_says_so(claire: Browser, search: str) -> None:
    page = read(claire.get("/mairie/boutiques", query_string={"q": search}).text)
    assert "Aucune boutique de ce nom" in page


def test_a_long_list_has_pages(claire: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shopbuilder.town_hall.queries.PAGE", 1)
    assert "Librairie Bob" not in claire.get("/mairie/boutiques").text
    assert "Librairie Bob" in claire.get("/mairie/boutiques?page=2").text


@pytest.mark.parametrize(
    ("path", "most"), [("/mairie", 9), ("/mairie/boutiques", 6), ("/mairie/journal", 3)]
)
def test_each_page_takes_a_fixed_number_of_statements(
    claire: Browser, cast: Cast, clean: Flask, path: str, most: int
) -> None:
    counts = []
    for _ in range(2):
        with clean.app_context(), in_town(cast.town):
            order_of((cast.loaf_id, 1))
            lose_a_message()
        with clean.app_context(), count_statements(db.engine) as sent:
            claire.get(path)
        counts.append(len(sent))
    assert counts == [most, most]


def test_a_town_without_a_map_is_told_what_to_send_first(claire: Browser, here: Cast) -> None:
    page = claire.get("/mairie").text
    assert "Pour commencer" in read(page)
    assert 'href="/mairie/imports?type=background"' in page
    assert 'href="/mairie/imports?type=shops"' not in page, "it has shops"
    with transaction():
        shape = {"layer": "water", "coordinates": [], "source_ref": "way/1"}
        db.session.add(MapShape(**shape))
        db.session.add(Street(name="Rue Haute", slug="rue-haute", position=1))
    assert "Pour commencer" not in read(claire.get("/mairie").text)


def test_the_form_for_files_is_ready_for_what_the_first_steps_name(claire: Browser) -> None:
    page = claire.get("/mairie/imports?type=streets").text
    assert 'value="streets" checked' in page
