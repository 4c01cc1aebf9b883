"""What pages and commands show of runs: rows, newest first."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Integer, Row, cast, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from shopbuilder.imports.runs.models import ImportFinding, ImportRun
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop

#: Runs on a list.
MOST_SHOWN: Final = 50
_COLUMNS: Final = (
    ImportRun.id, ImportRun.kind, ImportRun.shop_id, ImportRun.file_name, ImportRun.file_size,
    ImportRun.actor, ImportRun.state, ImportRun.stop_asked, ImportRun.done, ImportRun.total,
    ImportRun.counts, ImportRun.first_lines, ImportRun.found, ImportRun.trouble,
    ImportRun.settings, ImportRun.upload_id, ImportRun.created_at, ImportRun.started_at,
    ImportRun.ended_at, ImportRun.leased_until, ImportRun.way_back,
)  # fmt: skip


def runs_of_town(limit: int = MOST_SHOWN) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the latest imports of the town entered, those of its shops among them."""
    query = select(*_COLUMNS).order_by(ImportRun.created_at.desc(), ImportRun.id.desc())
    return db.session.execute(query.limit(limit)).all()


def runs_of_shop(shop_id: int, limit: int = MOST_SHOWN) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the latest imports of one shop."""
    query = select(*_COLUMNS).where(ImportRun.shop_id == shop_id)
    query = query.order_by(ImportRun.created_at.desc(), ImportRun.id.desc())
    return db.session.execute(query.limit(limit)).all()


def names_of_shops(ids: Collection[int]) -> dict[int, str]:
    """Return the names of these shops, by id."""
    rows = db.session.execute(select(Shop.id, Shop.name).where(Shop.id.in_(ids)))
    return {row.id: row.name for row in rows}


def run_seen(run_id: int, *, shop_id: int | None = None) -> Row[*tuple[Any, ...]]:
    """Return one import, of this shop unless None is said. Raises NotFound."""
    query = select(*_COLUMNS).where(ImportRun.id == run_id)
    if shop_id is not None:
        query = query.where(ImportRun.shop_id == shop_id)
    run = db.session.execute(query).one_or_none()
    if run is None:
        raise NotFound
    return run


def findings_of(run_id: int, kind: str, limit: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the first findings of one kind that are kept with a run."""
    query = (
        select(
            ImportFinding.place, ImportFinding.msgid, ImportFinding.values, ImportFinding.subject
        )
        .where(ImportFinding.run_id == run_id, ImportFinding.kind == kind)
        .order_by(ImportFinding.id)
        .limit(limit)
    )
    return db.session.execute(query).all()


def sentences_of(
    run_id: int, kind: str, limit: int, *, named: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return what the findings of one kind say, each sentence once, as it was met first.

    Beside msgid and values stand how often, and the places and subjects of the first `named`.
    """
    in_order = ImportFinding.id
    beyond = cast(func.greatest(func.count() - named, 0), Integer)
    query = (
        select(
            ImportFinding.msgid,
            ImportFinding.values,
            func.count().label("times"),
            func.trim_array(
                func.array_agg(aggregate_order_by(ImportFinding.place, in_order)),
                beyond,
            ).label("places"),
            func.trim_array(
                func.array_agg(aggregate_order_by(ImportFinding.subject, in_order)),
                beyond,
            ).label("subjects"),
        )
        .where(ImportFinding.run_id == run_id, ImportFinding.kind == kind)
        .group_by(ImportFinding.msgid, ImportFinding.values)
        .order_by(func.min(ImportFinding.id))
        .limit(limit)
    )
    return db.session.execute(query).all()
