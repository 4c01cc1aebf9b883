"""Answering: once counted, more added, and nothing to what is over."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from shopbuilder.advice.answering import MOST_ANSWERS, Reply, reply
from shopbuilder.advice.erasing import erase
from shopbuilder.advice.errors import AnswerRefused, EnoughSaid, QuestionOver, QuestionRefused
from shopbuilder.advice.looking import close, discard, flag, release
from shopbuilder.advice.models import Answer, ReplyTime
from shopbuilder.advice.queries import (
    asked_by_token,
    asked_of_shop,
    held_questions,
    question_by_token,
    question_for_shop,
)
from tenants.database import db, in_town
from tenants.errors import NotFound
from tests.cast import Cast
from tests.factories.advice import AskedQuestion, asked_of
from tests.facts import facts, last_fact


def said(text: str = "Le seigle.", key: str = "form", **more: str) -> Reply:
    return Reply(kind=more.pop("kind", "answered"), form_key=key, text=text, **more)


def states(asked: AskedQuestion) -> list[str]:
    return [each.state for each in question_by_token(asked.token).shops]


def test_a_link_of_one_town_opens_nothing_in_another(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    with in_town(town.other_town):
        with pytest.raises(NotFound):
            asked_by_token(asked.answer_tokens[0])
        with pytest.raises(NotFound):
            reply(asked.asked_ids[0], said(), "shop")


def test_a_shop_does_not_find_the_question_to_another(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    with pytest.raises(NotFound):
        asked_of_shop(town.books_id, asked.asked_ids[0])


def test_a_shop_does_not_read_what_another_one_answered(town: Cast) -> None:
    asked = asked_of(town.bakery_id, town.books_id)
    reply(asked.asked_ids[0], said(), "shop")
    seen = question_for_shop(asked.asked_ids[1])
    assert [each.shop.id for each in seen.shops] == [town.books_id]
    assert seen.shops[0].answers == []


def test_an_answer_is_a_fact_without_words(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    reply(asked.asked_ids[0], said(), "person:1")
    fact = last_fact()
    assert (fact.kind, fact.actor) == ("question.answered", "person:1")
    assert set(fact.payload) == {"shop_id", "answer_id"}


def test_a_second_answer_is_added_and_told_but_counted_once(
    town: Cast, clock: time_machine.Traveller
) -> None:
    asked = asked_of(town.bakery_id)
    clock.shift(timedelta(minutes=12))
    reply(asked.asked_ids[0], said(), "shop")
    clock.shift(timedelta(hours=2))
    reply(asked.asked_ids[0], said("Ou le petit épeautre.", "other form"), "shop")
    assert [each.text for each in question_by_token(asked.token).shops[0].answers] == [
        "Le seigle.",
        "Ou le petit épeautre.",
    ]
    assert facts().count(("question.answered", "shop")) == 2
    assert db.session.scalars(select(ReplyTime.open_minutes)).all() == [12]


def test_the_same_form_sent_twice_answers_once(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    assert [reply(asked.asked_ids[0], said(), "shop") for _ in range(2)] == [True, False]
    assert db.session.scalar(select(func.count(Answer.id))) == 1


def test_a_shop_that_has_said_enough_is_stopped_and_nothing_is_written(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    for number in range(MOST_ANSWERS):
        reply(asked.asked_ids[0], said(key=f"form {number}"), "shop")
    with pytest.raises(EnoughSaid):
        reply(asked.asked_ids[0], said(key="one more"), "shop")
    assert db.session.scalar(select(func.count(Answer.id))) == MOST_ANSWERS


@pytest.mark.parametrize("text", ["", "   ", "…"])
def test_an_answer_without_words_is_refused(town: Cast, text: str) -> None:
    asked = asked_of(town.bakery_id)
    with pytest.raises(AnswerRefused):
        reply(asked.asked_ids[0], said(text), "shop")


def test_an_answer_that_is_a_book_is_refused(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    with pytest.raises(QuestionRefused):
        reply(asked.asked_ids[0], said("mot " * 1000), "shop")


def test_no_is_an_answer_and_needs_no_words(town: Cast) -> None:
    asked = asked_of(town.bakery_id, town.books_id)
    reply(asked.asked_ids[0], said("", kind="cannot_help"), "shop")
    assert states(asked) == ["cannot_help", "asked"]


def test_what_was_answered_stays_answered(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    reply(asked.asked_ids[0], said(), "shop")
    reply(asked.asked_ids[0], said("", "later", kind="cannot_help"), "shop")
    assert states(asked) == ["answered"]


def test_a_colleague_of_another_town_cannot_be_named(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    with pytest.raises(AnswerRefused):
        reply(asked.asked_ids[0], said("", kind="passed_on", colleague=town.other_shop), "shop")


def test_a_colleague_is_named_and_not_asked(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    reply(asked.asked_ids[0], said("", kind="passed_on", colleague=town.books), "shop")
    shops = question_by_token(asked.token).shops
    assert [each.shop.id for each in shops] == [town.bakery_id]
    assert shops[0].answers[0].colleague.name == "Librairie Bob"


def test_a_closed_question_takes_no_answer(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    assert [close(asked.id, "customer") for _ in range(2)] == [True, False]
    with pytest.raises(QuestionOver):
        reply(asked.asked_ids[0], said(), "shop")


def test_a_link_ends_after_thirty_days(town: Cast, clock: time_machine.Traveller) -> None:
    asked = asked_of(town.bakery_id)
    clock.shift(timedelta(days=29))
    assert asked_by_token(asked.answer_tokens[0]) == asked.asked_ids[0]
    clock.shift(timedelta(days=2))
    with pytest.raises(NotFound):
        asked_by_token(asked.answer_tokens[0])


def test_a_held_question_opens_for_no_shop_until_a_clerk_lets_it_through(
    town: Cast, clock: time_machine.Traveller
) -> None:
    asked = asked_of(town.bakery_id, noticed=("trap",))
    with pytest.raises(NotFound):
        asked_by_token(asked.answer_tokens[0])
    with pytest.raises(NotFound):
        reply(asked.asked_ids[0], said(), "shop")
    clock.shift(timedelta(hours=3))
    assert [release(asked.id, "person:9") for _ in range(2)] == [True, False]
    assert facts()[-2:] == [("question.released", "person:9"), ("question.asked", "person:9")]
    clock.shift(timedelta(minutes=5))
    reply(asked.asked_ids[0], said(), "shop")
    assert db.session.scalars(select(ReplyTime.open_minutes)).all() == [5]


def test_a_flagged_question_is_held_for_everybody_and_not_told_twice(town: Cast) -> None:
    asked = asked_of(town.bakery_id, town.books_id)
    assert [flag(asked.asked_ids[0], "shop") for _ in range(2)] == [True, False]
    assert [each.id for each in held_questions()] == [asked.id]
    with pytest.raises(QuestionOver):
        reply(asked.asked_ids[1], said(), "shop")
    release(asked.id, "person:9")
    assert facts().count(("question.asked", "customer")) == 2
    assert facts()[-1] == ("question.released", "person:9")


def test_a_discarded_question_reaches_nobody(town: Cast) -> None:
    asked = asked_of(town.bakery_id, noticed=("trap",))
    discard(asked.id, "person:9")
    assert not release(asked.id, "person:9")
    assert question_by_token(asked.token).state == "discarded"


def test_a_clerk_of_another_town_settles_nothing(town: Cast) -> None:
    asked = asked_of(town.bakery_id, noticed=("trap",))
    with in_town(town.other_town), pytest.raises(NotFound):
        release(asked.id, "person:9")


def test_what_is_erased_is_gone_but_for_a_nameless_figure(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    reply(asked.asked_ids[0], said(), "shop")
    erase(asked.id)
    with pytest.raises(NotFound):
        question_by_token(asked.token)
    assert db.session.scalar(select(func.count(Answer.id))) == 0
    assert db.session.scalar(select(func.count(ReplyTime.id))) == 1
