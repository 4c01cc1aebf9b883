"""A run from sending to undoing, as worker and pages see it; a worker that dies; a wish to stop."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import func, select

from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.runs import working
from shopbuilder.imports.runs.asking import (
    go_on,
    open_run,
    plan_run,
    start_run,
    stop_run,
    take_back,
    try_again,
)
from shopbuilder.imports.runs.claims import Claim, claim
from shopbuilder.imports.runs.job import Asked, Job, Outcome
from shopbuilder.imports.runs.jobs import JOBS
from shopbuilder.imports.runs.kinds import KINDS, Kind
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.queries import findings_of
from shopbuilder.imports.runs.working import work
from shopbuilder.town_life.models import Street
from tenants.database import db, in_town
from tenants.errors import NotFound
from tests.shopbuilder.imports.runs.conftest import Desk

MAP = (
    b'{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "way/1", "properties":'
    b' {"name": "Rue Neuve", "highway": "residential"}, "geometry": {"type": "LineString",'
    b' "coordinates": [[3.0, 50.0], [3.1, 50.0]]}}, {"type": "Feature", "id": "way/2", "properties":'
    b' {"name": "Non"}, "geometry": {"type": "LineString", "coordinates": [[3.0, 50.0], [3.1, 50.0]]}}]}'
)


def send(data: bytes = MAP, kind: str = "streets", name: str = "rues.geojson") -> int:
    return open_run(KINDS[kind], BytesIO(data), name, actor="person:1")


def work_on(run_id: int, seconds: float = 30.0) -> ImportRun:
    """Let a worker take a run and work on it."""
    ((won, attempt),) = claim([run_id], seconds)
    work(Claim(won, attempt, seconds))
    return seen(run_id)


def seen(run_id: int) -> ImportRun:
    db.session.expire_all()
    return db.session.scalars(select(ImportRun).where(ImportRun.id == run_id)).one()


def streets() -> int:
    return db.session.scalar(select(func.count(Street.id))) or 0


def counts(run: ImportRun) -> dict[str, int]:
    return {msgid: count for msgid, count in run.counts if count}


@pytest.mark.usefixtures("desk")
def test_a_file_is_planned_then_done_then_taken_back() -> None:
    before = streets()
    run_id = send()
    run = work_on(run_id)
    assert (run.state, streets()) == ("ready", before)
    assert counts(run) == {"New streets: %(count)s": 1}
    assert run.first_lines == [["+ %(name)s", {"name": "Rue Neuve"}]]
    assert run.found == {"refused": 1}
    start_run(run_id)
    run = work_on(run_id)
    assert (run.state, streets()) == ("done", before + 1)
    assert [found.place for found in findings_of(run_id, "refused", 10)] == ["way/2"]
    undone = take_back(run_id, actor="person:1")
    assert undone is not None
    assert (seen(run_id).state, streets()) == ("undone", before)


@pytest.mark.usefixtures("desk")
def test_a_file_that_is_none_of_its_kind_says_so_by_its_name() -> None:
    run = work_on(send(b"nothing of the kind", name="courrier.json"))
    assert run.state == "failed"
    assert run.trouble is not None
    assert run.trouble["msgid"] == "“%(name)s” is not a GeoJSON file."
    assert run.trouble["values"]["name"] == "courrier.json"


@pytest.mark.usefixtures("desk")
def test_a_run_that_was_not_planned_does_not_start() -> None:
    run_id = send()
    with pytest.raises(RunRefused):
        start_run(run_id)


@pytest.mark.usefixtures("desk")
def test_started_twice_it_is_done_once() -> None:
    run_id = send()
    work_on(run_id)
    start_run(run_id)
    start_run(run_id)
    work_on(run_id)
    start_run(run_id)
    assert seen(run_id).state == "done"
    assert claim([run_id], 30) == []


@pytest.mark.usefixtures("desk")
def test_a_run_is_one_workers_at_a_time() -> None:
    run_id = send()
    assert len(claim([run_id], 30)) == 1
    assert claim([run_id], 30) == []


@pytest.mark.usefixtures("desk")
def test_a_worker_thought_dead_writes_nothing_any_more() -> None:
    before = streets()
    run_id = send()
    work_on(run_id)
    start_run(run_id)
    ((_, first),) = claim([run_id], 0.0)
    ((_, second),) = claim([run_id], 30.0)
    work(Claim(run_id, first, 30.0))
    assert (seen(run_id).state, streets()) == ("running", before)
    work(Claim(run_id, second, 30.0))
    assert (seen(run_id).state, streets()) == ("done", before + 1)


@pytest.mark.usefixtures("desk")
def test_a_worker_that_slept_while_its_run_was_stopped_and_gone_on_with_writes_nothing() -> None:
    before = streets()
    run_id = send()
    work_on(run_id)
    start_run(run_id)
    ((_, asleep),) = claim([run_id], 0.0)
    stop_run(run_id)
    go_on(run_id)
    work(Claim(run_id, asleep, 30.0))
    assert (seen(run_id).state, streets()) == ("running", before)


@pytest.mark.usefixtures("desk")
def test_taken_back_and_tried_again_it_is_a_new_run_of_the_same_file() -> None:
    run_id = send()
    work_on(run_id)
    start_run(run_id)
    work_on(run_id)
    before = streets()
    take_back(run_id, actor="person:1")
    again = try_again(run_id, actor="person:1")
    assert try_again(run_id, actor="person:1") == again, "two taps are one wish"
    work_on(again)
    start_run(again)
    assert work_on(again).state == "done"
    assert (streets(), seen(run_id).state) == (before, "undone")


@pytest.mark.usefixtures("desk")
def test_a_shops_trader_reaches_no_run_of_the_town(desk: Desk) -> None:
    run_id = send()
    for verb in (start_run, stop_run, go_on, plan_run):
        with pytest.raises(NotFound):
            verb(run_id, shop_id=desk.cast.bakery_id)
    with pytest.raises(NotFound):
        take_back(run_id, actor="person:1", shop_id=desk.cast.bakery_id)


def test_another_town_neither_sees_nor_stops_nor_undoes(desk: Desk) -> None:
    run_id = send()
    with in_town(desk.cast.other_town):
        for verb in (start_run, stop_run, go_on, plan_run):
            with pytest.raises(NotFound):
                verb(run_id)
        with pytest.raises(NotFound):
            take_back(run_id, actor="person:1")
        assert claim([run_id], 30) == []
    with in_town(desk.cast.town):
        assert seen(run_id).state == "planning"


class Slow:
    """An import of a hundred streets in batches of ten, with something done between two of them."""

    def __init__(self) -> None:
        self.between: dict[int, Any] = {}

    def job(self) -> Job:
        return Job("slow", self.perform, self.batches)

    def perform(self, asked: Asked) -> Outcome:
        raise AssertionError(asked)

    def batches(self, asked: Asked) -> Iterator[Any]:
        for start in range(0, 100, 10):
            if not asked.dry_run:
                self.between.pop(start, lambda: None)()
            yield Ten(start)
        yield Ten(100)


class Ten:
    """Ten streets; the last batch has none."""

    def __init__(self, start: int) -> None:
        self.size = 10 if start < 100 else 0
        self.start, self.behind = start, start + self.size

    def plan(self) -> Outcome:
        return self._outcome()

    def write(self) -> Outcome:
        db.session.add_all(
            Street(name=f"Rue {n}", slug=f"rue-{n}") for n in range(self.start, self.behind)
        )
        return self._outcome()

    def pass_over(self) -> None:
        """Say nothing."""

    def _outcome(self) -> Outcome:
        findings = Findings()
        if self.size:
            findings.note(str(self.start), "Ten more.")
        return Outcome(findings, [("New streets: %(count)s", self.size)])


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Slow:
    del desk
    made = Slow()
    monkeypatch.setitem(JOBS, "slow", made.job())
    monkeypatch.setitem(KINDS, "slow", Kind("slow", "Slow", "", (".txt",), in_batches=True))
    return made


def ready(kind: str) -> int:
    run_id = send(kind=kind)
    work_on(run_id)
    start_run(run_id)
    return run_id


def test_batches_are_planned_without_writing_and_done_one_by_one(slow: Slow) -> None:
    before = streets()
    run_id = ready("slow")
    assert (streets(), seen(run_id).total) == (before, 100)
    seen_on_the_way: list[tuple[int, int]] = []
    slow.between = {50: lambda: seen_on_the_way.append((seen(run_id).done, streets() - before))}
    run = work_on(run_id)
    assert seen_on_the_way == [(50, 50)]
    assert (run.state, run.done, streets() - before) == ("done", 100, 100)
    assert (counts(run), run.found) == ({"New streets: %(count)s": 100}, {"noted": 10})


def test_a_wish_to_stop_is_heeded_between_two_batches_and_the_rest_follows(slow: Slow) -> None:
    before = streets()
    run_id = ready("slow")
    slow.between = {30: lambda: stop_run(run_id)}
    run = work_on(run_id)
    assert (run.state, run.done, streets() - before) == ("stopped", 40, 40)
    go_on(run_id)
    run = work_on(run_id)
    assert (run.state, run.done, streets() - before) == ("done", 100, 100)
    assert (counts(run), run.found) == ({"New streets: %(count)s": 100}, {"noted": 10})


def test_what_a_stopped_run_did_can_be_taken_back(slow: Slow) -> None:
    before = streets()
    run_id = ready("slow")
    slow.between = {30: lambda: stop_run(run_id)}
    work_on(run_id)
    take_back(run_id, actor="person:1")
    assert (seen(run_id).state, streets()) == ("undone", before)


def test_a_run_whose_worker_died_is_taken_up_where_it_stood(slow: Slow) -> None:
    before = streets()
    run_id = ready("slow")

    def die() -> None:
        raise KeyboardInterrupt

    slow.between = {70: die}
    with pytest.raises(KeyboardInterrupt):
        work_on(run_id, seconds=0.0)
    assert (seen(run_id).state, seen(run_id).done, streets() - before) == ("running", 70, 70)
    run = work_on(run_id)
    assert (run.state, run.done, streets() - before) == ("done", 100, 100)
    assert (counts(run), run.found) == ({"New streets: %(count)s": 100}, {"noted": 10})


def test_a_run_that_fails_again_and_again_is_left_alone(slow: Slow) -> None:
    run_id = ready("slow")

    def fail() -> None:
        raise RuntimeError("a fault of ours")

    for _ in range(working.MOST_TRIES):
        slow.between = {0: fail}
        assert work_on(run_id, seconds=0.0).state == "running"
    run = work_on(run_id)
    assert (run.state, (run.trouble or {}).get("msgid")) == ("failed", working._OUR_FAULT)


def test_a_run_that_nobody_is_at_stops_at_once(slow: Slow) -> None:
    del slow
    run_id = ready("slow")
    stop_run(run_id)
    assert seen(run_id).state == "stopped"


def test_a_large_undo_is_left_to_the_worker(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    del slow
    before = streets()
    run_id = ready("slow")
    work_on(run_id)
    monkeypatch.setattr("shopbuilder.imports.runs.asking.AT_ONCE", 50)
    assert take_back(run_id, actor="person:7") is None
    assert seen(run_id).state == "undoing"
    assert (work_on(run_id).state, streets()) == ("undone", before)


def test_every_kind_has_what_does_it() -> None:
    assert set(KINDS) == set(JOBS)
    assert [kind.key for kind in KINDS.values() if kind.in_batches] == [
        job.kind for job in JOBS.values() if job.batches
    ]
