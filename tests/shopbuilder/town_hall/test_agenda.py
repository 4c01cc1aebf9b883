"""The clerk announces, sees the dates first, changes, cancels a day, ends, and takes back."""

import re
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.town_life.models import AgendaEntry
from tenants.database import db, in_town
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.agenda import announced
from tests.factories.shops import Pen
from tests.pages import read
from tests.statements import count_statements

DESK = "/mairie/agenda"
MARKET: dict[str, Any] = {
    "titre": "Marché aux livres",
    "genre": "market",
    "lieu": "Place du Puits",
    "jour": "2026-11-28",
    "debut": "08:00",
    "fin": "13:00",
    "reprise": "semaine",
    "jours": ["5"],
    "jusqu_au": "2026-12-31",
}


@pytest.fixture
def clerk(morning: Cast, client: Browser) -> Browser:
    return client.sign_in(morning.clerk)


def entry(app: Flask, cast: Cast) -> AgendaEntry:
    with app.app_context(), in_town(cast.town):
        return db.session.scalars(select(AgendaEntry)).one()


def said(page: str) -> str:
    return read(page).replace("\u00a0", " ").replace("\u202f", " ")


def announce(clerk: Browser, **changed: Any) -> str:
    """Announce a rendez-vous as it was seen, and return its address at the desk."""
    answer = clerk.post(f"{DESK}/nouveau", data={**MARKET, "etape": "enregistrer", **changed})
    assert answer.status_code == 303, said(answer.text)
    return str(answer.headers["Location"])


def days(clerk: Browser, at: str) -> list[str]:
    return re.findall(r'name="jour" value="([^"]+)"', clerk.get(at).text)


def test_the_dates_are_seen_before_anything_is_written(
    clerk: Browser, clean: Flask, morning: Cast
) -> None:
    page = said(clerk.post(f"{DESK}/nouveau", data={**MARKET, "etape": "voir"}).text)
    assert "chaque samedi, de 8 h à 13 h, jusqu’au 31 décembre 2026" in page
    assert "samedi 28 novembre, de 8 h à 13 h" in page
    assert "samedi 26 décembre, de 8 h à 13 h" in page
    assert "Annoncer" in page
    with clean.app_context(), in_town(morning.town):
        assert db.session.scalars(select(AgendaEntry)).all() == []


def test_what_is_announced_is_in_the_agenda(clerk: Browser) -> None:
    announce(clerk)
    assert "Marché aux livres" in clerk.get("/agenda").text
    assert "chaque samedi, de 8 h à 13 h" in said(clerk.get(DESK).text)


@pytest.mark.parametrize(
    ("fields", "often", "first"),
    [
        ({"reprise": "une-fois"}, "samedi 28 novembre, de 8 h à 13 h", "samedi 28 novembre"),
        ({"jours": ["2", "5"], "jusqu_au": ""}, "chaque mercredi et samedi", "samedi 28 novembre"),
        ({"reprise": "quinzaine", "jours": []}, "une semaine sur deux", "samedi 28 novembre"),
        ({"reprise": "mois-jour"}, "le quatrième samedi du mois", "samedi 28 novembre"),
        ({"reprise": "mois-date"}, "le 28 de chaque mois", "samedi 28 novembre"),
        ({"reprise": "an", "jusqu_au": ""}, "chaque année", "samedi 28 novembre"),
        ({"reprise": "mois-jour", "jour": "2026-11-29"}, "le dernier dimanche du mois", "29 novembre"),
        ({"debut": "20:00", "fin": "01:00", "reprise": "une-fois"}, "de 20 h à 1 h", "28 novembre"),
        ({"fin": "", "reprise": "une-fois"}, "samedi 28 novembre à 8 h", "samedi 28 novembre"),
        ({"journee": "1", "debut": "", "fin_jour": "2026-12-06", "reprise": "une-fois"},
         "du samedi 28 novembre au dimanche 6 décembre", "28 novembre"),
    ],
)  # fmt: skip
def test_each_rhythm_is_said_in_words(
    clerk: Browser, fields: dict[str, Any], often: str, first: str
) -> None:
    page = said(clerk.post(f"{DESK}/nouveau", data={**MARKET, "etape": "voir", **fields}).text)
    assert often in page
    assert first in page


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"titre": ""}, "besoin d’un nom"),
        ({"jour": "demain"}, "Choisissez le jour"),
        ({"jour": "9999-01-01", "reprise": "une-fois"}, "trop loin"),
        ({"debut": ""}, "à quelle heure"),
        ({"debut": "25:00"}, "à quelle heure"),
        ({"reprise": "minute"}, "à quel rythme"),
        ({"jusqu_au": "2026-01-01"}, "avant le premier"),
        ({"fin_jour": "2026-11-01"}, "finit après"),
        ({"genre": "guerre"}, "guerre"),
        ({"titre": "x" * 400}, "trop long"),
        ({"titre": "Nul\x00"}, ""),
    ],
)
def test_what_is_not_clear_is_said_and_what_was_typed_stays(
    clerk: Browser, fields: dict[str, Any], why: str
) -> None:
    answer = clerk.post(f"{DESK}/nouveau", data={**MARKET, "etape": "enregistrer", **fields})
    if why:
        assert answer.status_code == 422
        assert why in said(answer.text)
        assert "Place du Puits" in answer.text
    else:
        assert answer.status_code == 303


def test_a_new_one_can_be_taken_back_whole(clerk: Browser, clean: Flask, morning: Cast) -> None:
    at = announce(clerk)
    assert clerk.post(f"{at}/revenir").status_code == 303
    assert clerk.get(at).status_code == 404
    assert "Marché aux livres" not in clerk.get("/agenda").text


def test_one_day_is_cancelled_shown_as_such_and_held_after_all(clerk: Browser) -> None:
    at = announce(clerk)
    first = days(clerk, at)[0]
    assert clerk.post(f"{at}/annuler-un-jour", data={"jour": first}).status_code == 303
    assert "annulé" in said(clerk.get("/agenda").text)
    assert "Pas cette fois" in said(clerk.get("/agenda/marche-aux-livres").text)
    assert "STATUS:CANCELLED" in clerk.get("/agenda.ics").text
    assert "EventCancelled" in clerk.get("/agenda/marche-aux-livres").text
    clerk.post(f"{at}/maintenir-un-jour", data={"jour": first})
    assert "annulé" not in said(clerk.get("/agenda").text)


def test_a_day_on_which_it_never_comes_is_not_cancelled(clerk: Browser) -> None:
    at = announce(clerk)
    for day in ("2026-11-29T08:00:00", "hier", "", "2026-11-28T08:00:00+01:00"):
        assert clerk.post(f"{at}/annuler-un-jour", data={"jour": day}).status_code == 404


def test_all_of_it_is_cancelled_and_says_so(clerk: Browser) -> None:
    at = announce(clerk)
    clerk.post(f"{at}/annuler")
    assert "annulé" in said(clerk.get("/agenda").text)
    assert "ne vous déplacez pas" in said(clerk.get("/agenda/marche-aux-livres").text)
    clerk.post(f"{at}/revenir")
    assert "annulé" not in said(clerk.get("/agenda").text)


def test_what_is_ended_leaves_the_agenda_and_comes_back(clerk: Browser) -> None:
    at = announce(clerk)
    clerk.post(f"{at}/arreter")
    assert "Marché aux livres" not in clerk.get("/agenda").text
    page = said(clerk.get("/agenda/marche-aux-livres").text)
    assert "n’est plus annoncé" in page
    clerk.post(f"{at}/maintenir")
    assert "Marché aux livres" in clerk.get("/agenda").text


def test_a_change_keeps_the_days_that_are_cancelled(clerk: Browser) -> None:
    at = announce(clerk)
    clerk.post(f"{at}/annuler-un-jour", data={"jour": days(clerk, at)[1]})
    changed = {**MARKET, "debut": "09:00", "titre": "Marché du livre", "etape": "enregistrer"}
    assert clerk.post(at, data=changed).status_code == 303
    page = said(clerk.get(at).text)
    assert "samedi 5 décembre, de 9 h à 13 h – annulé" in page
    assert "samedi 28 novembre, de 9 h à 13 h" in page
    clerk.post(f"{at}/revenir")
    assert "de 8 h à 13 h – annulé" in said(clerk.get(at).text)


def test_the_form_shows_what_was_announced(clerk: Browser) -> None:
    page = clerk.get(announce(clerk)).text
    for shown in ('value="2026-11-28"', 'value="08:00"', 'value="13:00"', 'value="2026-12-31"'):
        assert shown in page
    assert 'name="reprise" value="semaine" checked' in page
    assert 'name="jours" value="5" checked' in page


def test_a_rule_that_no_button_says_stays_as_it_is(
    clerk: Browser, clean: Flask, morning: Cast, pen: Pen
) -> None:
    announced(pen, "Lune", rule="FREQ=MONTHLY;BYDAY=1SA,3SA;COUNT=7")
    kept = entry(clean, morning)
    at = f"{DESK}/{kept.id}"
    page = clerk.get(at).text
    assert 'value="tel-quel" checked' in page
    fields = {**MARKET, "titre": "Pleine lune", "reprise": "tel-quel", "etape": "enregistrer"}
    assert clerk.post(at, data=fields).status_code == 303
    after = entry(clean, morning)
    assert (after.title, after.rule, after.starts_at) == ("Pleine lune", kept.rule, kept.starts_at)


def test_the_clerk_of_another_town_changes_nothing(
    clerk: Browser, clean: Flask, morning: Cast
) -> None:
    at = announce(clerk)
    denis = browser(clean, morning.other_town.home_host).sign_in(morning.other_clerk)
    assert denis.get(at).status_code == 404
    for move in ("annuler", "arreter", "revenir"):
        assert denis.post(f"{at}/{move}").status_code == 404
    assert denis.post(at, data={**MARKET, "etape": "enregistrer"}).status_code == 404
    assert entry(clean, morning).status == ""


def test_a_shop_of_another_town_invites_nobody_here(
    clerk: Browser, clean: Flask, morning: Cast
) -> None:
    announce(clerk, boutique=str(morning.other_shop_id))
    assert entry(clean, morning).shop_id is None


def test_a_hostile_title_is_shown_as_typed(clerk: Browser) -> None:
    at = announce(clerk, titre="<script>alert(1)</script>")
    for path in (DESK, at, "/agenda"):
        assert "<script>alert" not in clerk.get(path).text


def test_a_list_of_any_length_asks_the_same_number_of_questions(
    clerk: Browser, clean: Flask, pen: Pen
) -> None:
    announced(pen)
    with clean.app_context():
        engine = db.engine
    with count_statements(engine) as few:
        clerk.get(DESK)
    for number in range(12):
        announced(pen, f"Atelier {number}", rule="FREQ=WEEKLY")
    with count_statements(engine) as many:
        assert "Atelier 11" in clerk.get(DESK).text
    assert len(many) == len(few) <= 3


def test_a_name_is_looked_for(clerk: Browser, pen: Pen) -> None:
    announced(pen, "Fête de l’été", first_day=date(2027, 6, 21))
    announced(pen, "Marché")
    page = clerk.get(f"{DESK}?q=fete").text
    assert "Fête de l’été" in page
    assert ">Marché<" not in page


def test_the_journal_tells_it(clerk: Browser) -> None:
    at = announce(clerk)
    clerk.post(f"{at}/annuler")
    told = said(clerk.get("/mairie/journal").text)
    assert "rendez-vous annoncé : Marché aux livres" in told
    assert "rendez-vous annulé : Marché aux livres" in told
