"""Imports into the town of the cast, recorded, and the state of its tables before and after."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.imports.runs.at_once import run_now
from shopbuilder.imports.runs.job import Asked
from shopbuilder.imports.runs.jobs import JOBS
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.imports.runs.references import model_of
from shopbuilder.imports.runs.undoing import Undone, undo_run
from shopbuilder.imports.runs.values import columns_of, kept_by_program, to_json
from tenants.database import db, in_town
from tenants.models import Shop
from tests.cast import Cast

#: What imports may write.
TABLES = (
    "shops",
    "shop_profiles",
    "streets",
    "places",
    "vacant_units",
    "map_shapes",
    "products",
    "variants",
)


class Desk:
    """Where files come in."""

    def __init__(self, cast: Cast, folder: Path) -> None:
        self.cast = cast
        self.folder = folder
        #: A state to come back to.
        self.before: dict[str, Any] = {}

    def bring(self, kind: str, path: Path, **settings: Any) -> int:
        """Import a file and return the number of its run."""
        shop = None
        if KINDS[kind].of_shop:
            shop = db.session.scalars(select(Shop).where(Shop.id == self.cast.bakery_id)).one()
        run_id, _ = run_now(JOBS[kind], Asked(path, shop, settings))
        assert run_id is not None
        db.session.expire_all()
        return run_id

    def list(self, *lines: str, head: str = "Code;Nom;Prix;Stock;Description") -> Path:
        """Write a price list."""
        path = self.folder / "tarif.csv"
        path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
        return path

    def articles(self, *lines: str, **settings: Any) -> int:
        """Import a price list into Alice's bakery."""
        return self.bring("products", self.list(*lines), **settings)

    def undo(self, run_id: int) -> Undone:
        """Take an import back."""
        undone = undo_run(run_id, actor="person:1")
        db.session.expire_all()
        return undone

    def state(self) -> dict[str, Any]:
        """Return every row that imports may write, but for the time of its last writing."""
        db.session.expire_all()
        return {table: dict(_rows(table)) for table in TABLES}


def _rows(table: str) -> Iterator[tuple[int, str]]:
    model = model_of(table)
    columns = [name for name, column in columns_of(model).items() if not kept_by_program(column)]
    for row in db.session.scalars(select(model)):
        values = {name: to_json(getattr(row, name)) for name in columns}
        yield row.id, json.dumps(values, sort_keys=True)


@pytest.fixture
def desk(cast: Cast, context: Flask, tmp_path: Path) -> Iterator[Desk]:
    """The desk of the cast's town."""
    del context
    with in_town(cast.town):
        yield Desk(cast, tmp_path)
