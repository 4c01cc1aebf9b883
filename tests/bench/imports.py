"""How fast a catalogue of 100,000 lines goes in and out again, and in how much memory.

    python -m tests.bench.imports 100000

It starts a PostgreSQL of its own and does what the worker does: plan, write in batches, take back.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from shopbuilder.app import create_app
from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.runs.asking import open_run, plan_run, start_run, take_back
from shopbuilder.imports.runs.claims import Claim, claim
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.working import work
from shopbuilder.local.postgres import OWNER, create_database, create_roles, start_postgres
from shopbuilder.local.valkey import start_valkey
from shopbuilder.migrating import refresh_statistics, upgrade
from tenants.database import db, in_town
from tenants.models import Shop
from tests.bench.large_catalogue import write_large_catalogue
from tests.cast import Cast, make_cast
from tests.conftest import ROOT, settings_for

ROWS = 100_000


@contextmanager
def installation() -> Iterator[tuple[Flask, Cast]]:
    """Start servers, and an application with the cast on them."""
    with tempfile.TemporaryDirectory(prefix="sb-") as folder:
        here = Path(folder)
        (here / "s").mkdir(mode=0o700)
        with (
            start_postgres(here / "pg", here / "s", durable=False) as postgres,
            start_valkey(here / "vk", here / "s", durable=False) as valkey,
        ):
            create_roles(postgres)
            create_database(postgres, "bench")
            upgrade(postgres.url(OWNER, "bench"))
            app = create_app(settings_for(postgres, valkey, "bench"))
            with app.app_context():
                cast = make_cast()
                refresh_statistics(postgres.url(OWNER, "bench"))
                yield app, cast
                db.session.remove()
                for engine in db.engines.values():
                    engine.dispose()


def peak_in_mb() -> float:
    """Return the most memory this process has held since it was last asked, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    return peak / 1024


def measured(rows: int, data: Path, say: Callable[[str], object] = print) -> dict[str, float]:
    """Import a catalogue of `rows` lines and take it back; return lines a second and peaks in MB."""
    found: dict[str, float] = {}
    with installation() as (_, cast), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.csv"
        write_large_catalogue(path, data, rows)
        say(f"{rows} lines, {path.stat().st_size / 1e6:.1f} MB")
        with in_town(cast.town):
            shop = db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()
            with path.open("rb") as file:
                run = open_run(KINDS["products"], file, path.name, actor="program", shop=shop)
            if _state(run) == "sent":
                plan_run(run)
            for step in ("plan", "write", "undo"):
                _ask(step, run)
                peak_in_mb()
                began = time.perf_counter()
                _carry_out(run)
                found[f"{step} lines/s"] = rows / (time.perf_counter() - began)
                found[f"{step} peak MB"] = peak_in_mb()
                say(
                    f"{step:6} {found[f'{step} lines/s']:8.0f} lines/s"
                    f"   peak {found[f'{step} peak MB']:6.1f} MB   {_standing(run)}"
                )
    return found


def _ask(step: str, run: int) -> None:
    if step == "write":
        start_run(run)
    elif step == "undo":
        take_back(run, actor="program")


def _carry_out(run: int) -> None:
    for run_id, attempt in claim([run], 600):
        work(Claim(run_id, attempt, 600))
    db.session.remove()


def _state(run: int) -> str | None:
    return db.session.scalar(select(ImportRun.state).where(ImportRun.id == run))


def _standing(run: int) -> str:
    state = _state(run)
    products = db.session.scalar(select(func.count(Product.id)))
    variants = db.session.scalar(select(func.count(Variant.id)))
    return f"{state}: {products} articles, {variants} variants"


if __name__ == "__main__":
    data = Path(os.environ.get("TEST_DATA_DIR", ROOT.parent / "shared" / "data"))
    measured(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS, data)
