"""Announcing a rendez-vous: what is kept, what is refused, and what older rows become."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import select

from shopbuilder.local.postgres import OWNER, Postgres, create_database, drop_database
from shopbuilder.migrating import alembic_config, upgrade
from shopbuilder.town_life.agenda.queries import coming_entries
from shopbuilder.town_life.errors import AgendaRefused
from shopbuilder.town_life.models import AgendaEntry
from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.factories.agenda import announced
from tests.factories.shops import Pen


def row(pen: Pen, slug: str) -> AgendaEntry:
    with pen.writing():
        found = db.session.scalars(select(AgendaEntry).where(AgendaEntry.slug == slug)).one()
        db.session.expunge(found)
    return found


def test_the_first_time_is_the_first_day_that_the_rule_names(morning: Cast, pen: Pen) -> None:
    slug = announced(pen, rule="FREQ=MONTHLY;BYDAY=1SU;COUNT=2", first_day=date(2026, 11, 21))

    kept = row(pen, slug)

    assert kept.starts_at == datetime(2026, 12, 6, 7, tzinfo=UTC)
    assert kept.last_at == datetime(2027, 1, 3, 12, tzinfo=UTC)


def test_what_has_no_end_is_kept_without_one(morning: Cast, pen: Pen) -> None:
    assert row(pen, announced(pen, rule="FREQ=WEEKLY")).last_at is None
    assert row(pen, announced(pen, "Une fois")).last_at == datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_the_same_title_twice_has_two_addresses(morning: Cast, pen: Pen) -> None:
    assert [announced(pen, "★"), announced(pen, "☆")] == ["rendez-vous", "rendez-vous-2"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"first_day": date(9999, 12, 31)}, "too far"),
        ({"first_day": date(1, 1, 1)}, "too far"),
        ({"also": [date(9999, 1, 1)]}, "too far"),
        ({"minutes": -1}, "end after"),
        ({"minutes": -5}, "end after"),
        ({"minutes": 10**12}, "end after"),
        ({"starts": None, "minutes": 90}, "end after"),
        ({"rule": "FREQ=SECONDLY"}, "once a day"),
        ({"rule": "FREQ=DAILY;COUNT=999999999"}, "too many"),
        ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, "no day"),
        ({"rule": "FREQ=WEEKLY;UNTIL=20260101"}, "no day"),
        ({"without": [date(2026, 12, 1)] * 201}, "one by one"),
        ({"title": " \r\n "}, "name"),
        ({"title": "x" * 161}, "too long"),
        ({"place": "x" * 201}, "too long"),
        ({"summary": "x" * 4001}, "too long"),
        ({"kind": "orgy"}, "no such kind"),
    ],
)
def test_what_is_absurd_is_refused_and_nothing_is_written(
    morning: Cast, pen: Pen, said: dict[str, Any], why: str
) -> None:
    with pytest.raises(AgendaRefused, match=why):
        announced(pen, **said)
    with pen.writing():
        assert db.session.scalars(select(AgendaEntry.id)).all() == []


def test_a_stored_rule_that_is_no_longer_understood_breaks_no_page(morning: Cast, pen: Pen) -> None:
    at = now()
    pen.add(
        AgendaEntry(
            slug="x", title="X", starts_at=at, ends_at=at + timedelta(hours=1), rule="FREQ=NEVER"
        )
    )
    with pen.writing():
        assert [each.title for each in coming_entries(at, limit=5)] == ["X"]


@pytest.fixture
def old_database(postgres: Postgres) -> Any:
    create_database(postgres, "shopbuilder_old")
    yield "shopbuilder_old"
    drop_database(postgres, "shopbuilder_old")


def test_weeks_that_were_told_one_by_one_become_one_rule(
    postgres: Postgres, old_database: str
) -> None:
    url = postgres.url(OWNER, old_database)
    command.upgrade(alembic_config(url), "0005")
    rows = [
        # A market at 8 h before and after the clock changes on 29 March.
        ("marche-1", "market", "Marché", "2026-03-21 07:00+00", "2026-03-21 12:00+00"),
        ("marche-2", "market", "Marché", "2026-03-28 07:00+00", "2026-03-28 12:00+00"),
        ("marche-3", "market", "Marché", "2026-04-04 06:00+00", "2026-04-04 11:00+00"),
        # A fortnight apart: told as it was.
        ("conte-1", "event", "Conte", "2026-03-21 07:00+00", "2026-03-21 08:00+00"),
        ("conte-2", "event", "Conte", "2026-04-04 06:00+00", "2026-04-04 07:00+00"),
        ("concert", "event", "Concert", "2026-03-21 19:00+00", "2026-03-21 21:00+00"),
    ]
    with postgres.connect(old_database) as connection:
        connection.execute(
            "INSERT INTO towns (id, slug, name, timezone, country, kind, tagline, contact_email,"
            " contact_phone, postcode, published, created_at)"
            " OVERRIDING SYSTEM VALUE SELECT 1, 't', 'T', 'Europe/Paris', 'FR', 'commune', '', '',"
            " '', '', true, now()"
        )
        for slug, kind, title, starts, ends in rows:
            connection.execute(
                "INSERT INTO agenda_entries (town_id, slug, kind, title, place, summary, starts_at,"
                " ends_at) VALUES (1, %s, %s, %s, '', '', %s, %s)",
                (slug, kind, title, starts, ends),
            )
    upgrade(url)
    with postgres.connect(old_database) as connection:
        kept = connection.execute(
            "SELECT slug, rule, last_at FROM agenda_entries ORDER BY slug"
        ).fetchall()

    assert [(slug, rule) for slug, rule, _ in kept] == [
        ("concert", ""),
        ("conte-1", ""),
        ("conte-2", ""),
        ("marche-1", "FREQ=WEEKLY;COUNT=3"),
    ]
    assert kept[-1][2] == datetime(2026, 4, 4, 11, tzinfo=UTC)
