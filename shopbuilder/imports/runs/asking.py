"""What people ask of runs: open one, start it, stop it, go on, take it back, try it again."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import delete, func, select, update

from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.runs.claims import AT_WORK
from shopbuilder.imports.runs.kinds import Kind, kind_of
from shopbuilder.imports.runs.models import ImportChange, ImportFinding, ImportRun
from shopbuilder.imports.runs.undoing import Undone, undo_run
from shopbuilder.uploads.models import Upload
from shopbuilder.uploads.services import Readable, keep_upload
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.models import Shop

#: In bytes, of a file that an import takes.
MAX_BYTES: Final = 64 * 1024 * 1024
#: So many changes are taken back while the person waits; more are the worker's.
AT_ONCE: Final = 1_000
#: Imports of a shop, or of the town, that may wait or be at work at the same time.
MOST_AT_WORK: Final = 5
#: First half of the lock's key; the second one is the town.
_LOCK: Final = 72_016

_ON_ITS_WAY_BACK: Final = N_("This import is being undone: it cannot go on.")
_FILE_GONE: Final = N_("The file is no longer kept: please send it again.")


def open_run(
    kind: Kind,
    stream: Readable,
    name: str,
    *,
    actor: str,
    shop: Shop | None = None,
    settings: Mapping[str, Any] | None = None,
) -> int:
    """Keep a file and open a run for it; return its number. The worker plans it next.

    Raises UploadRefused, and RunRefused while too many are at work.
    """
    with transaction():
        _refuse_too_many(shop.id if shop else None)
        upload = keep_upload(
            stream, name, actor=actor, shop_id=shop.id if shop else None, max_bytes=MAX_BYTES
        )
        return _new_run(kind, upload.id, upload.name, upload.size, actor, shop, settings or {})


def _refuse_too_many(shop_id: int | None) -> None:
    """Keep a shop, or the town, from filling the queue that all towns share. Raises RunRefused.

    Whoever else asks for the same town waits, so that many at once are counted too.
    """
    db.session.execute(select(func.pg_advisory_xact_lock(_LOCK, current_town().id)))
    at_work = db.session.scalar(
        select(func.count(ImportRun.id)).where(
            ImportRun.shop_id.is_not_distinct_from(shop_id), ImportRun.state.in_(AT_WORK)
        )
    )
    if (at_work or 0) >= MOST_AT_WORK:
        raise RunRefused(
            N_("Several imports are running already. Please wait until one of them has finished.")
        )


def _new_run(
    kind: Kind,
    upload_id: int,
    name: str,
    size: int,
    actor: str,
    shop: Shop | None,
    settings: Mapping[str, Any],
) -> int:
    run = ImportRun(
        kind=kind.key,
        shop_id=shop.id if shop else None,
        upload_id=upload_id,
        file_name=name,
        file_size=size,
        actor=actor,
        settings=dict(settings),
        state="sent" if kind.asks_first else "planning",
    )
    db.session.add(run)
    db.session.flush()
    return run.id


def _locked(run_id: int, shop_id: int | None) -> ImportRun:
    """Return a run, locked; of this shop unless None is said. Raises NotFound."""
    query = select(ImportRun).where(ImportRun.id == run_id).with_for_update(key_share=True)
    if shop_id is not None:
        query = query.where(ImportRun.shop_id == shop_id)
    run = db.session.scalar(query.execution_options(populate_existing=True))
    if run is None:
        raise NotFound
    return run


def plan_run(
    run_id: int, *, shop_id: int | None = None, settings: Mapping[str, Any] | None = None
) -> None:
    """Have the worker plan a run (again), with these settings beside those it has.

    Raises NotFound, or RunRefused once it was started.
    """
    with transaction():
        run = _locked(run_id, shop_id)
        if run.state == "planning" or (run.started_at is not None):
            raise RunRefused(N_("This import has already started."))
        run.settings = {**run.settings, **(settings or {})}
        _to_work(run, "planning")


def start_run(run_id: int, *, shop_id: int | None = None) -> None:
    """Have the worker do what was planned; a repeat changes nothing. Raises NotFound, RunRefused."""
    with transaction():
        run = _locked(run_id, shop_id)
        if run.state in {"running", "done"}:
            return
        if run.state != "ready":
            raise RunRefused(N_("This import is not ready to start."))
        run.started_at = now()
        _to_work(run, "running")


def _to_work(run: ImportRun, state: str) -> None:
    """Hand a run to the worker from the start: what it found before is found again."""
    if run.upload_id is None:
        raise RunRefused(_FILE_GONE)
    _refuse_too_many(run.shop_id)
    db.session.execute(delete(ImportFinding).where(ImportFinding.run_id == run.id))
    run.found, run.counts, run.first_lines, run.trouble = {}, [], [], None
    run.done, run.position = 0, 0
    run.state, run.stop_asked, run.leased_until, run.ended_at = state, False, None, None


def stop_run(run_id: int, *, shop_id: int | None = None) -> None:
    """Ask a run to stop after the batch under way; one that nobody is at stops now."""
    with transaction():
        run = _locked(run_id, shop_id)
        if run.state not in AT_WORK:
            return
        if run.leased_until is not None and run.leased_until > now():
            run.stop_asked = True
        else:
            # Whoever held it may only have slept: the next number is not theirs.
            run.state, run.ended_at, run.attempts = "stopped", now(), run.attempts + 1


def go_on(run_id: int, *, shop_id: int | None = None) -> None:
    """Take a stopped or failed run up where it stood. Raises NotFound, RunRefused."""
    with transaction():
        run = _locked(run_id, shop_id)
        if run.state in {"planning", "running"}:
            run.stop_asked = False
            return
        if run.way_back is not None:
            raise RunRefused(_ON_ITS_WAY_BACK)
        if run.state not in {"stopped", "failed"}:
            raise RunRefused(N_("This import has not been stopped."))
        if run.upload_id is None:
            raise RunRefused(_FILE_GONE)
        if run.started_at is None or not run.position:
            _to_work(run, "planning" if run.started_at is None else "running")
        else:
            _refuse_too_many(run.shop_id)
            run.state, run.trouble = "running", None
            run.stop_asked, run.leased_until, run.ended_at = False, None, None


def take_back(run_id: int, *, actor: str, shop_id: int | None = None) -> Undone | None:
    """Undo a run: at once where that is quick, else return None and leave it to the worker.

    Raises NotFound, RunRefused.
    """
    with transaction():
        run = _locked(run_id, shop_id)
        if run.state in {"undoing", "undone"}:
            run.stop_asked = False
            return None
        if run.state not in {"done", "stopped", "failed"}:
            raise RunRefused(N_("This import is not finished: stop it first, then undo it."))
        if _changes(run_id) > AT_ONCE:
            run.settings = {**run.settings, "undone_by": actor}
            run.way_back = run.way_back or {}
            run.state, run.trouble = "undoing", None
            run.stop_asked, run.leased_until = False, None
            return None
    return undo_run(run_id, actor=actor)


def _changes(run_id: int) -> int:
    """Return how many changes a run made, counted a little beyond what is done at once."""
    first = select(ImportChange.id).where(ImportChange.run_id == run_id).limit(AT_ONCE + 1)
    return len(db.session.scalars(first).all())


def _of_same_file(run: ImportRun) -> int | None:
    """Return the later run of the file of a run, of the same shop, that has written nothing yet."""
    return db.session.scalar(
        select(ImportRun.id)
        .where(
            ImportRun.upload_id == run.upload_id,
            ImportRun.shop_id.is_not_distinct_from(run.shop_id),
            ImportRun.id > run.id,
            ImportRun.state.in_(("planning", "ready")),
        )
        .order_by(ImportRun.id.desc())
        .limit(1)
    )


def try_again(run_id: int, *, actor: str, shop_id: int | None = None) -> int:
    """Open a new run for the file of one that has ended; return its number.

    Where one waits already that was opened so, that one: two taps are soon made.
    Raises NotFound, or RunRefused when the file is gone or the run has not ended.
    """
    with transaction():
        run = _locked(run_id, shop_id)
        if run.state not in {"undone", "done", "failed", "stopped"}:
            raise RunRefused(N_("This import has not ended yet."))
        waiting = _of_same_file(run)
        if waiting is not None:
            return waiting
        _refuse_too_many(run.shop_id)
        # The file may be on its way out: keep it for as long as a new one.
        kept = db.session.scalar(
            update(Upload)
            .where(Upload.id == run.upload_id)
            .values(created_at=now())
            .returning(Upload.id)
        )
        if kept is None:
            raise RunRefused(_FILE_GONE)
        shop = db.session.scalar(select(Shop).where(Shop.id == run.shop_id))
        settings = {key: value for key, value in run.settings.items() if key != "undone_by"}
        return _new_run(
            kind_of(run.kind), kept, run.file_name, run.file_size, actor, shop, settings
        )
