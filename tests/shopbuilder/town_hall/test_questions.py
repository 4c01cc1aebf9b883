"""The clerk's look at questions: through, or aside, once."""

import pytest
from flask import Flask

from shopbuilder.advice.queries import question_by_token
from tenants.database import in_town
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.advice import AskedQuestion, asked_of
from tests.pages import read

DESK = "/mairie/questions"


@pytest.fixture
def held(clean: Flask, cast: Cast) -> AskedQuestion:
    with clean.app_context(), in_town(cast.town):
        return asked_of(cast.bakery_id, text="<a href=x>Achetez</a> maintenant", noticed=("trap",))


@pytest.fixture
def clerk(client: Browser, cast: Cast) -> Browser:
    return client.sign_in(cast.clerk)


def state(app: Flask, cast: Cast, asked: AskedQuestion) -> str:
    with app.app_context(), in_town(cast.town):
        return question_by_token(asked.token).state


def test_the_clerk_of_another_town_sees_and_settles_nothing(
    clean: Flask, cast: Cast, held: AskedQuestion
) -> None:
    denis = browser(clean, cast.other_town.home_host).sign_in(cast.other_clerk)
    assert "Nadia" not in denis.get(DESK).text
    assert denis.post(f"{DESK}/{held.id}/transmettre").status_code == 404
    assert state(clean, cast, held) == "held"


def test_the_clerk_reads_the_question_and_why_it_is_held(
    clerk: Browser, held: AskedQuestion
) -> None:
    page = clerk.get(DESK).text
    assert "&lt;a href=x&gt;Achetez" in page
    assert "un champ invisible a été rempli, écrite comme une page web." in read(page)
    assert "1 question à relire" in read(clerk.get("/mairie").text).replace("\u00a0", " ")


@pytest.mark.parametrize(("move", "becomes"), [("transmettre", "open"), ("ecarter", "discarded")])
def test_it_is_settled_once(
    clerk: Browser, clean: Flask, cast: Cast, held: AskedQuestion, move: str, becomes: str
) -> None:
    assert clerk.post(f"{DESK}/{held.id}/{move}").status_code == 303
    other = {"transmettre": "ecarter", "ecarter": "transmettre"}[move]
    clerk.post(f"{DESK}/{held.id}/{other}")
    assert state(clean, cast, held) == becomes
    assert "déjà regardé" in read(clerk.get(DESK).text)


def test_a_move_that_is_none_is_not_there(clerk: Browser, held: AskedQuestion) -> None:
    assert clerk.post(f"{DESK}/{held.id}/publier").status_code == 404


def test_the_journal_tells_it_without_a_name(clerk: Browser, held: AskedQuestion) -> None:
    clerk.post(f"{DESK}/{held.id}/ecarter")
    said = read(clerk.get("/mairie/journal").text)
    assert "question retenue pour relecture" in said
    assert "question écartée" in said
    assert "Nadia" not in said
