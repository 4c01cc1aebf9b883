"""From a question to its mails: each told once, and what cannot be told is seen by a human."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, update

from shopbuilder.advice.answering import Reply, reply
from shopbuilder.advice.erasing import erase
from shopbuilder.advice.looking import flag, release
from shopbuilder.advice.models import Question, QuestionShop, ReplyTime
from shopbuilder.messages.models import Delivery
from shopbuilder.messages.queries import undelivered
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tenants.models import Membership
from tests.cast import Cast
from tests.factories.advice import GRANDPA, AskedQuestion, asked_of
from workers.advice import sweep_old_questions
from workers.notifications import tasks
from workers.notifications.senders import MEMORY, NeverSentError
from workers.notifications.tasks import sweep_deliveries
from workers.outbox import sweep_events


@pytest.fixture
def asked(worker: Flask, cast: Cast) -> AskedQuestion:
    with in_town(cast.town):
        return asked_of(cast.bakery_id, cast.books_id)


def work() -> list[str]:
    """Let the worker do what is due; return to whom mails went."""
    sweep_events()
    sweep_deliveries()
    sent = [str(mail["To"]) for mail in MEMORY.mails]
    MEMORY.mails.clear()
    return sorted(sent)


def answer(cast: Cast, asked: AskedQuestion, key: str = "form", place: int = 0) -> None:
    with in_town(cast.town):
        reply(asked.asked_ids[place], Reply("answered", key, "Le seigle."), "shop")


def test_each_shop_gets_a_mail_with_a_link_of_its_own(asked: AskedQuestion, cast: Cast) -> None:
    sweep_events()
    sweep_deliveries()
    links = {
        str(mail["To"]): [token for token in asked.answer_tokens if token in str(mail)]
        for mail in MEMORY.mails
    }
    assert {len(found) for found in links.values()} == {1}
    assert links.keys() == {f"{cast.bakery}@example.org", f"{cast.books}@example.org"}
    assert not any(asked.token in str(mail) for mail in MEMORY.mails)


def test_the_asker_is_told_at_each_answer_and_once(asked: AskedQuestion, cast: Cast) -> None:
    work()
    answer(cast, asked)
    assert work() == ["nadia@example.org"]
    answer(cast, asked, "another form")
    answer(cast, asked, "another form")
    assert work() == ["nadia@example.org"]
    with time_machine.travel(now() + timedelta(days=2)):
        assert work() == []


def test_who_gave_no_address_is_called_by_the_shop_and_gets_no_mail(
    worker: Flask, cast: Cast
) -> None:
    with in_town(cast.town):
        asked = asked_of(cast.bakery_id, asker=GRANDPA)
    sweep_events()
    sweep_deliveries()
    assert (
        "06\u00a039\u00a098\u00a000\u00a009" in MEMORY.mails[0].get_body(("plain",)).get_content()
    )
    MEMORY.mails.clear()
    answer(cast, asked)
    assert work() == []
    with in_town(cast.town):
        assert undelivered() == []


def test_a_question_whose_shop_lost_its_address_lands_on_the_clerk_s_list(
    asked: AskedQuestion, cast: Cast
) -> None:
    with in_town(cast.town), transaction():
        db.session.execute(update(ShopProfile).values(email=""))
        for membership in db.session.scalars(select(Membership)).all():
            db.session.delete(membership)
    assert work() == []
    with in_town(cast.town):
        assert [line.recipient_kind for line in undelivered()] == ["shop", "shop"]


def test_an_address_that_takes_no_mail_lands_on_the_clerk_s_list(
    asked: AskedQuestion, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def send(self, mail: object) -> None:
            raise NeverSentError("550 unknown")

    monkeypatch.setattr(tasks, "sender_for", lambda _: Broken())
    work()
    with in_town(cast.town):
        assert {line.subject_kind for line in undelivered()} == {"question_shop"}


def test_a_held_question_is_told_to_nobody_until_it_is_released(worker: Flask, cast: Cast) -> None:
    with in_town(cast.town):
        asked = asked_of(cast.bakery_id, noticed=("trap",))
    assert work() == []
    with in_town(cast.town):
        release(asked.id, "person:9")
    assert work() == [f"{cast.bakery}@example.org"]


def test_a_question_flagged_before_its_mail_went_out_is_told_to_nobody_else(
    asked: AskedQuestion, cast: Cast
) -> None:
    with in_town(cast.town):
        flag(asked.asked_ids[0], "shop")
    assert work() == []


def test_a_question_erased_before_its_mail_went_out_is_told_to_nobody(
    asked: AskedQuestion, cast: Cast
) -> None:
    with in_town(cast.town):
        erase(asked.id)
    assert work() == []


def test_erasing_empties_the_mails_that_were_sent_and_takes_back_the_others(
    asked: AskedQuestion, cast: Cast
) -> None:
    work()
    answer(cast, asked)
    sweep_events()
    with in_town(cast.town):
        erase(asked.id)
        rows = db.session.execute(
            select(Delivery.state, Delivery.recipient, Delivery.subject, Delivery.body_text,
                   Delivery.body_html)
        ).all()  # fmt: skip
    assert [tuple(row) for row in rows] == [("sent", "", "", "", "")] * 2
    assert work() == []


def test_what_has_grown_old_is_erased_in_every_town(
    asked: AskedQuestion, cast: Cast, worker: Flask
) -> None:
    answer(cast, asked)
    with time_machine.travel(now() + timedelta(days=200)), in_town(cast.town):
        young = asked_of(cast.bakery_id)
    with time_machine.travel(now() + timedelta(days=361)):
        assert sweep_old_questions() == 1
        assert sweep_old_questions() == 0
    with in_town(cast.town):
        assert db.session.scalars(select(Question.id)).all() == [young.id]
        assert db.session.scalars(select(QuestionShop.id)).all() == list(young.asked_ids)
        assert db.session.scalar(select(func.count(ReplyTime.id))) == 0
