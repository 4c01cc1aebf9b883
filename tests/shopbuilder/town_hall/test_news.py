"""The clerk writes news, changes them, withdraws them, and takes the last step back."""

from typing import Any

import pytest
from flask import Flask

from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.pages import read

DESK = "/mairie/actualites"
NEWS = {"titre": "La halle rouvre", "texte": "Samedi à 9 h.\n\nVenez !", "jusqu_au": ""}


@pytest.fixture
def clerk(morning: Cast, client: Browser) -> Browser:
    return client.sign_in(morning.clerk)


def publish(clerk: Browser, **changed: Any) -> str:
    answer = clerk.post(f"{DESK}/nouvelle", data={**NEWS, **changed})
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def test_what_is_published_is_read_by_everybody(clerk: Browser) -> None:
    publish(clerk)
    assert "La halle rouvre" in clerk.get("/actualites").text
    assert "La halle rouvre" in clerk.get(DESK).text


def test_what_is_changed_is_read_at_once(clerk: Browser) -> None:
    at = publish(clerk)
    clerk.post(at, data={**NEWS, "texte": "Dimanche."})
    assert "Dimanche." in clerk.get("/actualites/la-halle-rouvre").text
    clerk.post(f"{at}/revenir")
    assert "Samedi à 9 h." in clerk.get("/actualites/la-halle-rouvre").text


def test_what_is_withdrawn_is_nowhere_and_comes_back(clerk: Browser) -> None:
    at = publish(clerk)
    clerk.post(f"{at}/retirer")
    assert "La halle rouvre" not in clerk.get("/actualites").text
    assert clerk.get("/actualites/la-halle-rouvre").status_code == 404
    assert "La halle rouvre" not in clerk.get("/actualites.atom").text
    clerk.post(f"{at}/remettre")
    assert "La halle rouvre" in clerk.get("/actualites").text


def test_a_new_one_can_be_taken_back_whole(clerk: Browser) -> None:
    at = publish(clerk)
    clerk.post(f"{at}/revenir")
    assert clerk.get(at).status_code == 404


def test_the_last_day_is_the_last_day(clerk: Browser) -> None:
    at = publish(clerk, jusqu_au="2026-11-21")
    assert 'value="2026-11-21"' in clerk.get(at).text
    assert "La halle rouvre" in clerk.get("/actualites").text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"titre": ""}, "titre"),
        ({"texte": ""}, "texte"),
        ({"texte": "x" * 10_500}, "texte"),
        ({"jusqu_au": "hier"}, "dernier jour"),
        ({"jusqu_au": "2026-01-01"}, "finir"),
        ({"jusqu_au": "9999-12-31"}, "dernier jour"),
    ],
)
def test_what_is_not_clear_is_said_and_what_was_typed_stays(
    clerk: Browser, fields: dict[str, str], why: str
) -> None:
    answer = clerk.post(f"{DESK}/nouvelle", data={**NEWS, **fields})
    assert answer.status_code == 422
    assert why in read(answer.text)


def test_the_clerk_of_another_town_changes_nothing(
    clerk: Browser, clean: Flask, morning: Cast
) -> None:
    at = publish(clerk)
    denis = browser(clean, morning.other_town.home_host).sign_in(morning.other_clerk)
    assert denis.get(at).status_code == 404
    assert denis.post(at, data=NEWS).status_code == 404
    assert denis.post(f"{at}/retirer").status_code == 404
    assert "La halle rouvre" not in denis.get(DESK).text


def test_a_move_that_is_none_is_not_there(clerk: Browser) -> None:
    at = publish(clerk)
    assert clerk.post(f"{at}/bruler").status_code == 404
