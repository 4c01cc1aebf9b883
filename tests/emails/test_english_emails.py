"""The mails of a customer who ordered or asked in English; those of the shop stay in French.

Kept as files under `english/` (`UPDATE_MAILS=1` writes them anew).
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tenants.database import in_town
from tests.cast import Cast
from tests.emails.test_emails import ABOUT_ORDERS, ORDER
from tests.emails.test_question_emails import LINKS, QUESTION
from workers.notifications.about_orders import order_letter
from workers.notifications.about_questions import asker_letter, shop_letter
from workers.notifications.compose import Words, compose
from workers.notifications.letters import Letter

HERE = Path(__file__).parent / "english"
IN_ENGLISH = replace(ORDER, customer=replace(ORDER.customer, locale="en"))
ASKED_IN_ENGLISH = replace(QUESTION, asker=replace(QUESTION.asker, locale="en"))

LETTERS: dict[str, tuple[str, Letter]] = {
    telling.message: (telling.message, order_letter(IN_ENGLISH, telling.recipient))
    for telling in ABOUT_ORDERS
    if telling.recipient == "customer"
} | {
    name: ("question-answered-customer", asker_letter(ASKED_IN_ENGLISH, LINKS, answer))
    for name, answer in (
        ("question-answered-customer", 1),
        ("question-answered-customer-passed-on", 2),
        ("question-answered-customer-sorry", 3),
    )
}


def composed(app: Flask, cast: Cast, message: str, letter: Letter) -> Words:
    with app.app_context(), in_town(cast.town):
        return compose(message, letter)


@pytest.mark.parametrize("name", LETTERS)
def test_a_mail_reads_as_its_file(clean: Flask, cast: Cast, name: str) -> None:
    words = composed(clean, cast, *LETTERS[name])
    kept = HERE / f"{name}.txt"
    written = f"{words.subject}\n\n{words.text}"
    if os.environ.get("UPDATE_MAILS"):
        kept.write_text(written, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == written


def test_every_file_is_a_mail() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(LETTERS)


@pytest.mark.parametrize("name", LETTERS)
def test_it_leads_to_the_english_page_and_says_its_language(
    clean: Flask, cast: Cast, name: str
) -> None:
    words = composed(clean, cast, *LETTERS[name])
    links = [line for line in words.text.splitlines() if "http://" in line]
    assert links
    assert all("http://montclair.localhost/en/co" in line for line in links)
    assert '<html lang="en">' in words.html
    assert "/en/co" in words.html


@pytest.mark.parametrize("name", LETTERS)
def test_the_shop_s_own_words_are_marked_as_french(clean: Flask, cast: Cast, name: str) -> None:
    message, letter = LETTERS[name]
    words = composed(clean, cast, message, letter)
    own = {
        "order-refused-customer": "Le four est en panne",
        "question-answered-customer": "La tourte",
    }
    if name in own:
        assert f'lang="fr">{own[name]}' in words.html.replace("\n", "")


def test_the_shop_reads_its_mails_in_the_town_s_language(clean: Flask, cast: Cast) -> None:
    letters = [
        (telling.message, order_letter(IN_ENGLISH, "shop"))
        for telling in ABOUT_ORDERS
        if telling.recipient == "shop"
    ]
    for message, letter in [
        *letters,
        ("question-asked-shop", shop_letter(ASKED_IN_ENGLISH, LINKS)),
    ]:
        words = composed(clean, cast, message, letter)
        assert '<html lang="fr">' in words.html
        assert "/en/" not in words.text
