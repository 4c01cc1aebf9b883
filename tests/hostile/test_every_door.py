"""Every route at once: what looking changes, what another site sends, what was taken back."""

import itertools
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from shopbuilder.catalogue.models import Product
from shopbuilder.local.postgres import Postgres
from shopbuilder.tables import METADATA
from shopbuilder.town_life.models import AgendaEntry, NewsItem
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.advice import asked_of
from tests.factories.photos import photo_of
from tests.factories.shops import Pen
from tests.isolation import doors
from tests.isolation.test_doors import address, rules, values

__all__ = ["values"]

EVERYWHERE = set(itertools.chain(*doors.CLASSES)) - doors.LOCAL_RUN - doors.LOOK
#: They answer for towns that are not open: robots are told so, those who prepare the town sign in.
ALSO_CLOSED = {
    "hooks.health",
    "static",
    "town_robots.robots",
    "town_drawings.drawing",
    "accounts.sign_in",
    # Who has ordered keeps her order.
    "order.follow",
}


#: Words of the bakery and of what it announces, and its address as a link.
#: The way to this page in another language says again what was asked for.
SWITCH = re.compile(r'<a [^>]*\bhreflang="[^"]*"[^>]*>')
TELLING = (
    "Fournil d’Alice",
    "Fête du pain",
    "Pain de campagne",
    '/fournil-d-alice"',
    "/fournil-d-alice<",
)


def versions(postgres: Postgres, database: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table by the transaction that wrote it."""
    with postgres.connect(database) as connection:
        return {
            name: connection.execute(f"SELECT xmin::text, ctid::text FROM {name}").fetchall()
            for name in METADATA.tables
        }


def looked_at(app: Flask, who: Browser, values: dict[str, Any], which: set[str]) -> Iterator[Any]:
    for rule, method in rules(app, which):
        if method == "GET":
            path = address(app, rule, values)
            yield rule.endpoint, who.get(path, buffered=True)


@pytest.fixture
def with_links(cast: Cast, clean: Flask, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Values of addresses, with the token that each kind of link needs."""
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
    return {
        "town_advice_follow": {**values, "token": asked.token},
        "answer_link": {**values, "token": asked.answer_tokens[0]},
    }


def test_looking_writes_nothing(
    clean: Flask,
    cast: Cast,
    values: dict[str, Any],
    with_links: dict[str, dict[str, Any]],
    postgres: Postgres,
    database: str,
) -> None:
    people = [browser(clean, cast.town.home_host) for _ in range(3)]
    people[1].sign_in(cast.alice)
    people[2].sign_in(cast.clerk)
    before = versions(postgres, database)
    for person in people:
        for _ in looked_at(clean, person, values, EVERYWHERE):
            pass
        for blueprint, its in with_links.items():
            which = {name for name in EVERYWHERE if name.startswith(f"{blueprint}.")}
            statuses = {answer.status_code for _, answer in looked_at(clean, person, its, which)}
            assert statuses == {200}

    assert versions(postgres, database) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://plaisance.localhost"},
    ],
)
def test_nothing_is_sent_from_another_site_nor_from_another_town(
    clean: Flask, cast: Cast, values: dict[str, Any], headers: dict[str, str]
) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.alice)
    statuses = {
        (rule.endpoint, person.post(address(clean, rule, values), headers=headers).status_code)
        for rule, method in rules(clean, EVERYWHERE - doors.OPERATOR_HOST)
        if method == "POST"
    }

    assert {status for _, status in statuses} == {403}


def test_a_town_that_is_not_open_shows_nothing(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    Pen(clean, cast.town).unpublish()
    nobody = browser(clean, cast.town.home_host)
    which = (doors.EVERYBODY | doors.SECRET) - ALSO_CLOSED
    seen = {
        endpoint
        for endpoint, answer in looked_at(clean, nobody, values, which)
        if answer.status_code == 200 and "Fournil" in answer.text
    }

    assert seen == set()


def telling(nobody: Browser, paths: set[str]) -> set[str]:
    """Addresses that show something of the bakery."""
    return {
        path
        for path in paths
        for answer in [nobody.get(path, buffered=True)]
        if any(
            word in SWITCH.sub("", answer.get_data().decode("utf-8", "replace")) for word in TELLING
        )
        or (path.startswith("/photos/") and answer.status_code == 200)
    }


def test_of_a_suspended_shop_nothing_is_shown_anywhere(
    clean: Flask, cast: Cast, values: dict[str, Any]
) -> None:
    at = now()
    Pen(clean, cast.town).introduce(cast.bakery_id, "Alice", "boulangère", "Le pain se mérite.")
    with clean.app_context(), in_town(cast.town), transaction():
        said = {"slug": "fete-du-pain", "title": "Fête du pain", "shop_id": cast.bakery_id}
        db.session.add(AgendaEntry(**said, starts_at=at, ends_at=at + timedelta(hours=1)))
        db.session.add(NewsItem(**said, text="Venez.", published_at=at))
    nobody = browser(clean, cast.town.home_host)
    paths = {
        address(clean, rule, its)
        for its in (values, {**values, "name": "fete-du-pain"})
        for rule, method in rules(clean, doors.EVERYBODY | {"town_advice.one_shop"})
        if method == "GET" and rule.endpoint != "static"
    }
    # Misspelt too: what may have been meant must not be the name of a shop that is gone.
    words = ("pain", "fournil", "alice", "fete", "", "alise", "fournille")
    paths |= {f"/recherche?q={word}" for word in words}
    paths |= {f"/recherche/suggestions?q={word}" for word in ("pain", "four", "fet")}
    paths |= {f"/agenda.ics?boutique={cast.bakery}", f"/plan?boutique={cast.bakery}"}
    paths |= {f"/en{path}" for path in paths}
    shown = telling(nobody, paths)
    with clean.app_context(), in_town(cast.town), transaction():
        shop = update(Shop).where(Shop.id == cast.bakery_id)
        db.session.execute(shop.values(status="suspended"))

    assert {"/", "/agenda.atom", "/actualites/fete-du-pain", "/gens", "/sitemap.xml"} <= shown
    assert telling(nobody, paths) == set()
    assert "alice" not in nobody.get("/recherche?q=alise").text.casefold()


def test_the_photo_of_an_article_that_was_taken_back_is_gone(clean: Flask, cast: Cast) -> None:
    with clean.app_context(), in_town(cast.town):
        photo = photo_of(cast.bakery, product="article")
        path = f"/photos/{photo.key}/{photo.width}.webp"
        nobody = browser(clean, cast.town.home_host)
        assert nobody.get(path, buffered=True).status_code == 200
        with transaction():
            db.session.execute(update(Product).values(published=False))

    assert nobody.get(path, buffered=True).status_code == 404
