"""The few people shown where one asks: of this town, who answer, another few each day."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from shopbuilder.advice.models import ReplyTime
from shopbuilder.town_page.advisers import advisers
from tenants.database import db, in_town
from tests.cast import Cast
from tests.factories.shops import Pen
from tests.statements import count_statements

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def people(pen: Pen, cast: Cast) -> Cast:
    pen.introduce(cast.bakery_id, "Alice", "boulangère", "Le pain, c’est du temps.")
    pen.introduce(cast.bakery_id, "Ana", "au comptoir", "Bonjour !")
    pen.introduce(cast.books_id, "Bob", "", "Lisez.")
    return cast


def test_one_voice_a_shop_with_its_sentence(clean: Flask, people: Cast) -> None:
    with clean.test_request_context(), in_town(people.town):
        found = advisers(AT)
        assert {(each.person.name, each.person.says) for each in found} == {
            ("Alice", "Le pain, c’est du temps."),
            ("Bob", "Lisez."),
        }
        assert {each.href for each in found} == {
            f"/conseil/{people.bakery}",
            f"/conseil/{people.books}",
        }


def test_people_of_another_town_are_not_shown(clean: Flask, people: Cast) -> None:
    with clean.test_request_context(), in_town(people.other_town):
        assert advisers(AT) == []


def test_who_cannot_be_asked_is_not_shown(clean: Flask, people: Cast, pen: Pen) -> None:
    pen.tell(people.books_id, taken_over=False)
    pen.change(people.bakery_id, status="suspended")
    with clean.test_request_context(), in_town(people.town):
        assert advisers(AT) == []


def test_how_fast_they_reply_is_told_in_the_same_statement(
    clean: Flask, people: Cast, pen: Pen
) -> None:
    for minutes in (100, 120, 900):
        pen.add(ReplyTime(shop_id=people.bakery_id, open_minutes=minutes))
    with clean.test_request_context(), in_town(people.town):
        engine = db.engine
        with count_statements(engine) as sent:
            told = {each.person.name: each.replies for each in advisers(AT)}
        assert told == {"Alice": "Répond en 2\u00a0h environ", "Bob": ""}
        assert len(sent) == 1


def test_each_shop_leads_on_some_day(clean: Flask, people: Cast) -> None:
    with clean.test_request_context(), in_town(people.town):
        first = {advisers(AT + timedelta(days=day), 1)[0].person.name for day in range(20)}
    assert first == {"Alice", "Bob"}
