"""The agenda as leaves of a calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.web.rendezvous.leaves import leaves
from tenants.context import CurrentTown, entered

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(autouse=True)
def town(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"), entered(CurrentTown(1, "montclair", "Montclair")):
        yield


def entry(title: str, starts_at: datetime, hours: int, shop: str | None = None) -> Rendezvous:
    ends_at = starts_at + timedelta(hours=hours)
    slug = "librairie-bob" if shop else None
    place = "" if shop else "Place du Puits"
    return Rendezvous("event", title, place, "", starts_at, ends_at, slug, shop)


SATURDAY = datetime(2026, 11, 21, 8, tzinfo=PARIS)


def about(entries: Rendezvous) -> str:
    return leaves([entries], PARIS, most=1)[0].about.replace("\u00a0", " ").replace("\u2060", "")


def test_a_leaf_shows_the_local_day() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=ZoneInfo("UTC"))

    leaf = leaves([entry("Veillée", late, 1)], PARIS, most=1)[0]

    assert (leaf.weekday, leaf.day, leaf.month, leaf.iso) == ("sam.", "21", "nov.", "2026-11-21")


def test_a_leaf_tells_place_and_hours() -> None:
    assert about(entry("Marché", SATURDAY, 5)) == "Place du Puits · 8 h – 13 h"


def test_a_rendezvous_in_a_shop_leads_there() -> None:
    leaf = leaves([entry("Dédicace", SATURDAY, 2, "Librairie Bob")], PARIS, most=1)[0]

    assert leaf.href == "/librairie-bob"
    assert leaf.about.startswith("Librairie Bob · ")


def test_what_lasts_for_days_tells_its_last_day() -> None:
    festival = entry("Festival", SATURDAY, 64)

    assert about(festival) == "Place du Puits · jusqu’au lundi 23 novembre"


def test_a_weekly_market_is_shown_once() -> None:
    weeks = [entry("Marché", SATURDAY + timedelta(weeks=n), 5) for n in range(4)]
    concert = entry("Concert", SATURDAY + timedelta(days=9), 2)

    shown = leaves([*weeks, concert], PARIS, most=3)

    assert [(leaf.title, leaf.day) for leaf in shown] == [("Marché", "21"), ("Concert", "30")]
