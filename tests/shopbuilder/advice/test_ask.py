"""Asking: who hears of it, what is held, and how much one may ask."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, update

from shopbuilder.advice.ask import MOST_SHOPS, ask, ask_also
from shopbuilder.advice.errors import (
    NoShopChosen,
    ShopNotAsked,
    TooManyQuestions,
    TooManyShops,
)
from shopbuilder.advice.models import Question, QuestionShop
from shopbuilder.advice.queries import question_by_token, seed_by_code
from shopbuilder.advice.whom import Limits
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, in_town, transaction
from tenants.errors import NotFound
from tenants.models import Membership
from tests.cast import Cast
from tests.factories.advice import GRANDPA, MANY, asked_of, draft_for, our_links
from tests.facts import facts, last_fact


def test_a_question_of_one_town_is_not_found_in_another(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    with in_town(town.other_town):
        with pytest.raises(NotFound):
            question_by_token(asked.token)
        with pytest.raises(NotFound):
            seed_by_code(asked.code, our_links())


def test_a_shop_of_another_town_cannot_be_asked(town: Cast) -> None:
    with pytest.raises(NoShopChosen):
        asked_of(town.other_shop_id)


def test_each_shop_that_is_asked_is_told_once(town: Cast) -> None:
    asked_of(town.bakery_id, town.books_id)
    assert facts() == [("question.asked", "customer")] * 2


def test_a_fact_about_a_question_names_nobody_and_tells_nothing(town: Cast) -> None:
    asked_of(town.bakery_id)
    assert last_fact().payload == {"shop_id": town.bakery_id}


def test_the_same_form_sent_twice_asks_once(town: Cast) -> None:
    first = asked_of(town.bakery_id, form_key="one form")
    again = asked_of(town.bakery_id, form_key="one form", text="Et le pain de seigle ?")
    assert (again.token, again.id) == (first.token, first.id)
    assert db.session.scalar(select(func.count(Question.id))) == 1


def test_links_and_code_are_stored_as_hashes_alone(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    rows = [*db.session.scalars(select(Question)), *db.session.scalars(select(QuestionShop))]
    stored = repr([vars(row) for row in rows])
    assert "seed" in stored
    for secret in (asked.token, asked.code, *asked.answer_tokens):
        assert secret not in stored


def test_a_question_goes_to_five_shops_at_most(town: Cast) -> None:
    with pytest.raises(TooManyShops):
        asked_of(*range(1, MOST_SHOPS + 2))


def test_a_question_without_a_shop_is_refused(town: Cast) -> None:
    with pytest.raises(NoShopChosen):
        asked_of()


def test_a_shop_that_nobody_holds_is_not_asked(town: Cast) -> None:
    with transaction():
        db.session.execute(
            update(ShopProfile)
            .where(ShopProfile.shop_id == town.bakery_id)
            .values(taken_over=False)
        )
    with pytest.raises(NoShopChosen):
        asked_of(town.bakery_id)


def test_a_shop_without_an_address_is_asked_through_its_trader(town: Cast) -> None:
    with transaction():
        db.session.execute(update(ShopProfile).values(email=""))
    asked = asked_of(town.bakery_id)
    assert question_by_token(asked.token).shops[0].shop.email == Cast.alice


def test_a_shop_that_no_mail_reaches_is_not_asked(town: Cast) -> None:
    with transaction():
        db.session.execute(update(ShopProfile).values(email=""))
        for membership in db.session.scalars(select(Membership)).all():
            db.session.delete(membership)
    with pytest.raises(NoShopChosen):
        asked_of(town.bakery_id)


def test_one_person_asks_so_many_questions_in_a_day(
    town: Cast, clock: time_machine.Traveller
) -> None:
    two = Limits(per_asker=2, per_shop=100)
    for _ in range(2):
        asked_of(town.bakery_id, limits=two, asker=GRANDPA)
    with pytest.raises(TooManyQuestions):
        asked_of(town.bakery_id, limits=two, asker=GRANDPA)
    asked_of(town.bakery_id, limits=two)
    clock.shift(timedelta(hours=25))
    asked_of(town.bakery_id, limits=two, asker=GRANDPA)


def test_one_shop_gets_so_many_questions_in_a_day(
    town: Cast, clock: time_machine.Traveller
) -> None:
    one = Limits(per_asker=100, per_shop=1)
    asked_of(town.bakery_id, limits=one)
    with pytest.raises(ShopNotAsked):
        asked_of(town.bakery_id, limits=one)
    asked_of(town.books_id, limits=one)
    clock.shift(timedelta(hours=25))
    asked_of(town.bakery_id, limits=one)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Voyez https://a.example et www.b.example/x", "links"),
        ('Un <a href="x">lien</a> pour vous', "markup"),
        ("[url=http://a.example]cadeau[/url]", "markup"),
    ],
)
def test_what_looks_like_advertising_is_held_and_no_shop_is_told(
    town: Cast, text: str, why: str
) -> None:
    asked = asked_of(town.bakery_id, text=text)
    assert asked.held
    assert why in question_by_token(asked.token).held_for
    assert facts() == [("question.held", "customer")]


def test_an_ordinary_question_with_one_link_is_not_held(town: Cast) -> None:
    assert not asked_of(town.bakery_id, text="Faites-vous ceci ? https://example.org/photo").held


def test_the_same_words_for_the_fourth_time_are_held(town: Cast) -> None:
    asked = [asked_of(town.bakery_id, text=f"Achetez  NOTRE pain{'!' * n}").held for n in range(4)]
    assert asked == [False, False, False, True]


def test_what_the_form_noticed_is_kept(town: Cast) -> None:
    asked = asked_of(town.bakery_id, noticed=("trap", "fast"))
    assert question_by_token(asked.token).held_for == ["trap", "fast"]


def test_one_more_shop_is_asked_once_and_told(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    for _ in range(2):
        ask_also(asked.id, town.books, our_links(), MANY)
    assert [each.shop.id for each in question_by_token(asked.token).shops] == [
        town.bakery_id,
        town.books_id,
    ]
    assert facts() == [("question.asked", "customer")] * 2


def test_the_code_leads_to_the_same_link(town: Cast) -> None:
    asked = asked_of(town.bakery_id)
    links = our_links()
    assert links.follow(seed_by_code(asked.code, links)) == asked.token


def test_nothing_is_written_when_the_question_is_refused(town: Cast, clean: Flask) -> None:
    with pytest.raises(TooManyQuestions):
        ask(draft_for(town.bakery_id), our_links(), Limits(per_asker=0, per_shop=10))
    assert db.session.scalar(select(func.count(Question.id))) == 0
