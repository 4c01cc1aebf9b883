"""A trader announces what her shop does; her page and the agenda show it; nobody else's is hers."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.agenda import announced
from tests.factories.shops import Pen
from tests.pages import read

DESK = "/gestion/librairie-bob/rendez-vous"
SIGNING: dict[str, Any] = {
    "titre": "Ana Martin signe",
    "genre": "signing",
    "jour": "2026-11-28",
    "debut": "15:00",
    "fin": "",
    "reprise": "une-fois",
    "etape": "enregistrer",
}


@pytest.fixture
def bob(morning: Cast, client: Browser) -> Browser:
    return client.sign_in(morning.bob)


def announce(bob: Browser, **changed: Any) -> str:
    answer = bob.post(f"{DESK}/nouveau", data={**SIGNING, **changed})
    assert answer.status_code == 303, read(answer.text)
    return str(answer.headers["Location"])


def test_what_a_trader_announces_is_on_her_page_and_in_the_agenda(bob: Browser) -> None:
    announce(bob)
    assert "Ana Martin signe" in bob.get("/librairie-bob").text
    assert "Ana Martin signe" in bob.get("/agenda?boutique=librairie-bob").text
    assert "Ana Martin signe" not in bob.get("/fournil-d-alice").text
    assert "samedi 28 novembre à 15 h" in read(bob.get(DESK).text).replace("\u00a0", " ")


def test_a_cancelled_one_says_so_on_her_page(bob: Browser) -> None:
    at = announce(bob)
    bob.post(f"{at}/annuler")
    assert "annulé" in read(bob.get("/librairie-bob").text)
    bob.post(f"{at}/revenir")
    assert "annulé" not in read(bob.get("/librairie-bob").text)


def test_what_the_town_or_another_shop_announces_is_not_hers(
    bob: Browser, clean: Flask, morning: Cast, pen: Pen
) -> None:
    announced(pen, "Grand marché")
    announced(pen, "Fournée ouverte", shop_id=morning.bakery_id, first_day=date(2026, 11, 30))
    page = bob.get(DESK).text
    assert "Grand marché" not in page
    assert "Fournée ouverte" not in page
    alice = browser(clean, morning.town.home_host).sign_in(morning.alice)
    at = announce(bob).rsplit("/", 1)[1]
    theirs = f"/gestion/fournil-d-alice/rendez-vous/{at}"
    assert alice.get(theirs).status_code == 404
    assert alice.post(theirs, data=SIGNING).status_code == 404
    for move in ("annuler", "arreter", "revenir"):
        assert alice.post(f"{theirs}/{move}").status_code == 404


def test_a_trader_cannot_announce_for_somebody_else(bob: Browser, morning: Cast) -> None:
    announce(bob, boutique=str(morning.bakery_id))
    assert "Ana Martin signe" not in bob.get("/fournil-d-alice").text
    assert "Ana Martin signe" in bob.get("/librairie-bob").text
