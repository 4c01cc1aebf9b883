"""The demo's questions: some answered, some waiting, one held, and figures that can be shown."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from shopbuilder.advice.models import Question
from shopbuilder.advice.queries import held_questions
from shopbuilder.advice.waits import reply_minutes
from shopbuilder.demo.loading import Loaded
from shopbuilder.demo.reading import demo_towns
from tenants.database import db, in_town
from tenants.events import Event
from tenants.towns import town_map


@pytest.fixture(params=demo_towns(), ids=lambda sheet: sheet.slug)
def sheet(request: pytest.FixtureRequest, loaded: list[Loaded]) -> Iterator[object]:
    town = town_map.with_slug(request.param.slug)
    assert town is not None
    with in_town(town):
        yield request.param


def test_every_question_of_the_files_is_there(sheet: object) -> None:
    texts = set(db.session.scalars(select(Question.text)))
    assert texts == {each.text for each in sheet.questions}


def test_shops_show_how_fast_they_reply(sheet: object) -> None:
    assert len(reply_minutes()) >= 2


def test_only_what_waits_is_still_to_be_told(sheet: object) -> None:
    waiting = db.session.scalars(
        select(Event.kind).where(Event.handled_at.is_(None), Event.kind.startswith("question."))
    ).all()
    open_ones = [each for each in sheet.questions if not each.answers]
    assert len(waiting) == len(open_ones) > 0


def test_advertising_waits_for_the_clerk(sheet: object) -> None:
    names = [each.asker.name for each in held_questions()]
    assert names == [each.name for each in sheet.questions if "Promo" in each.name]


def test_no_question_is_of_the_future(sheet: object) -> None:
    for question in db.session.scalars(select(Question)).all():
        assert question.closed_at is None or question.closed_at >= question.asked_at
