"""A long catalogue in batches: stopped and taken up, the same as at once, in flat memory.

`python -m tests.bench.imports` does it with 100,000 lines and measures.
"""

import tracemalloc
from pathlib import Path

import pytest
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.products import batches
from shopbuilder.imports.products.services import circumstances, import_products
from shopbuilder.imports.products.sources import open_products
from shopbuilder.imports.runs.asking import (
    go_on,
    open_run,
    plan_run,
    start_run,
    stop_run,
    take_back,
)
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.telling import capped_findings
from tenants.database import db
from tenants.models import Shop
from tests.bench.large_catalogue import write_large_catalogue
from tests.shopbuilder.imports.runs.conftest import Desk
from tests.shopbuilder.imports.runs.test_working import counts, seen, work_on

LINES = 1_200


@pytest.fixture
def catalogue(tmp_path: Path, test_data: Path) -> Path:
    path = tmp_path / "catalogue.csv"
    write_large_catalogue(path, test_data, LINES)
    return path


def bakery(desk: Desk) -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == desk.cast.bakery_id)).one()


def send(desk: Desk, path: Path) -> int:
    """Send the catalogue and have it planned."""
    with path.open("rb") as file:
        run_id = open_run(KINDS["products"], file, path.name, actor="person:1", shop=bakery(desk))
    if seen(run_id).state == "sent":
        plan_run(run_id)
    work_on(run_id)
    return run_id


def size() -> tuple[int, int]:
    return (
        db.session.scalar(select(func.count(Product.id)).where(Product.origin == "import")) or 0,
        db.session.scalar(select(func.count(Variant.id))) or 0,
    )


def told(run: ImportRun) -> dict[str, int]:
    return {msgid.split(":")[0]: count for msgid, count in counts(run).items()}


def test_in_batches_it_is_what_it_is_at_once_and_a_second_run_changes_nothing(
    desk: Desk, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "SIZE", 100)
    at_once = import_products(bakery(desk), catalogue, apply=False)
    run_id = send(desk, catalogue)
    planned = told(seen(run_id))
    assert planned == {"New articles": len(at_once.plan.creates)}
    assert seen(run_id).found == {
        kind: len(found) for kind, found in vars(at_once.reading.findings).items() if found
    }
    start_run(run_id)
    # Somebody stops it, a worker dies, it goes on: nothing is lost and nothing is told twice.
    stop_run(run_id)
    go_on(run_id)
    run = work_on(run_id)
    assert (run.state, told(run), run.done) == ("done", planned, len(at_once.plan.creates))
    again = send(desk, catalogue)
    start_run(again)
    assert told(work_on(again)) == {"Articles left unchanged": len(at_once.plan.creates)}


def test_all_of_it_can_be_taken_back(
    desk: Desk, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "SIZE", 300)
    before = size()
    run_id = send(desk, catalogue)
    start_run(run_id)
    work_on(run_id)
    assert size() > before
    assert take_back(run_id, actor="person:1") is None
    assert (work_on(run_id).state, size()) == ("undone", before)
    assert "left" in seen(run_id).found
    assert seen(run_id).found["left"] == 0


def peak_of_reading(path: Path) -> int:
    """Return the most bytes held while the articles of a file are read one by one."""
    tracemalloc.start()
    try:
        _, drafts = open_products(path, circumstances(), capped_findings())
        for _ in drafts:
            continue
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.usefixtures("desk")
def test_reading_four_times_as_much_takes_little_more_memory(
    tmp_path: Path, test_data: Path
) -> None:
    short, long = tmp_path / "short.csv", tmp_path / "long.csv"
    write_large_catalogue(short, test_data, 500)
    write_large_catalogue(long, test_data, 2_000)
    peak_of_reading(short)
    more = peak_of_reading(long) - peak_of_reading(short)
    # A line takes about 750 bytes in the file, and more than twice that once it is read: of those
    # that wait only their numbers and names are held.
    assert more / 1_500 < 700


def test_the_first_lines_of_the_plan_are_not_told_twice(desk: Desk, catalogue: Path) -> None:
    run_id = send(desk, catalogue)
    planned = seen(run_id).first_lines
    start_run(run_id)
    assert work_on(run_id).first_lines == planned
