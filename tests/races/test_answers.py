"""Two who answer one question at the same moment: both answers stand, the delay is counted once."""

from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.advice import answering
from shopbuilder.advice.answering import Reply, reply
from shopbuilder.advice.ask import ask
from shopbuilder.advice.looking import discard, release
from shopbuilder.advice.models import Answer, Question, ReplyTime
from shopbuilder.advice.queries import question_by_token
from tenants.database import db, in_town
from tenants.events import Event
from tests.cast import Cast
from tests.factories.advice import MANY, asked_of, draft_for, our_links
from tests.races.crowd import Meeting, at_once

PEOPLE = 4


def count(of: type) -> int:
    return db.session.scalar(select(func.count(of.id))) or 0


def answer_together(app: Flask, cast: Cast, *, one_form: bool) -> dict[str, int]:
    with app.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
    actions = [
        partial(
            reply,
            asked.asked_ids[0],
            Reply("answered", "form" if one_form else f"form {who}", "Le seigle."),
            f"person:{who}",
        )
        for who in range(PEOPLE)
    ]
    return at_once(app, cast.town, actions)


def test_all_answers_stand_and_one_delay_is_counted(app: Flask, cast: Cast) -> None:
    assert answer_together(app, cast, one_form=False) == {"done": PEOPLE}
    with app.app_context(), in_town(cast.town):
        assert (count(Answer), count(ReplyTime)) == (PEOPLE, 1)


def test_one_form_sent_many_times_is_one_answer_told_once(app: Flask, cast: Cast) -> None:
    answer_together(app, cast, one_form=True)
    with app.app_context(), in_town(cast.town):
        told = db.session.scalars(select(Event.kind).where(Event.kind == "question.answered"))
        assert (count(Answer), count(ReplyTime), len(told.all())) == (1, 1, 1)


def test_control_without_the_condition_each_reply_is_counted(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting(PEOPLE)

    def win_always(*_: object) -> bool:
        meeting.wait()
        return True

    monkeypatch.setattr(answering, "_note_state", lambda *_: None)
    monkeypatch.setattr(answering, "_win_first", win_always)
    answer_together(app, cast, one_form=False)
    with app.app_context(), in_town(cast.town):
        assert count(ReplyTime) == PEOPLE


def test_one_form_sent_many_times_asks_once(app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        links, draft = our_links(), draft_for(cast.bakery_id, cast.books_id)
    outcome = at_once(app, cast.town, [partial(ask, draft, links, MANY)] * PEOPLE)
    assert outcome == {"done": PEOPLE}
    with app.app_context(), in_town(cast.town):
        facts = db.session.scalars(select(Event.kind)).all()
        assert (count(Question), facts) == (1, ["question.asked"] * 2)


def test_of_two_clerks_one_settles_a_held_question(app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id, noticed=("trap",))
    moves = [partial(release, asked.id, "person:1"), partial(discard, asked.id, "person:2")]
    at_once(app, cast.town, moves)
    with app.app_context(), in_town(cast.town):
        facts = set(db.session.scalars(select(Event.kind)))
        settled = {"open": "question.released", "discarded": "question.discarded"}
        state = question_by_token(asked.token).state
        assert facts & set(settled.values()) == {settled[state]}
