"""Attacks on questions and answers: many at once, forms used again, shops that were suspended."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, update

from shopbuilder.advice.answering import MOST_ANSWERS, Reply, reply
from shopbuilder.advice.ask import ask
from shopbuilder.advice.asker import read_name, read_text
from shopbuilder.advice.looking import release
from shopbuilder.advice.models import Answer, Question, QuestionShop
from shopbuilder.advice.whom import Limits
from shopbuilder.web.stamps import FIELD
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tenants.events import Event
from tenants.models import Shop
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.advice import MANY, asked_of, draft_for, our_links
from tests.races.crowd import at_once
from tests.shopbuilder.town_page.asking import QUESTION, WHO, stamp_on

CROWD = 12
#: It turns what follows it on the line about.
TURNED = "Zo\u202eevil\u2066"


def count(of: type) -> int:
    return db.session.scalar(select(func.count(of.id))) or 0


def suspend(shop_id: int) -> None:
    with transaction():
        db.session.execute(update(Shop).where(Shop.id == shop_id).values(status="suspended"))


def test_many_at_once_ask_no_more_than_one_person_may(app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        links = our_links()
        drafts = [draft_for(cast.bakery_id, text=f"Quel pain ? {n}") for n in range(CROWD)]
    limits = Limits(per_asker=3, per_shop=1000)
    outcome = at_once(app, cast.town, [partial(ask, each, links, limits) for each in drafts])

    assert outcome == {"done": 3, "TooManyQuestions": CROWD - 3}


def test_many_at_once_bother_a_shop_no_more_than_it_bears(app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        links = our_links()
        drafts = [draft_for(cast.bakery_id, text=f"Quel pain ? {n}") for n in range(CROWD)]
    limits = Limits(per_asker=1000, per_shop=3)
    outcome = at_once(app, cast.town, [partial(ask, each, links, limits) for each in drafts])

    assert outcome == {"done": 3, "ShopNotAsked": CROWD - 3}


def test_many_answers_at_once_do_not_flood_who_asked(app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
        reply(asked.asked_ids[0], Reply("answered", "first", "Le seigle."), "shop")
    again = [
        partial(reply, asked.asked_ids[0], Reply("answered", f"{n}", "Le seigle."), "shop")
        for n in range(CROWD)
    ]
    outcome = at_once(app, cast.town, again)

    assert outcome == {"done": MOST_ANSWERS - 1, "EnoughSaid": CROWD - MOST_ANSWERS + 1}
    with app.app_context(), in_town(cast.town):
        assert count(Answer) == MOST_ANSWERS


def test_the_next_person_at_a_shared_screen_is_not_led_to_the_question_before_hers(
    client: Browser, cast: Cast, clean: Flask
) -> None:
    stamp = stamp_on(client.get(f"/conseil/{cast.bakery}").text)
    form = {"seule": "1", "boutique": cast.bakery, FIELD: stamp, "question": QUESTION, **WHO}
    hers = {**form, "nom": "Paule Roux", "courriel": "paule@example.org"}
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        first = client.post("/conseil/envoyer", data=form)
        again = client.post("/conseil/envoyer", data=form)
        other = client.post("/conseil/envoyer", data={**hers, "question": "Et la brioche, quand ?"})

    assert first.location == again.location != other.location
    with clean.app_context(), in_town(cast.town):
        assert count(Question) == 2


def test_words_changed_after_going_back_are_an_answer_of_their_own(
    client: Browser, cast: Cast, clean: Flask
) -> None:
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
    link = f"/conseil/repondre/{asked.answer_tokens[0]}"
    form = {"suite": "repondre", FIELD: stamp_on(client.get(link).text)}
    for words in ("Le seigle.", "Le seigle.", "Le seigle, et le petit épeautre."):
        assert client.post(link, data={**form, "reponse": words}).status_code == 303
    with clean.app_context(), in_town(cast.town):
        assert count(Answer) == 2


def test_a_suspended_shop_reads_no_question_by_the_link_in_its_mail(
    client: Browser, cast: Cast, clean: Flask
) -> None:
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
        link = f"/conseil/repondre/{asked.answer_tokens[0]}"
        assert client.get(link).status_code == 200
        suspend(cast.bakery_id)

    assert client.get(link).status_code == 404
    form = {"suite": "repondre", "reponse": "Venez chez moi !"}
    assert client.post(link, data=form).status_code == 404


def test_a_suspended_shop_answers_nothing_at_its_counter_either(app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
        suspend(cast.bakery_id)
    said = partial(reply, asked.asked_ids[0], Reply("answered", "1", "Venez !"), "person:1")

    assert at_once(app, cast.town, [said]) == {"QuestionOver": 1}


def test_a_question_let_through_late_goes_to_no_shop_suspended_since(
    app: Flask, cast: Cast
) -> None:
    with app.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id, cast.books_id, noticed=("trap",))
        suspend(cast.bakery_id)
        release(asked.id, "person:1")
        told = db.session.scalars(
            select(QuestionShop.shop_id).where(QuestionShop.asked_at.is_not(None))
        ).all()
        facts = db.session.scalars(select(Event.kind).where(Event.kind == "question.asked")).all()

    assert (told, len(facts)) == ([cast.books_id], 1)


@pytest.mark.parametrize("read", [read_name, partial(read_text, longest=80)])
def test_no_sign_turns_the_rest_of_a_mail_s_line_about(read: partial[str]) -> None:
    assert read(TURNED) == "Zoevil"


def test_the_links_of_another_town_open_nothing(client: Browser, cast: Cast, clean: Flask) -> None:
    with clean.app_context(), in_town(cast.other_town):
        asked = asked_of(cast.other_shop_id, limits=MANY)
    doors = (f"/conseil/repondre/{asked.answer_tokens[0]}", f"/conseil/suivi/{asked.token}")
    for door in doors:
        assert client.get(door).status_code == 404
    for act in ("merci", "aussi", "effacer"):
        assert client.post(f"{doors[1]}/{act}", data={"boutique": cast.bakery}).status_code == 404
    assert client.post(doors[0], data={"suite": "signaler"}).status_code == 404
    assert client.post("/conseil/suivi", data={"code": asked.code}).status_code == 404
