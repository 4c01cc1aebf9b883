"""Every route tried as nobody, from another town, from another shop, and without the role."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update
from werkzeug.routing import Rule

from shopbuilder.imports.runs.asking import open_run
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.advice import asked_of
from tests.factories.agenda import told_in_town
from tests.factories.orders import order_of
from tests.factories.photos import photo_of
from tests.isolation import doors


def rules(app: Flask, endpoints: set[str]) -> Iterator[tuple[Rule, str]]:
    for rule in app.url_map.iter_rules():
        if rule.endpoint in endpoints:
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield rule, method


@pytest.fixture
def values(cast: Cast, clean: Flask) -> dict[str, Any]:
    """Real values for every part of an address: a refusal is then about the person."""
    with clean.app_context(), in_town(cast.town):
        placed = order_of((cast.loaf_id, 1))
        photo = photo_of(cast.bakery)
        photo_key, photo_file = photo.key, f"{photo.width}.webp"
        told = told_in_town("rue-du-four", cast.bakery_id)
        question_id = asked_of(cast.bakery_id).asked_ids[0]
        shop = db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()
        prices = BytesIO(b"Code;Nom;Prix")
        run_id = open_run(KINDS["products"], prices, "tarif.csv", actor="person:1", shop=shop)
        with transaction():
            # A plan is drawn where somebody stands on it.
            db.session.execute(update(ShopProfile).values(latitude=48.0, longitude=-4.0))
    return {
        **told,
        "question": question_id,
        "source": "osm",
        "field": "phone",
        "shop": cast.bakery,
        "product": "article",
        "name": "rue-du-four",
        "number": placed.numbers[cast.bakery_id],
        "move": "accepter",
        "token": placed.token,
        "kind": "loaf",
        "seed": "graine",
        "filename": "css/site.css",
        "level": 0,
        "run": run_id,
        "key": photo_key,
        "file": photo_file,
    }


def address(app: Flask, rule: Rule, values: dict[str, Any]) -> str:
    with app.test_request_context():
        wanted = {name: values[name] for name in rule.arguments}
        if rule.endpoint in {"trader_articles.change", "trader_articles.window"}:
            wanted["number"] = values["variant"] if "variant" in values else wanted["number"]
        adapter = app.url_map.bind("montclair.localhost")
        return adapter.build(rule.endpoint, wanted, method=None)


def ask(person: Browser, method: str, path: str) -> int:
    return person.open(path, method=method, buffered=True).status_code


def test_every_route_is_classed_once(app: Flask) -> None:
    known = [endpoint for each in doors.CLASSES for endpoint in each]
    routes = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert sorted(known) == sorted(routes)


def closed(app: Flask, values: dict[str, Any], person: Browser, endpoints: set[str]) -> set[Any]:
    """What a person gets at each of these doors."""
    return {
        (rule.endpoint, method, ask(person, method, address(app, rule, values)))
        for rule, method in rules(app, endpoints)
    }


BACK_OFFICES = doors.TRADER | doors.ANY_TRADER | doors.CLERK


def test_nobody_is_led_to_the_sign_in(clean: Flask, cast: Cast, values: dict[str, Any]) -> None:
    answers = closed(clean, values, browser(clean, cast.town.home_host), BACK_OFFICES)
    assert {(method, status) for _, method, status in answers} == {("GET", 302), ("POST", 401)}


def test_somebody_without_a_role_is_refused(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.stranger)
    answers = closed(clean, values, person, BACK_OFFICES)
    assert {status for *_, status in answers} == {403}


def test_a_clerk_is_no_trader(clean: Flask, cast: Cast, values: dict[str, Any]) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.clerk)
    answers = closed(clean, values, person, doors.TRADER | doors.ANY_TRADER)
    assert {status for *_, status in answers} == {403}


def test_a_trader_is_no_clerk(clean: Flask, cast: Cast, values: dict[str, Any]) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.alice)
    answers = closed(clean, values, person, doors.CLERK)
    assert {status for *_, status in answers} == {403}


def test_the_trader_of_another_shop_finds_nothing(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.bob)
    answers = closed(clean, values, person, doors.TRADER)
    assert {status for *_, status in answers} == {404}


def test_the_trader_of_another_town_finds_nothing_at_home(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    person = browser(clean, cast.other_town.home_host).sign_in(cast.chloe)
    answers = closed(clean, values, person, doors.TRADER)
    assert {status for *_, status in answers} == {404}


@pytest.mark.parametrize("who", ["chloe", "other_clerk"])
def test_a_cookie_of_another_town_opens_no_door(
    clean: Flask, cast: Cast, values: dict[str, Any], who: str
) -> None:
    person = browser(clean, cast.other_town.home_host).sign_in(getattr(cast, who))
    cookie = person.get_cookie("session", domain=cast.other_town.home_host)
    assert cookie is not None
    thief = browser(clean, cast.town.home_host)
    thief.set_cookie("session", cookie.value, domain=cast.town.home_host)
    answers = closed(clean, values, thief, BACK_OFFICES)
    assert {(method, status) for _, method, status in answers} == {("GET", 302), ("POST", 401)}


def test_control_the_trader_herself_passes(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.alice)
    answers = closed(clean, values, person, doors.TRADER | doors.ANY_TRADER)
    refused = {answer for answer in answers if answer[2] in {401, 403}}
    got = {answer for answer in answers if answer[1] == "GET" and answer[2] not in {200, 302}}
    assert (refused, got) == (set(), set())


def test_control_the_clerk_herself_passes(clean: Flask, cast: Cast, values: dict[str, Any]) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.clerk)
    answers = closed(clean, values, person, doors.CLERK)
    assert {status for _, method, status in answers if method == "GET"} == {200}


def test_pages_for_everybody_answer_nobody(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    answers = closed(clean, values, browser(clean, cast.town.home_host), doors.EVERYBODY)
    assert {status for _, method, status in answers if method == "GET"} == {200}


def test_pages_for_everybody_set_no_cookie(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    person = browser(clean, cast.town.home_host)
    cookies = {
        rule.endpoint
        for rule, method in rules(clean, doors.EVERYBODY - {"accounts.sign_in"})
        if method == "GET"
        and "Set-Cookie" in person.get(address(clean, rule, values), buffered=True).headers
    }
    assert cookies == set()


#: Pages that name a thing of a town.
NAMING = {
    "town_street.street",
    "shop_home.home",
    "shop_product.article",
    "shop_photos.photo",
    "order.follow",
    "town_agenda.rendezvous",
    "agenda_feeds.one",
    "town_news.item",
    "town_advice.one_shop",
    "town_previews.of_shop",
}


def test_what_one_town_shows_another_does_not_know(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    neighbour = browser(clean, cast.other_town.home_host)
    answers = closed(clean, values, neighbour, NAMING)
    assert {status for *_, status in answers} == {404}


def test_control_the_town_itself_knows_it(clean: Flask, cast: Cast, values: dict[str, Any]) -> None:
    answers = closed(clean, values, browser(clean, cast.town.home_host), NAMING)
    assert {status for *_, status in answers} == {200}


def test_an_order_is_not_cancelled_from_another_town(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    neighbour = browser(clean, cast.other_town.home_host)
    form = {"boutique": cast.bakery, "numero": values["number"]}
    answer = neighbour.post(f"/commande/{values['token']}/annuler", data=form)
    assert answer.status_code == 404


def test_operators_pages_are_on_no_town_s_host(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.clerk)
    values = {**values, "name": "x.eml"}
    everything = doors.OPERATOR | doors.OPERATOR_HOST | doors.LOCAL_RUN
    answers = closed(clean, values, person, everything)
    assert {status for *_, status in answers} == {404}


def test_a_town_s_pages_are_not_on_the_operator_s_host(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    everywhere = {"static", "hooks.health", "hooks.host"}
    shared = everywhere | {"town_home.home", "accounts.sign_in", "accounts.sign_out"}
    town_pages = (doors.EVERYBODY | doors.SECRET | BACK_OFFICES) - shared
    answers = closed(clean, values, browser(clean, "localhost"), town_pages)
    assert {status for *_, status in answers} == {404}


def test_operators_sign_in_first(clean: Flask, values: dict[str, Any]) -> None:
    answers = closed(clean, values, browser(clean, "localhost"), doors.OPERATOR)
    assert {status for *_, status in answers} == {302}


def test_there_is_no_mailbox_unless_the_run_is_local(clean: Flask, values: dict[str, Any]) -> None:
    answers = closed(
        clean, {**values, "name": "x.eml"}, browser(clean, "localhost"), doors.LOCAL_RUN
    )
    assert {status for *_, status in answers} == {404}
