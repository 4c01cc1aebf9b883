"""The columns of a file that was sent: looked at before it is planned, corrected, remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.catalogue.vat import rates_of
from shopbuilder.catalogue.writing import ProductDraft
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.products.mapping import Column, Look, look_at, troubles_with
from shopbuilder.imports.products.services import circumstances
from shopbuilder.imports.products.source import Source
from shopbuilder.imports.products.sources import KNOWN_HEADINGS, source_by_headings
from shopbuilder.imports.products.spreadsheet import SPREADSHEET
from shopbuilder.imports.runs.asking import plan_run
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.queries import run_seen
from shopbuilder.imports.tables.rows import layout_of, table_at
from shopbuilder.uploads.services import written_to
from tenants.context import current_town
from tenants.database import db

#: Rows of a workbook that are taken out to look at: samples, guesses and the first articles.
_ROWS: Final = 240
#: Lines read for the first articles, and articles shown.
_LINES: Final = 30
SHOWN: Final = 3
#: Imports of a shop among which one of the same headings is looked for.
_LOOKED_BACK: Final = 40


@dataclass(frozen=True)
class Seen:
    """A file that was sent, as the page of its columns shows it."""

    file_name: str
    #: The sheet that is read, "" in a text.
    sheet: str
    #: What is worth knowing of the file as a whole: msgids and values.
    notes: Sequence[tuple[str, Mapping[str, Any]]]
    #: Its columns, taken for what was said, else remembered, else guessed.
    columns: Sequence[Column]
    headings: Sequence[str]
    #: They are those of a file that was brought before.
    remembered: bool
    #: Rate to add to prices without tax, of that file; None where nobody said.
    without_tax: int | None
    #: What would become of its first lines; none where the columns do not do.
    first: Sequence[ProductDraft]

    def settings(self) -> dict[str, Any]:
        """Return what a run is told of its columns; the next file of these headings finds it."""
        return {
            "columns": {column.field: column.rank for column in self.columns if column.field},
            "headings": list(self.headings),
            "without_tax": self.without_tax,
        }


def settle(run_id: int, shop_id: int) -> bool:
    """Have the worker plan a file that needs no answer; return whether it does.

    What another program wrote says by its headings what it holds, and so does a spreadsheet whose
    headings are all the usual ones, or those of a file that was brought before. What is no table at
    all is the worker's to refuse, as everything else it cannot read.
    """
    try:
        source = _source(run_id, shop_id)
        if source is None or source is SPREADSHEET:
            seen = columns_of_run(run_id, shop_id)
            sure = seen.remembered or all(column.sure for column in seen.columns)
            if not sure or troubles_with(seen.columns, seen.without_tax):
                return False
            plan_run(run_id, shop_id=shop_id, settings=seen.settings())
            return True
    except UnusableFile:
        pass
    plan_run(run_id, shop_id=shop_id)
    return True


def _source(run_id: int, shop_id: int) -> Source | None:
    """Return the source that the headings of a run's file give away."""
    run = run_seen(run_id, shop_id=shop_id)
    with TemporaryDirectory(prefix="sb-look-") as folder:
        return source_by_headings(written_to(run.upload_id or 0, Path(folder)), rows=_ROWS)


def columns_of_run(
    run_id: int,
    shop_id: int,
    *,
    said: Mapping[int, str] | None = None,
    without_tax: int | None = None,
) -> Seen:
    """Return what there is to see and to say of a file's columns.

    `said` is what each column (by rank) was said to hold, None where nothing was said yet. Raises
    NotFound for a run of somebody else or whose file is gone, UnusableFile for what is no table.
    """
    run = run_seen(run_id, shop_id=shop_id)
    with TemporaryDirectory(prefix="sb-look-") as folder:
        path = written_to(run.upload_id or 0, Path(folder))
        layout = layout_of(path, KNOWN_HEADINGS, rows=_ROWS)
        look = look_at(layout, rates_of(current_town().country))
        before = _before(shop_id, look.headings)
        if said is None and before:
            said = {rank: field for field, rank in before["columns"].items()}
            without_tax = before.get("without_tax")
        columns = _as_said(look, said)
        return Seen(
            run.file_name,
            layout.sheet,
            layout.notes,
            columns,
            look.headings,
            bool(before),
            without_tax,
            _first(look, columns, without_tax),
        )


def _as_said(look: Look, said: Mapping[int, str] | None) -> list[Column]:
    """Return the columns as they were said to be; as they were guessed where nobody said."""
    if said is None:
        return list(look.columns)
    return [replace(column, field=said.get(column.rank, "")) for column in look.columns]


def _before(shop_id: int, headings: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the settings of the shop's last import of a file with these headings."""
    query = (
        select(ImportRun.settings)
        .where(ImportRun.shop_id == shop_id, ImportRun.kind == "products")
        .order_by(ImportRun.id.desc())
        .limit(_LOOKED_BACK)
    )
    wanted = list(headings)
    for settings in db.session.scalars(query).all():
        if settings.get("columns") and settings.get("headings") == wanted:
            return dict(settings)
    return None


def _first(look: Look, columns: Sequence[Column], without_tax: int | None) -> list[ProductDraft]:
    """Return the articles that the first lines would become."""
    ranks = {column.field: column.rank for column in columns if column.field}
    table = replace(table_at(look.layout, ranks), most=_LINES)
    try:
        drafts = SPREADSHEET.read(table, Findings(), circumstances(without_tax))
        return list(drafts)[:SHOWN]
    except UnusableFile:
        return []
