"""Names offered while somebody types."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.statements import count_statements


def offered(client: Browser, typed: str) -> list[tuple[str, str, str]]:
    answer = client.get("/recherche/suggestions", query_string={"q": typed})
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    names: list[dict[str, Any]] = answer.json
    return [(each["name"], each["about"], each["href"]) for each in names]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("four", ("Fournil d’Alice", "boutique", "/fournil-d-alice")),
        ("boul", ("Boulangerie", "métier", "/recherche?metier=boulangerie")),
        ("camp", ("Pain de campagne", "en rayon", "/fournil-d-alice/article")),
        ("rue du fo", ("Rue du Four", "rue", "/rue/rue-du-four")),
        ("PAIN de câm", ("Pain de campagne", "en rayon", "/fournil-d-alice/article")),
    ],
)
def test_a_beginning_is_enough(
    morning: Cast, client: Browser, typed: str, name: tuple[str, str, str]
) -> None:
    assert name in offered(client, typed)


def test_an_entry_of_the_agenda_is_offered_once(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.hold_market(now(), now() + timedelta(hours=2))

    assert offered(client, "grand mar") == [("Grand marché", "agenda", "/agenda/marche")]


@pytest.mark.parametrize(
    "typed", ["", "p", "   ", "zzzz", "tomm", "%", "\x00", "🥖", "' | 'a", "a:*"]
)
def test_what_begins_nothing_offers_nothing(morning: Cast, client: Browser, typed: str) -> None:
    assert offered(client, typed) == []


def test_a_trade_without_a_shop_is_not_offered(morning: Cast, client: Browser) -> None:
    assert offered(client, "poisso") == []


def test_hidden_goods_are_not_offered(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, published=False)

    assert offered(client, "campagne") == []


def test_a_shelf_that_is_called_so_does_not_speak_for_its_goods(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.describe(morning.bakery_id, category="Viennoiseries")

    assert offered(client, "vienn") == []


def test_few_of_each_kind_are_offered_in_few_statements(
    morning: Cast, pen: Pen, client: Browser, app: Flask
) -> None:
    pen.fill_town(60, goods=5)

    with app.app_context(), count_statements(db.engine) as sent:
        shops = offered(client, "boutique")
        goods = offered(client, "chose")

    assert (len(shops), len(goods), len(sent)) == (3, 4, 2)


def test_the_answer_may_be_kept_and_sets_no_cookie(morning: Cast, client: Browser) -> None:
    answer = client.get("/recherche/suggestions?q=pain")

    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in answer.headers
