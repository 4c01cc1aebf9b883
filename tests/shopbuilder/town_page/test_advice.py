"""The pages of asking: whom a question goes to, what is said of mistakes, following and erasing."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.advice.answering import Reply, reply
from shopbuilder.advice.models import Question, QuestionShop
from shopbuilder.advice.queries import held_questions
from shopbuilder.profile.models import ShopProfile
from shopbuilder.web.stamps import FIELD
from tenants.database import db, in_town
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.advice import GRANDPA, AskedQuestion, asked_of
from tests.factories.shops import Pen
from tests.pages import read
from tests.shopbuilder.town_page.asking import QUESTION, WHO, ask_shop, ask_town, stamp_on
from tests.statements import count_statements


@pytest.fixture
def clock(morning: Cast) -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-21T09:30:00Z", tick=False) as traveller:
        yield traveller


def count(app: Flask, cast: Cast, what: type = Question) -> int:
    with app.app_context(), in_town(cast.town):
        return db.session.scalar(select(func.count()).select_from(what)) or 0


@pytest.fixture
def asked(clean: Flask, cast: Cast, clock: time_machine.Traveller) -> AskedQuestion:
    with clean.app_context(), in_town(cast.town):
        return asked_of(cast.bakery_id, cast.books_id)


# -- other towns, other people


def test_a_question_is_not_followed_from_another_town(
    clean: Flask, cast: Cast, asked: AskedQuestion
) -> None:
    neighbour = browser(clean, cast.other_town.home_host)
    paths = ("", "/merci", "/effacer", "/aussi")
    statuses = [neighbour.get(f"/conseil/suivi/{asked.token}").status_code]
    statuses += [
        neighbour.post(f"/conseil/suivi/{asked.token}{path}").status_code for path in paths[1:]
    ]
    assert statuses == [404] * 4
    assert count(clean, cast) == 1


def test_a_shop_of_another_town_has_no_form_here(client: Browser, cast: Cast) -> None:
    assert client.get(f"/conseil/{cast.other_shop}").status_code == 404


def test_a_code_of_another_town_leads_nowhere(
    clean: Flask, cast: Cast, asked: AskedQuestion
) -> None:
    neighbour = browser(clean, cast.other_town.home_host)
    assert neighbour.post("/conseil/suivi", data={"code": asked.code}).status_code == 404


def test_a_town_that_is_not_open_takes_no_question(client: Browser, pen: Pen, cast: Cast) -> None:
    pen.unpublish()
    paths = ("/conseil", f"/conseil/{cast.bakery}")
    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert client.post("/conseil/envoyer", data=WHO).status_code == 404


# -- whom to ask


def test_the_first_page_is_for_every_cache(client: Browser, clock: time_machine.Traveller) -> None:
    answer = client.get("/conseil")
    assert "Set-Cookie" not in answer.headers
    assert answer.cache_control.public


def test_a_question_to_begin_with_is_shown_as_typed(client: Browser) -> None:
    page = client.get("/conseil", query_string={"q": "<b>vélo</b>"}).text
    assert "&lt;b&gt;vélo&lt;/b&gt;</textarea>" in page


def test_the_shops_are_shown_before_anything_is_written(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    page = ask_town(client, "Bonjour, qui vend du pain de campagne ?").text
    assert f'value="{cast.bakery}" checked' in page
    assert cast.books not in page
    assert "parce que vous avez écrit : pain, campagne" in read(page).replace("\u00a0", " ")
    assert count(clean, cast) == 0


@pytest.mark.parametrize(
    "text",
    ["Je cherche un romans pour ma mère", "Qui connaît un bon LIVRE ?", "des B.D. en librairie"],
)
def test_a_question_finds_the_trade_by_everyday_words(
    client: Browser, cast: Cast, clock: time_machine.Traveller, text: str
) -> None:
    page = ask_town(client, text).text
    assert f'value="{cast.books}" checked' in page


def test_words_that_match_nobody_lead_to_a_choice_of_trades(
    client: Browser, cast: Cast, clock: time_machine.Traveller
) -> None:
    page = ask_town(client, "Qui remplace une hélice de zeppelin ?").text
    assert "pas trouvé" in read(page)
    assert '<option value="bakery"' in page
    chosen = ask_town(client, "Qui remplace une hélice de zeppelin ?", metier="bakery").text
    assert f'value="{cast.bakery}" checked' in chosen


def test_one_word_that_stands_in_a_story_alone_leads_nowhere(
    client: Browser, pen: Pen, cast: Cast, clock: time_machine.Traveller
) -> None:
    pen.tell(cast.bakery_id, story="Un zeppelin passait, le four chauffait.")
    assert cast.bakery not in ask_town(client, "Qui connaît un zeppelin ?").text
    assert f'value="{cast.bakery}"' in ask_town(client, "Un zeppelin en pain ?").text


def test_no_more_than_five_shops_are_offered_and_three_are_ticked(
    client: Browser, pen: Pen, clock: time_machine.Traveller
) -> None:
    pen.fill_town(40)
    with pen.writing():
        for profile in db.session.scalars(select(ShopProfile)).all():
            profile.email = "boutique@example.org"
    page = ask_town(client, "Où trouver du pain ?").text
    assert page.count('name="boutique"') == 5
    assert len(re.findall(r'name="boutique" value="[^"]+" checked', page)) == 3


def test_which_shops_are_shown_is_a_fixed_number_of_statements(
    client: Browser, clean: Flask, pen: Pen, clock: time_machine.Traveller
) -> None:
    with clean.app_context():
        engine = db.engine
    with count_statements(engine) as few:
        ask_town(client, "Où trouver du pain ?")
    pen.fill_town(60, goods=3)
    with count_statements(engine) as many:
        ask_town(client, "Où trouver du pain ?")
    assert len(many) == len(few) <= 7


def test_a_question_to_the_town_goes_to_those_that_stay_ticked(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    stamp = stamp_on(ask_town(client, "Un livre sur le pain ?").text)
    clock.shift(timedelta(minutes=1))
    form = {FIELD: stamp, "question": "Un livre sur le pain ?", "boutique": [cast.books], **WHO}
    answer = client.post("/conseil/envoyer", data=form)
    assert answer.status_code == 303
    with clean.app_context(), in_town(cast.town):
        assert db.session.scalars(select(QuestionShop.shop_id)).all() == [cast.books_id]


# -- one shop


def test_a_shop_that_does_not_answer_here_says_how_to_reach_it(
    client: Browser, pen: Pen, cast: Cast, clock: time_machine.Traveller
) -> None:
    pen.tell(cast.bakery_id, taken_over=False)
    page = client.get(f"/conseil/{cast.bakery}")
    assert page.status_code == 200
    assert 'name="question"' not in page.text
    assert 'href="tel:+33199000001"' in page.text


def test_a_shop_that_was_asked_a_lot_offers_its_telephone_instead(
    client: Browser, clean: Flask, cast: Cast, asked: AskedQuestion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setitem(clean.config, "ADVICE_PER_SHOP", 1)
    page = client.get(f"/conseil/{cast.bakery}").text
    assert "beaucoup de questions aujourd’hui" in read(page)
    assert 'name="question"' not in page


def test_a_suspended_shop_cannot_be_asked(client: Browser, pen: Pen, cast: Cast) -> None:
    pen.change(cast.bakery_id, status="suspended")
    assert client.get(f"/conseil/{cast.bakery}").status_code == 404


def test_asking_leads_to_a_page_with_the_question_and_a_code(
    client: Browser, cast: Cast, clock: time_machine.Traveller
) -> None:
    answer = ask_shop(client, clock, cast.bakery, article="article")
    assert answer.status_code == 303
    page = client.get(answer.location)
    assert QUESTION.replace(" ?", "") in read(page.text)
    assert "Pain de campagne" in page.text
    assert re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", read(page.text))
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]


def test_a_telephone_alone_is_enough(
    client: Browser, cast: Cast, clock: time_machine.Traveller
) -> None:
    answer = ask_shop(client, clock, cast.bakery, courriel="", telephone="06 12 34 56 78")
    assert answer.status_code == 303
    assert "vous rappelle au 06" in read(client.get(answer.location).text)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"courriel": ""}, "courriel", "Indiquez une adresse"),
        ({"courriel": "nadia"}, "courriel", "adresse"),
        ({"courriel": "", "telephone": "12"}, "telephone", "téléphone"),
        ({"nom": " "}, "nom", "votre nom"),
        ({"question": "?"}, "question", "une phrase suffit"),
        ({"question": "mot " * 500}, "question", "1500 caractères"),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller,
    typed: dict[str, str], field: str, said: str,
) -> None:  # fmt: skip
    answer = ask_shop(client, clock, cast.bakery, **typed)
    assert answer.status_code == 422
    assert f'<a href="#{field}">' in answer.text
    error = re.search(rf'id="{field}-error">([^<]+)<', answer.text)
    assert error
    assert said in error[1]
    kept = typed.get("question", QUESTION).strip()
    assert kept in answer.text
    assert count(clean, cast) == 0


def test_the_same_form_sent_twice_asks_once(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    stamp = stamp_on(client.get(f"/conseil/{cast.bakery}").text)
    clock.shift(timedelta(minutes=1))
    form = {"seule": "1", "boutique": cast.bakery, FIELD: stamp, "question": QUESTION, **WHO}
    first, second = (client.post("/conseil/envoyer", data=form).location for _ in range(2))
    assert first == second
    assert count(clean, cast) == 1


@pytest.mark.parametrize("stamp", ["", "x", "1.2.3", "9" * 5000, "1732526400.key.00", "é.é.é"])
def test_a_stamp_that_is_not_ours_is_no_way_in(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller, stamp: str
) -> None:
    form = {"seule": "1", "boutique": cast.bakery, FIELD: stamp, "question": QUESTION, **WHO}
    answer = client.post("/conseil/envoyer", data=form)
    assert answer.status_code == 422
    assert count(clean, cast) == 0


def test_an_old_form_is_to_be_sent_once_more(
    client: Browser, cast: Cast, clock: time_machine.Traveller
) -> None:
    stamp = stamp_on(client.get(f"/conseil/{cast.bakery}").text)
    clock.shift(timedelta(hours=13))
    form = {"seule": "1", "boutique": cast.bakery, FIELD: stamp, "question": QUESTION, **WHO}
    answer = client.post("/conseil/envoyer", data=form)
    assert answer.status_code == 422
    clock.shift(timedelta(minutes=1))
    form[FIELD] = stamp_on(answer.text)
    assert client.post("/conseil/envoyer", data=form).status_code == 303


def test_a_form_sent_at_once_is_held_and_the_person_is_told(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    stamp = stamp_on(client.get(f"/conseil/{cast.bakery}").text)
    form = {"seule": "1", "boutique": cast.bakery, FIELD: stamp, "question": QUESTION, **WHO}
    page = client.get(client.post("/conseil/envoyer", data=form).location).text
    assert "quelqu’un la relit d’abord" in read(page)
    with clean.app_context(), in_town(cast.town):
        assert [each.held_for for each in held_questions()] == [["fast"]]


def test_what_fills_in_the_hidden_field_is_held(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    ask_shop(client, clock, cast.bakery, site="https://spam.example")
    with clean.app_context(), in_town(cast.town):
        assert [each.held_for for each in held_questions()] == [["trap"]]


def test_a_form_from_another_site_is_refused(client: Browser, clean: Flask, cast: Cast) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    for path in ("/conseil", "/conseil/envoyer"):
        assert client.post(path, data=WHO, headers=headers).status_code == 403
    assert count(clean, cast) == 0


# -- following


def test_answers_stand_on_the_page_as_they_come(
    client: Browser, clean: Flask, cast: Cast, asked: AskedQuestion
) -> None:
    with clean.app_context(), in_town(cast.town):
        reply(asked.asked_ids[0], Reply("answered", "a", "Le seigle, <b>entier</b>."), "shop")
        reply(asked.asked_ids[1], Reply("cannot_help", "b"), "shop")
    page = client.get(f"/conseil/suivi/{asked.token}").text
    assert "Le seigle, &lt;b&gt;entier&lt;/b&gt;." in page
    assert "Nous ne pouvons pas vous aider" in read(page)


def test_the_page_of_a_question_is_a_fixed_number_of_statements(
    client: Browser, clean: Flask, asked: AskedQuestion
) -> None:
    with clean.app_context():
        engine = db.engine
    with count_statements(engine) as sent:
        client.get(f"/conseil/suivi/{asked.token}")
    assert len(sent) == 5


def test_looking_changes_nothing(
    client: Browser, clean: Flask, cast: Cast, asked: AskedQuestion
) -> None:
    for path in ("merci", "effacer", "aussi"):
        assert client.get(f"/conseil/suivi/{asked.token}/{path}").status_code == 405
    assert count(clean, cast) == 1


def test_thanks_close_the_question(client: Browser, asked: AskedQuestion) -> None:
    client.post(f"/conseil/suivi/{asked.token}/merci")
    assert "cette question est close" in read(client.get(f"/conseil/suivi/{asked.token}").text)


def test_who_asked_erases_it_all(
    client: Browser, clean: Flask, cast: Cast, asked: AskedQuestion
) -> None:
    answer = client.post(f"/conseil/suivi/{asked.token}/effacer")
    assert "est effacée" in read(answer.text)
    assert (count(clean, cast), count(clean, cast, QuestionShop)) == (0, 0)
    assert client.get(f"/conseil/suivi/{asked.token}").status_code == 404


def test_the_code_finds_the_question_however_it_is_typed(
    client: Browser, asked: AskedQuestion
) -> None:
    typed = f" {asked.code[:4].lower()} {asked.code[4:].lower()} "
    answer = client.post("/conseil/suivi", data={"code": typed})
    assert answer.location.endswith(asked.token)


def test_only_a_shop_that_was_named_can_be_asked_too(
    client: Browser, clean: Flask, cast: Cast, clock: time_machine.Traveller
) -> None:
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id, asker=GRANDPA)
    path = f"/conseil/suivi/{asked.token}/aussi"
    assert client.post(path, data={"boutique": cast.books}).status_code == 404
    with clean.app_context(), in_town(cast.town):
        reply(asked.asked_ids[0], Reply("passed_on", "a", colleague=cast.books), "shop")
    assert client.post(path, data={"boutique": cast.books}).status_code == 303
    assert count(clean, cast, QuestionShop) == 2
