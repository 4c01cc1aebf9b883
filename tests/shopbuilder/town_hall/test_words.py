"""The journal in words."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from shopbuilder.town_hall.queries import Entry
from shopbuilder.town_hall.words import SENTENCES, what_happened, who_did
from tenants.database import in_town
from tests.cast import Cast
from tests.conftest import ROOT
from tests.pages import read

#: A fact named where it is recorded.
RECORDED = re.compile(r'\brecord\(\s*"([a-z_]+\.[a-z_]+)"')


@pytest.fixture(autouse=True)
def here(cast: Cast, app: Flask) -> Iterator[None]:
    with app.app_context(), in_town(cast.town):
        yield


def entry(kind: str, actor: str = "program", person: str | None = None, **payload: Any) -> Entry:
    at = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    return Entry(1, kind, actor, person, None, None, payload, at)


#: One payload that fills every sentence.
WHOLE = {
    "name": "Pain", "number": 12, "day": "2026-11-24", "at": "2026-11-24T16:00:00+00:00",
    "first_day": "2026-12-24", "last_day": "2026-12-26", "before": 420, "after": 450,
    "created": 3, "changed": 2, "gone": 1, "alt": "La vitrine", "file": "rues.csv",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(set(SENTENCES) - {"shop.mode_changed"}))
def test_every_kind_of_fact_has_its_sentence(kind: str) -> None:
    said = what_happened(entry(kind, **WHOLE))
    assert said
    assert "%(" not in said


@pytest.mark.parametrize(
    ("kind", "payload", "said"),
    [
        ("shop.closing_early", {"at": "2026-11-24T16:00:00+00:00"}, "ferme plus tôt, à 17 h"),
        (
            "shop.mode_changed",
            {"before": "window", "after": "sell"},
            "mode modifié : vitrine seule → prend des commandes",
        ),
        (
            "product.price_changed",
            {"name": "Pain", "before": 420, "after": 450},
            "prix de « Pain » : 4,20 € → 4,50 €",
        ),
        (
            "product.stock_changed",
            {"name": "Pain", "before": None, "after": 3},
            "stock de « Pain » : non compté → 3",
        ),
        ("order.refused", {"number": 7, "reason": "x"}, "commande n° 7 refusée"),
    ],
)
def test_values_are_said_as_people_say_them(kind: str, payload: dict[str, Any], said: str) -> None:
    assert read(what_happened(entry(kind, **payload))) == said


def test_a_fact_without_a_sentence_is_shown_by_its_name() -> None:
    assert what_happened(entry("moon.landed")) == "moon.landed"


@pytest.mark.parametrize(
    ("actor", "person", "said"),
    [
        ("person:1", "Alice", "Alice"),
        ("person:99", None, "une personne partie depuis"),
        ("customer", None, "un client"),
        ("command", None, "par commande"),
    ],
)
def test_who_did_it_is_named(actor: str, person: str | None, said: str) -> None:
    assert who_did(entry("order.placed", actor, person)) == said


def test_no_fact_that_the_program_records_is_without_a_sentence() -> None:
    recorded = set()
    for package in ("shopbuilder", "tenants", "workers"):
        for source in (ROOT / package).rglob("*.py"):
            recorded |= set(RECORDED.findall(source.read_text(encoding="utf-8")))
    assert len(recorded) > 30
    assert recorded - set(SENTENCES) == set()
