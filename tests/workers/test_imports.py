"""The worker of imports: finds what waits, over all towns, and not more at once than it may."""

from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.imports.runs.asking import open_run, start_run
from shopbuilder.imports.runs.claims import claim
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.imports.runs.models import ImportChange, ImportRun
from shopbuilder.local.postgres import Postgres
from shopbuilder.uploads.models import Upload
from tenants.clock import now
from tenants.context import CurrentTown
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.shopbuilder.imports.runs.test_working import MAP
from workers import imports
from workers.imports import sweep_imports, sweep_old


@pytest.fixture
def towns(worker: Flask, cast: Cast) -> list[CurrentTown]:
    del worker
    return [cast.town, cast.other_town]


def send(town: CurrentTown) -> int:
    with in_town(town):
        return open_run(KINDS["streets"], BytesIO(MAP), "rues.geojson", actor="person:1")


def state(town: CurrentTown, run_id: int) -> str:
    with in_town(town):
        return db.session.scalars(select(ImportRun.state).where(ImportRun.id == run_id)).one()


def test_a_waiting_import_is_planned_then_done(towns: list[CurrentTown]) -> None:
    run_id = send(towns[0])
    assert sweep_imports() == 1
    assert state(towns[0], run_id) == "ready"
    with in_town(towns[0]):
        start_run(run_id)
    sweep_imports()
    assert state(towns[0], run_id) == "done"


def test_towns_wait_for_each_other_where_one_import_may_be_under_way(
    towns: list[CurrentTown],
) -> None:
    first, second = send(towns[0]), send(towns[1])
    with in_town(towns[0]):
        claim([first], 30)
    assert sweep_imports() == 0
    assert state(towns[1], second) == "planning"


def test_each_town_has_its_turn(towns: list[CurrentTown]) -> None:
    runs = [(town, send(town)) for town in towns]
    sweep_imports()
    sweep_imports()
    assert [state(town, run_id) for town, run_id in runs] == ["ready", "ready"]


def test_an_import_whose_worker_died_is_found_when_its_claim_has_run_out(
    towns: list[CurrentTown],
) -> None:
    run_id = send(towns[0])
    with in_town(towns[0]):
        claim([run_id], -1)
    assert sweep_imports() == 1
    assert state(towns[0], run_id) == "ready"


def test_a_heart_that_beats_keeps_the_claim(
    towns: list[CurrentTown], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = send(towns[0])
    ends = []

    def look(mine: imports.Claim) -> None:
        # Long enough for a beat, and no longer: the beat itself ends the wait.
        for _ in range(200):
            query = select(ImportRun.leased_until).where(ImportRun.id == run_id)
            ends.append(db.session.scalars(query).one())
            db.session.rollback()
            if ends[-1] != ends[0]:
                return
            imports.threading.Event().wait(0.02)
        del mine

    monkeypatch.setattr(imports, "work", look)
    monkeypatch.setitem(imports.flask_app().config, "IMPORT_LEASE_SECONDS", 0.3)
    sweep_imports()
    assert ends[-1] > ends[0]


def test_old_files_and_notes_go_and_the_line_in_the_list_stays(towns: list[CurrentTown]) -> None:
    run_id = send(towns[0])
    sweep_imports()
    with in_town(towns[0]):
        start_run(run_id)
    sweep_imports()
    with in_town(towns[0]), transaction():
        old = now() - timedelta(days=91)
        db.session.execute(update(Upload).values(created_at=old))
        db.session.execute(update(ImportRun).values(ended_at=old))
    assert sweep_old() == 2
    with in_town(towns[0]):
        assert db.session.scalars(select(Upload.id)).all() == []
        # The database keeps young notes whatever the run says of itself.
        assert len(db.session.scalars(select(ImportChange.id)).all()) == 1
    assert state(towns[0], run_id) == "done"


def test_notes_that_have_grown_old_go(
    towns: list[CurrentTown], postgres: Postgres, database: str
) -> None:
    run_id = send(towns[0])
    sweep_imports()
    with in_town(towns[0]):
        start_run(run_id)
    sweep_imports()
    with in_town(towns[0]), transaction():
        db.session.execute(update(ImportRun).values(ended_at=now() - timedelta(days=91)))
    with postgres.connect(database) as connection:
        connection.execute("UPDATE import_changes SET recorded_at = now() - interval '91 days'")
    sweep_old()
    with in_town(towns[0]):
        assert db.session.scalars(select(ImportChange.id)).all() == []


def test_a_worker_lets_an_import_go_on_when_it_would_have_ended_a_mail() -> None:
    assert imports.carry_out.time_limit > 10 * imports.celery.conf.task_time_limit
