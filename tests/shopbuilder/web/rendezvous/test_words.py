"""How often a rendez-vous comes, as a neighbour says it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.recurrence import Recurrence, instant
from shopbuilder.town_life.agenda.rules import read_rule
from shopbuilder.web.rendezvous.words import again_in_words
from tenants.context import CurrentTown, entered

PARIS = ZoneInfo("Europe/Paris")
FIRST = datetime.fromisoformat("2026-11-25T14:00")


@pytest.fixture(autouse=True)
def town(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"), entered(CurrentTown(1, "montclair", "Montclair")):
        yield


def said(text: str) -> str:
    recurrence = Recurrence(FIRST, read_rule(text, FIRST.time(), PARIS) if text else None)
    at = instant(FIRST, PARIS)
    once = Rendezvous("event", "X", "", "", at, at + timedelta(hours=3), None, None)
    now = datetime(2026, 11, 1, tzinfo=UTC)
    entry = Entry(once, recurrence, timedelta(hours=3), PARIS, None, None, now, now)
    return again_in_words(entry).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("FREQ=DAILY", "tous les jours, de 14 h à 17 h"),
        ("FREQ=WEEKLY", "chaque mercredi, de 14 h à 17 h"),
        ("FREQ=WEEKLY;BYDAY=SA,TU,TH", "chaque mardi, jeudi et samedi, de 14 h à 17 h"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "du lundi au vendredi, de 14 h à 17 h"),
        ("FREQ=WEEKLY;INTERVAL=2", "une semaine sur deux, le mercredi, de 14 h à 17 h"),
        ("FREQ=WEEKLY;INTERVAL=3", "toutes les 3 semaines, le mercredi, de 14 h à 17 h"),
        ("FREQ=MONTHLY;BYDAY=1SA", "le premier samedi du mois, de 14 h à 17 h"),
        ("FREQ=MONTHLY;BYDAY=1SA,3SA", "le premier et le troisième samedi du mois, de 14 h à 17 h"),
        ("FREQ=MONTHLY;BYDAY=-1SU", "le dernier dimanche du mois, de 14 h à 17 h"),
        ("FREQ=MONTHLY", "le 25 de chaque mois, de 14 h à 17 h"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "le dernier jour du mois, de 14 h à 17 h"),
        ("FREQ=YEARLY", "chaque année, le 25 novembre, de 14 h à 17 h"),
        (
            "FREQ=WEEKLY;UNTIL=20261224",
            "chaque mercredi, de 14 h à 17 h, jusqu’au 24 décembre 2026",
        ),
        ("FREQ=YEARLY;BYWEEKNO=20", "plusieurs fois, de 14 h à 17 h"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "plusieurs fois, de 14 h à 17 h"),
    ],
)
def test_a_rule_is_said_in_words(text: str, words: str) -> None:
    assert said(text) == words
