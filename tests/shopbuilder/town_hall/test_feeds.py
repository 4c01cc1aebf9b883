"""The clerk's page of what the town follows."""

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.town_life.models import Subscription
from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.shops import Pen
from tests.pages import read

DESK = "/mairie/flux"
ADDRESS = {"adresse": "https://a.example/agenda.ics", "nom": "Médiathèque", "genre": "agenda"}


@pytest.fixture
def clerk(morning: Cast, client: Browser) -> Browser:
    return client.sign_in(morning.clerk)


def number(pen: Pen, **values: object) -> int:
    with pen.writing():
        found = db.session.scalars(select(Subscription)).one()
        for name, value in values.items():
            setattr(found, name, value)
        return found.id


def test_an_address_is_followed_and_listed(clerk: Browser) -> None:
    assert clerk.post(DESK, data=ADDRESS).status_code == 303
    page = read(clerk.get(DESK).text)
    assert "Médiathèque" in page
    assert "https://a.example/agenda.ics" in page
    assert "relevée dans la minute" in page


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"adresse": ""}, "https://"),
        ({"adresse": "file:///etc/passwd"}, "https://"),
        ({"adresse": "http://a.example:22/"}, "ports"),
        ({"genre": "guerre"}, "ne peut pas être suivie"),
    ],
)
def test_what_is_no_address_is_said_and_stays_typed(
    clerk: Browser, fields: dict[str, str], why: str
) -> None:
    answer = clerk.post(DESK, data={**ADDRESS, **fields})
    assert answer.status_code == 422
    assert why in read(answer.text)
    assert 'value="Médiathèque"' in answer.text


def test_a_fault_is_said_in_the_readers_words(clerk: Browser, pen: Pen) -> None:
    clerk.post(DESK, data=ADDRESS)
    fault = {
        "msgid": "The site did not answer within %(seconds)s seconds.",
        "values": {"seconds": "20"},
    }
    number(pen, fault=fault, failures=3)
    assert "n’a pas répondu en 20 secondes" in read(clerk.get(DESK).text)
    assert "did not answer within 20 seconds" in read(clerk.get(f"/en{DESK}").text)


def test_what_came_is_said(clerk: Browser, pen: Pen) -> None:
    clerk.post(DESK, data=ADDRESS)
    brought = {"created": 4, "changed": 1, "gone": 0, "refused": 2}
    number(pen, answered_at=now(), brought=brought)
    page = read(clerk.get(DESK).text).replace("\u00a0", " ")
    assert "4 en plus, modifiés : 1, refusés : 2." in page


def test_dates_that_are_over_are_said_to_be(clerk: Browser, pen: Pen) -> None:
    clerk.post(DESK, data=ADDRESS)
    brought = {"created": 1, "past": 1, "changed": 0, "gone": 0, "refused": 0}
    number(pen, answered_at=now(), brought=brought)
    page = read(clerk.get(DESK).text).replace("\u00a0", " ")
    assert "1 en plus, dont déjà passés, que l’agenda n’annonce plus : 1." in page


def test_it_is_paused_resumed_removed_and_brought_back(clerk: Browser, pen: Pen) -> None:
    clerk.post(DESK, data=ADDRESS)
    at = f"{DESK}/{number(pen)}"
    assert clerk.post(f"{at}/suspendre").status_code == 303
    assert ">en pause<" in clerk.get(DESK).text
    clerk.post(f"{at}/reprendre")
    assert ">en pause<" not in clerk.get(DESK).text
    clerk.post(f"{at}/retirer-tout")
    assert "Retirées récemment" in read(clerk.get(DESK).text)
    assert clerk.post(f"{at}/suspendre").status_code == 404
    clerk.post(f"{at}/remettre")
    assert "Retirées récemment" not in read(clerk.get(DESK).text)


def test_a_move_that_is_none_is_not_there(clerk: Browser, pen: Pen) -> None:
    clerk.post(DESK, data=ADDRESS)
    assert clerk.post(f"{DESK}/{number(pen)}/bruler").status_code == 404


def test_the_clerk_of_another_town_sees_and_touches_nothing(
    clerk: Browser, clean: Flask, morning: Cast, pen: Pen
) -> None:
    clerk.post(DESK, data=ADDRESS)
    denis = browser(clean, morning.other_town.home_host).sign_in(morning.other_clerk)
    assert "Médiathèque" not in denis.get(DESK).text
    assert denis.post(f"{DESK}/{number(pen)}/retirer").status_code == 404


def test_a_hostile_name_is_shown_as_typed(clerk: Browser) -> None:
    clerk.post(DESK, data={**ADDRESS, "nom": "<img src=x onerror=alert(1)>"})
    assert "<img src=x" not in clerk.get(DESK).text
