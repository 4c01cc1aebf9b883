"""Loading the demo into an empty database: always whole, and always the same."""

from datetime import date
from typing import Any

import time_machine
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.demo.loading import load_town
from shopbuilder.demo.reading import demo_towns
from shopbuilder.tables import METADATA
from shopbuilder.town_life.models import AgendaEntry
from tenants.database import db, in_town
from tenants.services import create_town, town_of_command
from tests.conftest import empty
from tests.shopbuilder.demo.conftest import WHEN
from tests.stage import Stage

TINY = demo_towns()[1]
#: What is drawn by lot or counted up by the database.
CHANCE = {"id", "town_id", "actor", "token", "code", "checkout_key", "token_hash", "password_hash"}
#: Of secrets; the seeds of shops are made of their names and stay the same.
DRAWN = {("questions", "seed"), ("questions", "code_hash"), ("question_shops", "seed")} | {
    # Of a street, the value is its id; every other value stands in the profile too.
    ("shop_facts", "value")
}


def test_a_town_without_shops_is_filled(context: Flask) -> None:
    create_town(TINY.slug, TINY.name, hosts=(TINY.host,))
    assert load_town(TINY).shops == 3


def test_at_the_same_instant_the_demo_is_the_same(context: Flask, stage: Stage) -> None:
    tellings = []
    for _ in range(2):
        with time_machine.travel(WHEN, tick=False):
            load_town(TINY)
            with in_town(town_of_command(TINY.slug)):
                tellings.append(telling())
        empty(context, stage)
    assert tellings[0] == tellings[1]


def telling() -> dict[str, list[tuple[Any, ...]]]:
    """Everything that was written, but what chance and counters decide."""
    return {
        table.name: sorted(
            tuple(
                repr(value)
                for column, value in row._mapping.items()
                if column not in CHANCE
                and (table.name, column) not in DRAWN
                and not column.endswith("_id")
                and column != "payload"
            )
            for row in db.session.execute(
                select(table).execution_options(unscoped="a test compares two loadings")
            )
        )
        for table in METADATA.sorted_tables
        if table.name not in {"hosts", "events"}
    }


def test_the_same_day_elsewhere_is_another_day(context: Flask) -> None:
    with time_machine.travel(WHEN.replace(hour=23, minute=30), tick=False):
        load_town(TINY)
        with in_town(town_of_command(TINY.slug)):
            first = db.session.scalar(select(func.min(AgendaEntry.starts_at)))
    assert first is not None
    assert first.date() == date(2026, 11, 29)
