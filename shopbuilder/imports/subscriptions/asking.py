"""Asking an address that is followed, by the worker: fetched outside of any transaction, then brought.

What it brings is recorded as a run of imports, so that it can be taken back as any other.
"""

import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import select, update

from shopbuilder.fetching.addresses import Network
from shopbuilder.fetching.errors import FetchRefused
from shopbuilder.fetching.fetch import Fetched, Limits, Stamp, fetch
from shopbuilder.imports.bringer import Bringer
from shopbuilder.imports.calendars.reading import MOST_BYTES
from shopbuilder.imports.calendars.services import bring
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.feeds.services import bring_news
from shopbuilder.imports.runs.at_once import run_now
from shopbuilder.imports.runs.job import Asked, Job, Outcome
from shopbuilder.imports.runs.jobs import agenda_outcome, news_outcome
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.town_life.models import Subscription
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import Refusal
from tenants.models import Shop

EVERY: Final = timedelta(hours=1)
#: A site that fails is left alone for twice as long each time, up to a day.
_LONGEST_PAUSE: Final = timedelta(days=1)
#: While one worker asks, no other does.
_LEASE: Final = timedelta(minutes=5)
_LIMITS: Final = Limits(most_bytes=MOST_BYTES, seconds=20, redirects=5)
_ACCEPT: Final = {
    "agenda": "text/calendar, */*;q=0.1",
    "news": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1",
}


def ask(number: int, allowed: Sequence[Network] = ()) -> bool:
    """Ask an address that is due, and bring what is new. Return whether it was this one's turn."""
    found = _claimed(number)
    if found is None:
        return False
    try:
        came = fetch(
            found.url,
            _LIMITS,
            known=Stamp(found.etag, found.last_modified),
            accept=_ACCEPT[found.kind],
            allowed=allowed,
        )
        _take(number, came)
    except (FetchRefused, UnusableFile) as refusal:
        _note_fault(number, refusal)
    return True


def _claimed(number: int) -> Subscription | None:
    """Return a subscription that is due, which no other worker asks meanwhile; else None."""
    at = now()
    with transaction():
        won = db.session.execute(
            update(Subscription)
            .where(
                Subscription.id == number,
                Subscription.due_at <= at,
                Subscription.removed_at.is_(None),
            )
            .values(due_at=at + _LEASE, asked_at=at)
            .returning(Subscription.id)
        ).one_or_none()
        found = db.session.get(Subscription, (current_town().id, number)) if won else None
        if found is not None:
            db.session.refresh(found)
            db.session.expunge(found)
    return found


def _take(number: int, came: Fetched) -> None:
    """Bring what came in one transaction. Raises UnusableFile, and then nothing was written."""
    with transaction():
        found = db.session.scalar(
            select(Subscription)
            .where(Subscription.id == number, Subscription.removed_at.is_(None))
            .with_for_update()
        )
        if found is None:
            return  # It was removed while we asked.
        digest = sha256(came.body).hexdigest() if came.body is not None else found.digest
        if came.body is not None and digest != found.digest:
            found.brought = _brought(found, came.body)
        found.digest = digest
        found.etag, found.last_modified = came.stamp.etag, came.stamp.last_modified
        found.url = came.moved_to or found.url
        found.answered_at, found.failures, found.fault = now(), 0, None
        found.due_at = None if found.paused_at else now() + EVERY


def _brought(found: Subscription, body: bytes) -> dict[str, int]:
    """Bring a body, recorded as a run; a run that changed nothing is not kept."""
    bringer = Bringer(found.shop_id, found.id, actor="program")
    shop = db.session.get(Shop, (found.town_id, found.shop_id)) if found.shop_id else None

    def perform(asked: Asked) -> Outcome:
        del asked
        if found.kind == "agenda":
            return agenda_outcome(bring(body, bringer))
        return news_outcome(bring_news(body, bringer))

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / _file_name(found)
        file.write_bytes(body)
        settings = {"subscription": found.id}
        run_id, outcome = run_now(Job(found.kind, perform), Asked(file, shop, settings))
    report = outcome.report
    gone = getattr(report, "gone", 0)
    if not (report.created or report.changed or gone):
        db.session.delete(db.session.get_one(ImportRun, (found.town_id, run_id)))
    return {
        "created": report.created,
        "past": getattr(report, "past", 0),
        "changed": report.changed,
        "gone": gone,
        "refused": len(report.findings.refused),
    }


def _file_name(found: Subscription) -> str:
    kept = "".join(each if each.isalnum() else "-" for each in found.name)[:60]
    return f"{kept}.{'ics' if found.kind == 'agenda' else 'xml'}"


def _note_fault(number: int, refusal: Refusal) -> None:
    """Note why nothing came, and when the site is asked again."""
    with transaction():
        found = db.session.scalar(select(Subscription).where(Subscription.id == number))
        if found is None or found.removed_at is not None:
            return
        found.failures += 1
        found.fault = {
            "msgid": refusal.msgid,
            "values": {name: str(value) for name, value in refusal.values.items()},
        }
        if found.paused_at is None:
            found.due_at = _again_at(found.failures, getattr(refusal, "retry_after", None))


def _again_at(failures: int, asked_for: int | None) -> datetime:
    pause = min(EVERY * (1 << min(failures - 1, 10)), _LONGEST_PAUSE)
    return now() + max(pause, timedelta(seconds=asked_for or 0))
