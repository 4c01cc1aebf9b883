"""The mails about questions, kept as files beside this one (`UPDATE_MAILS=1` writes them anew)."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from shopbuilder.advice.ask import NO_ARTICLE, Article
from shopbuilder.advice.asker import Asker
from shopbuilder.advice.links import Links
from shopbuilder.advice.views import AnswerView, AskedView, QuestionView, ShopView
from tenants.database import in_town
from tests.cast import Cast
from tests.emails.test_emails import Text
from workers.handlers import TELLINGS
from workers.notifications.about_questions import asker_letter, shop_letter
from workers.notifications.compose import Words, compose
from workers.notifications.letters import Letter

HERE = Path(__file__).parent
LINKS = Links("only-for-tests")
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

BAKERY = ShopView(1, "fournil", "Fournil d’Alice", "bakery", "+33199000001", "alice@example.org")
ANSWERS = (
    AnswerView(
        1, "answered", "La tourte de seigle.\nElle tient <b>dix jours</b> dans un torchon.",
        Article("tourte", "Tourte de seigle"), NO_ARTICLE, AT,
    ),
    AnswerView(2, "passed_on", "", NO_ARTICLE, Article("librairie-bob", "Librairie Bob"), AT),
    AnswerView(3, "cannot_help", "Désolée !", NO_ARTICLE, NO_ARTICLE, AT),
)  # fmt: skip
ASKED = AskedView(1, "answered", AT, AT, "a seed", AT, BAKERY, ANSWERS)
QUESTION = QuestionView(
    1, "another seed", "Quel pain se garde une semaine ?\n<i>Merci</i>",
    Article("tourte", "Tourte de seigle"), "open", [], AT,
    Asker("Nadia <Ferhat>", "nadia@example.org"), [ASKED],
)  # fmt: skip
BY_PHONE = replace(QUESTION, article=NO_ARTICLE, asker=Asker("Lucien Prat", "", "+33639980009"))

LETTERS: dict[str, tuple[str, Letter]] = {
    "question-asked-shop": ("question-asked-shop", shop_letter(QUESTION, LINKS)),
    "question-asked-shop-by-phone": ("question-asked-shop", shop_letter(BY_PHONE, LINKS)),
    "question-answered-customer": (
        "question-answered-customer", asker_letter(QUESTION, LINKS, 1),
    ),
    "question-answered-customer-passed-on": (
        "question-answered-customer", asker_letter(QUESTION, LINKS, 2),
    ),
    "question-answered-customer-sorry": (
        "question-answered-customer", asker_letter(QUESTION, LINKS, 3),
    ),
}  # fmt: skip


def composed(app: Flask, cast: Cast, name: str) -> Words:
    message, letter = LETTERS[name]
    with app.app_context(), in_town(cast.town):
        return compose(message, letter)


def test_every_message_about_questions_is_read_here() -> None:
    told = {
        telling.message
        for kind, tellings in TELLINGS.items()
        for telling in tellings
        if kind.startswith("question.")
    }
    assert told == {message for message, _ in LETTERS.values()}


@pytest.mark.parametrize("name", LETTERS)
def test_a_mail_reads_as_its_file(clean: Flask, cast: Cast, name: str) -> None:
    words = composed(clean, cast, name)
    kept = HERE / f"{name}.txt"
    written = f"{words.subject}\n\n{words.text}"
    if os.environ.get("UPDATE_MAILS"):
        kept.write_text(written, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("name", LETTERS)
def test_the_html_is_whole_and_shows_text_as_typed(clean: Flask, cast: Cast, name: str) -> None:
    words = composed(clean, cast, name)
    page = Text()
    page.feed(words.html)
    page.close()
    assert page.open == []
    assert "<b>" not in words.html
    assert "<i>" not in words.html
    assert "Quel pain se garde une semaine ?" in "".join(page.words)


@pytest.mark.parametrize("name", LETTERS)
def test_a_subject_holds_nothing_that_a_stranger_typed(clean: Flask, cast: Cast, name: str) -> None:
    subject = composed(clean, cast, name).subject
    assert "\n" not in subject
    for typed in ("Nadia", "Lucien", "pain", "tourte"):
        assert typed not in subject


@pytest.mark.parametrize("name", LETTERS)
def test_each_reader_gets_her_own_link_and_no_other(clean: Flask, cast: Cast, name: str) -> None:
    text = composed(clean, cast, name).text
    shop, asker = LINKS.answer(ASKED.seed), LINKS.follow(QUESTION.seed)
    mine, other = (shop, asker) if "asked-shop" in name else (asker, shop)
    assert mine in text
    assert other not in text


def test_the_shop_does_not_learn_the_asker_s_address(clean: Flask, cast: Cast) -> None:
    words = composed(clean, cast, "question-asked-shop")
    assert "nadia@example.org" not in words.text + words.html
