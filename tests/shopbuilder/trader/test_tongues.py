"""At the counter, each says what she says in her own language, and the page says which one it is."""

from dataclasses import replace

from flask import Flask

from tenants.database import in_town
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.advice import NADIA, asked_of
from tests.shopbuilder.trader.conftest import COUNTER, Order
from tests.shopbuilder.web.test_theirs import tongues

LOAF = "Pain de campagne"
ASKED = "Which loaf keeps for a week?"


def spoken_as(page: str, words: str) -> set[str]:
    """The languages in which a page shows these words."""
    return {lang for lang, text in tongues(page) if words in text}


def question(cast: Cast, app: Flask, locale: str) -> str:
    with app.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id, text=ASKED, asker=replace(NADIA, locale=locale))
    return f"{COUNTER}/questions/{asked.asked_ids[0]}"


def test_articles_are_french_on_an_english_counter(alice: Browser, order: Order) -> None:
    number = order()
    pages = [f"{COUNTER}/articles", f"{COUNTER}/commandes", f"{COUNTER}/commandes/{number}"]
    said = {page: spoken_as(alice.get(f"/en{page}").text, LOAF) for page in pages}
    # Beside them stand the names of buttons ("Save Pain de campagne"), read with their verb.
    assert all("fr" in found for found in said.values()), said


def test_a_question_keeps_the_language_in_which_it_was_asked(
    alice: Browser, cast: Cast, clean: Flask
) -> None:
    where = question(cast, clean, "en")
    assert spoken_as(alice.get(where).text, ASKED) == {"en"}
    assert spoken_as(alice.get(f"/en{where}").text, ASKED) == {"en"}


def test_a_question_asked_in_french_is_french_on_an_english_counter(
    alice: Browser, cast: Cast, clean: Flask
) -> None:
    assert spoken_as(alice.get(f"/en{question(cast, clean, 'fr')}").text, ASKED) == {"fr"}
