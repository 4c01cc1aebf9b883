"""The page of opening hours."""

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.profile.models import ShopClosing, ShopProfile
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser
from tests.facts import facts
from tests.pages import read
from tests.shopbuilder.trader.conftest import COUNTER

HOURS = f"{COUNTER}/horaires"
MORNINGS = {
    f"j{day}-1-{end}": at for day in range(6) for end, at in (("de", "09:00"), ("a", "12:00"))
}


def stored(cast: Cast, app: Flask) -> str | None:
    with app.app_context(), in_town(cast.town):
        return db.session.scalars(
            select(ShopProfile.opening_hours).where(ShopProfile.shop_id == cast.bakery_id)
        ).one()


def set_stored(cast: Cast, app: Flask, **values: str | None) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(ShopProfile).values(**values))


def closing_ids(cast: Cast, app: Flask) -> list[int]:
    with app.app_context(), in_town(cast.town):
        return list(db.session.scalars(select(ShopClosing.id)))


def test_the_week_stands_in_words_and_in_fields(alice: Browser) -> None:
    page = alice.get(HOURS).text
    assert "lundi 8 h – 20 h" in read(page)
    assert 'name="j0-1-de" value="08:00"' in page


def test_a_new_week_is_saved_and_recorded(alice: Browser, cast: Cast, app: Flask) -> None:
    answer = alice.post(HOURS, data={**MORNINGS, "feries": "1"})
    assert answer.headers["Location"] == HOURS
    assert stored(cast, app) == "Mo-Sa 09:00-12:00; PH off"
    with app.app_context(), in_town(cast.town):
        assert facts()[-1][0] == "shop.hours_changed"
    assert "Vos horaires sont enregistrés." in read(alice.get(HOURS).text)


def test_a_week_that_makes_no_sense_is_said_and_kept(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    answer = alice.post(HOURS, data={**MORNINGS, "j6-1-de": "10:00"})
    assert answer.status_code >= 400
    assert "Le dimanche, il faut une heure d’ouverture et une heure de fermeture." in read(
        answer.text
    )
    assert 'name="j6-1-de" value="10:00"' in answer.text
    assert stored(cast, app) == "Mo-Su 08:00-20:00"


def test_hours_the_fields_cannot_show_are_told(alice: Browser, cast: Cast, app: Flask) -> None:
    set_stored(cast, app, opening_hours="Mo-Sa 09:00-19:00; Aug off")
    assert "Enregistrer les remplacerait." in read(alice.get(HOURS).text)


def test_unknown_hours_are_said_to_be_unknown(alice: Browser, cast: Cast, app: Flask) -> None:
    set_stored(cast, app, opening_hours=None)
    page = alice.get(HOURS).text
    assert "Personne n’a encore indiqué vos horaires" in read(page)
    assert "<details open>" in page


def test_a_closing_is_planned(alice: Browser) -> None:
    data = {"du": "2026-12-24", "au": "2026-12-26", "motif": "Noël"}
    assert alice.post(f"{HOURS}/fermetures", data=data).headers["Location"] == HOURS
    said = "Fermé du jeudi 24 décembre au samedi 26 décembre (Noël)"
    assert said in read(alice.get(HOURS).text)


def test_a_single_day_needs_one_date(alice: Browser) -> None:
    alice.post(f"{HOURS}/fermetures", data={"du": "2026-12-24"})
    assert "Fermé le jeudi 24 décembre" in read(alice.get(HOURS).text)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"du": "demain"},
        {"du": "2026-12-24", "au": "x"},
        {"du": "2026-12-24", "au": "2026-12-20"},
        {"du": "2026-11-01", "au": "2026-11-02"},
        {"au": "2026-12-24"},
    ],
)
def test_days_that_make_no_sense_are_said_and_kept(
    alice: Browser, cast: Cast, app: Flask, data: dict[str, str]
) -> None:
    answer = alice.post(f"{HOURS}/fermetures", data={**data, "motif": "Congés"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="Congés"' in answer.text
    assert closing_ids(cast, app) == []


def test_a_closing_is_taken_back(alice: Browser, cast: Cast, app: Flask) -> None:
    alice.post(f"{HOURS}/fermetures", data={"du": "2026-12-24"})
    number = closing_ids(cast, app)[0]
    assert alice.post(f"{HOURS}/fermetures/{number}/retirer").status_code == 302
    again = alice.post(f"{HOURS}/fermetures/{number}/retirer")
    assert again.status_code == 404
    assert "c’était sans doute déjà fait" in read(again.text)
    assert "Fermetures prévues" in read(again.text)
    assert "Aucune fermeture prévue." in read(alice.get(HOURS).text)


def test_the_closing_of_another_shop_does_not_exist(
    alice: Browser, bob: Browser, cast: Cast, app: Flask
) -> None:
    alice.post(f"{HOURS}/fermetures", data={"du": "2026-12-24"})
    number = closing_ids(cast, app)[0]
    theirs = f"/gestion/librairie-bob/horaires/fermetures/{number}/retirer"
    assert bob.post(theirs).status_code == 404
    assert closing_ids(cast, app) == [number]


def test_no_pickup_is_offered_while_closed(alice: Browser, clock: time_machine.Traveller) -> None:
    alice.post(f"{HOURS}/fermetures", data={"du": "2026-11-25", "au": "2026-11-30"})
    clock.shift(24 * 3600)
    assert "fermé exceptionnellement" in read(alice.get("/fournil-d-alice").text)
