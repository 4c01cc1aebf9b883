"""Answering by the link in the mail: one question, one shop, no sign-in, and nothing by looking."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.advice.looking import close
from shopbuilder.advice.models import Answer, QuestionShop
from shopbuilder.advice.queries import question_by_token
from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.web.stamps import FIELD
from tenants.database import db, in_town
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.advice import GRANDPA, AskedQuestion, asked_of
from tests.pages import read
from tests.shopbuilder.town_page.asking import stamp_on
from tests.strict import strict_app


@pytest.fixture
def asked(clean: Flask, cast: Cast, clock: time_machine.Traveller) -> AskedQuestion:
    with clean.app_context(), in_town(cast.town):
        return asked_of(cast.bakery_id, cast.books_id)


@pytest.fixture
def link(asked: AskedQuestion) -> str:
    return f"/conseil/repondre/{asked.answer_tokens[0]}"


@pytest.fixture
def somebody(clean: Flask, cast: Cast) -> Browser:
    """Whoever reads the shop's post, signed in nowhere."""
    return browser(clean, cast.town.home_host)


def answers(app: Flask, cast: Cast) -> int:
    with app.app_context(), in_town(cast.town):
        return db.session.scalar(select(func.count(Answer.id))) or 0


def form_on(client: Browser, link: str, **typed: str) -> dict[str, str]:
    return {FIELD: stamp_on(client.get(link).text), "suite": "repondre", **typed}


def test_a_link_opens_nothing_in_another_town(clean: Flask, cast: Cast, link: str) -> None:
    neighbour = browser(clean, cast.other_town.home_host)
    assert neighbour.get(link).status_code == 404
    assert neighbour.post(link, data={"suite": "desole"}).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 5000, "é" * 43])
def test_a_guess_opens_nothing(somebody: Browser, cast: Cast, token: str) -> None:
    assert somebody.get(f"/conseil/repondre/{token}").status_code == 404


def test_the_asker_s_link_is_not_the_shop_s(somebody: Browser, asked: AskedQuestion) -> None:
    assert somebody.get(f"/conseil/repondre/{asked.token}").status_code == 404
    assert somebody.get(f"/conseil/suivi/{asked.answer_tokens[0]}").status_code == 404


def test_the_link_signs_nobody_in(somebody: Browser, cast: Cast, link: str) -> None:
    somebody.get(link)
    assert somebody.get(f"/gestion/{cast.bakery}/questions").status_code == 302


def test_looking_ten_times_changes_nothing(
    somebody: Browser, clean: Flask, cast: Cast, link: str, asked: AskedQuestion
) -> None:
    with clean.app_context(), in_town(cast.town):
        before = question_by_token(asked.token)
    for _ in range(10):
        assert somebody.get(link).status_code == 200
        somebody.head(link)
    with clean.app_context(), in_town(cast.town):
        assert question_by_token(asked.token) == before


def test_the_page_is_kept_by_nobody_and_shows_no_other_shop(somebody: Browser, link: str) -> None:
    page = somebody.get(link)
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    body = page.text.split("<select")[0]
    assert "Nadia Ferhat" in body
    assert "Librairie Bob" not in body
    assert "nadia@example.org" not in page.text


def test_an_answer_by_the_link_reaches_the_page_of_the_asker(
    somebody: Browser, link: str, asked: AskedQuestion
) -> None:
    form = form_on(somebody, link, reponse="La tourte de seigle.", article="article")
    answer = somebody.post(link, data=form)
    assert answer.status_code == 303
    assert "Votre réponse est partie" in read(somebody.get(answer.location).text)
    page = read(somebody.get(f"/conseil/suivi/{asked.token}").text)
    assert "La tourte de seigle." in page
    assert "Pain de campagne" in page


def test_the_same_form_sent_twice_answers_once(
    somebody: Browser, clean: Flask, cast: Cast, link: str
) -> None:
    form = form_on(somebody, link, reponse="La tourte de seigle.")
    assert [somebody.post(link, data=form).status_code for _ in range(2)] == [303, 303]
    assert answers(clean, cast) == 1


def test_an_empty_answer_is_said_beside_its_field(
    somebody: Browser, clean: Flask, cast: Cast, link: str
) -> None:
    answer = somebody.post(link, data=form_on(somebody, link))
    assert answer.status_code == 422
    assert '<a href="#reponse">' in answer.text
    assert answers(clean, cast) == 0


def test_no_colleague_chosen_is_said_beside_that_field(somebody: Browser, link: str) -> None:
    answer = somebody.post(link, data=form_on(somebody, link, suite="passer"))
    assert answer.status_code == 422
    assert '<a href="#collegue">' in answer.text


def test_a_button_that_is_not_ours_does_nothing(
    somebody: Browser, clean: Flask, cast: Cast, link: str
) -> None:
    assert somebody.post(link, data={"suite": "tout-effacer"}).status_code == 404
    assert answers(clean, cast) == 0


def test_a_form_from_another_site_is_refused(
    somebody: Browser, clean: Flask, cast: Cast, link: str
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert somebody.post(link, data={"suite": "desole"}, headers=headers).status_code == 403


def test_without_the_form_s_token_nothing_is_taken(
    postgres: Postgres, valkey: Valkey, database: str, cast: Cast, clean: Flask, link: str
) -> None:
    with strict_app(postgres, valkey, database, WTF_CSRF_ENABLED=True) as app:
        client = browser(app, cast.town.home_host)
        assert client.post(link, data=form_on(client, link, suite="desole")).status_code == 400
    assert answers(clean, cast) == 0


def test_flagging_takes_the_form_away_until_a_clerk_has_looked(
    somebody: Browser, link: str, asked: AskedQuestion
) -> None:
    somebody.post(link, data={"suite": "signaler"})
    page = somebody.get(link).text
    assert "La mairie relit cette question" in read(page)
    assert 'name="reponse"' not in page


def test_a_closed_question_says_so(
    somebody: Browser, clean: Flask, cast: Cast, link: str, asked: AskedQuestion
) -> None:
    form = form_on(somebody, link, reponse="Trop tard")
    with clean.app_context(), in_town(cast.town):
        close(asked.id, "customer")
    assert somebody.post(link, data=form).status_code == 409
    assert "Cette question est close" in read(somebody.get(link).text)


def test_the_link_ends(somebody: Browser, clock: time_machine.Traveller, link: str) -> None:
    clock.shift(timedelta(days=31))
    assert somebody.get(link).status_code == 404


def test_who_gave_a_number_alone_is_to_be_called(
    somebody: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id, asker=GRANDPA)
    page = somebody.get(f"/conseil/repondre/{asked.answer_tokens[0]}").text
    assert 'href="tel:+33639980009"' in page


# -- the same at the counter


def test_the_counter_lists_what_the_shop_was_asked(
    alice: Browser, asked: AskedQuestion, cast: Cast
) -> None:
    page = alice.get(f"/gestion/{cast.bakery}/questions").text
    assert f"/gestion/{cast.bakery}/questions/{asked.asked_ids[0]}" in page
    assert f"/questions/{asked.asked_ids[1]}" not in page


def test_the_trader_answers_in_her_name(
    alice: Browser, clean: Flask, cast: Cast, asked: AskedQuestion
) -> None:
    path = f"/gestion/{cast.bakery}/questions/{asked.asked_ids[0]}"
    answer = alice.post(path, data=form_on(alice, path, reponse="Le seigle."))
    assert answer.status_code == 303
    with clean.app_context(), in_town(cast.town):
        assert db.session.scalars(select(Answer.actor)).one().startswith("person:")


def test_another_trader_does_not_answer_for_her(
    bob: Browser, clean: Flask, cast: Cast, asked: AskedQuestion
) -> None:
    wrong_shop = f"/gestion/{cast.bakery}/questions/{asked.asked_ids[0]}"
    wrong_question = f"/gestion/{cast.books}/questions/{asked.asked_ids[0]}"
    for path in (wrong_shop, wrong_question):
        assert bob.get(path).status_code == 404
        assert bob.post(path, data={"suite": "desole"}).status_code == 404
    assert answers(clean, cast) == 0


def test_a_held_question_is_not_at_the_counter(
    alice: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id, noticed=("trap",))
        rows = db.session.scalars(select(QuestionShop.id)).all()
    assert rows == [asked.asked_ids[0]]
    assert f"/questions/{rows[0]}" not in alice.get(f"/gestion/{cast.bakery}/questions").text


@pytest.mark.parametrize("before", ["x", "9" * 400, "-1", "²"])
def test_a_page_of_the_list_that_is_no_number_is_the_first(
    alice: Browser, cast: Cast, asked: AskedQuestion, before: str
) -> None:
    page = alice.get(f"/gestion/{cast.bakery}/questions", query_string={"avant": before})
    assert page.status_code == 200
