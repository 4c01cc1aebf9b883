"""Bringing a calendar into the agenda: read, compared, written; a second time nothing changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, or_, select

from shopbuilder.imports.bringer import Bringer
from shopbuilder.imports.calendars.drafts import Draft, Drafts, drafts_of
from shopbuilder.imports.calendars.merging import merged, value_of, when_is_theirs
from shopbuilder.imports.calendars.reading import calendar_file, read_calendar
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.writing import Progress, one_import_of_the_town, silent
from shopbuilder.town_life.models import AgendaEntry
from shopbuilder.town_life.slugs import SlugBook
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db
from tenants.errors import N_
from tenants.events import record

#: Names of values as a person calls them, by the first column of a unit (`merging.UNITS`).
NAMES: Final[Mapping[str, str]] = {
    "starts_at": N_("its days and hours"),
    "title": N_("its name"),
    "place": N_("its place"),
    "summary": N_("its description"),
    "link": N_("its link"),
    "status": N_("whether it takes place"),
    "kind": N_("its kind"),
}


@dataclass
class AgendaImport:
    """What became of a calendar."""

    events: int = 0
    created: int = 0
    #: Of these, how many are over: the agenda shows what is to come.
    past: int = 0
    changed: int = 0
    unchanged: int = 0
    #: They are not in the calendar any more, and will not be held.
    gone: int = 0
    #: Names of what is new, in the order of the calendar.
    names: list[str] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    @property
    def kept(self) -> int:
        """Entries that stand here as the calendar has them, or as a person made them since."""
        return self.created + self.changed + self.unchanged


def import_agenda(
    path: Path,
    *,
    shop_id: int | None = None,
    with_private: bool = False,
    actor: str = "command",
    dry_run: bool = False,
    progress: Progress = silent,
) -> AgendaImport:
    """Bring the events of a calendar file into the agenda of the town entered.

    One transaction. Raises UnusableFile where nothing of it can be used.
    """
    bringer = Bringer(shop_id, None, with_private, actor)
    return bring(calendar_file(path), bringer, dry_run=dry_run, progress=progress)


def bring(
    data: bytes, bringer: Bringer, *, dry_run: bool = False, progress: Progress = silent
) -> AgendaImport:
    """Bring the bytes of a calendar into the agenda. Raises UnusableFile."""
    town, at = current_town(), now()
    calendar = read_calendar(data)
    told = drafts_of(calendar, town.zone, at.year, with_private=bringer.with_private)
    done = AgendaImport(events=told.events, findings=told.findings)
    with one_import_of_the_town(dry_run=dry_run):
        _write(told, bringer, at, done, progress)
        if done.created or done.changed or done.gone:
            record(
                "town.agenda_imported", "town", town.id, actor=bringer.actor,
                created=done.created, changed=done.changed, gone=done.gone,
            )  # fmt: skip
    return done


def _write(
    told: Drafts, bringer: Bringer, at: datetime, done: AgendaImport, progress: Progress
) -> None:
    here = _here(told.uids, bringer)
    slugs = SlugBook.of_agenda()
    for number, draft in enumerate(told.drafts, 1):
        entry = here.get(bringer.ref(draft.uid))
        if entry is None:
            made = _made(draft, bringer, slugs)
            db.session.add(made)
            done.past += made.last_at is not None and made.last_at < at
            done.names.append(draft.values["title"])
            done.created += 1
        else:
            _brought_up_to(entry, draft, bringer, done)
        progress(number, len(told.drafts))
    if bringer.subscription_id is not None:
        refs = {bringer.ref(uid) for uid in told.uids}
        left = (entry for ref, entry in here.items() if ref not in refs)
        done.gone = _let_go(left, bringer, at, done.findings)
    db.session.flush()


def _here(uids: Iterable[str], bringer: Bringer) -> dict[str, AgendaEntry]:
    """Return the rows of these identities, and all that the calendar brought, by identity."""
    which: ColumnElement[bool] = AgendaEntry.source_ref.in_([bringer.ref(uid) for uid in uids])
    if bringer.subscription_id is not None:
        which = or_(which, AgendaEntry.subscription_id == bringer.subscription_id)
    return {
        str(entry.source_ref): entry
        for entry in db.session.scalars(select(AgendaEntry).where(which))
    }


def _made(draft: Draft, bringer: Bringer, slugs: SlugBook) -> AgendaEntry:
    return AgendaEntry(
        slug=slugs.free(draft.values["title"]),
        shop_id=bringer.shop_id,
        subscription_id=bringer.subscription_id,
        source_ref=bringer.ref(draft.uid),
        imported=_imported(draft),
        **{name: value_of(name, told) for name, told in draft.values.items()},
    )


def _imported(draft: Draft) -> dict[str, Any]:
    sequence, moment = draft.version
    return {"values": draft.values, "sequence": sequence, "moment": moment.isoformat()}


def _brought_up_to(entry: AgendaEntry, draft: Draft, bringer: Bringer, done: AgendaImport) -> None:
    """Write what the calendar changed into a row, and tell what stays as a person made it."""
    line, title = str(draft.line), draft.values["title"]
    if entry.subscription_id not in {None, bringer.subscription_id}:
        done.findings.note(
            line, N_("It already comes from another calendar that you follow."), subject=title
        )
        done.unchanged += 1
        return
    before = entry.imported or {}
    if draft.version < (before.get("sequence", 0), _moment(before)):
        done.findings.note(
            line, N_("This version is older than the one here: nothing has changed."), subject=title
        )
        done.unchanged += 1
        return
    change = merged(entry, before.get("values", {}), draft.values)
    for name in change.kept_here:
        done.findings.note(
            line,
            N_("It was changed here: %(what)s stays as it is."),
            subject=title,
            what=NAMES[name],
        )
    for name, told in change.values.items():
        setattr(entry, name, value_of(name, told))
    if bringer.subscription_id is not None:
        entry.subscription_id = bringer.subscription_id
    if entry.imported != _imported(draft):
        entry.imported = _imported(draft)
    done.changed += bool(change.values)
    done.unchanged += not change.values


def _moment(before: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(before.get("moment", "1970-01-01T00:00:00+00:00"))


def _let_go(left: Iterable[AgendaEntry], bringer: Bringer, at: datetime, findings: Findings) -> int:
    """End what is not in the calendar any more; what was held stays. Return how many there were."""
    gone = 0
    for entry in left:
        is_over = entry.last_at is not None and entry.last_at <= at
        if is_over or entry.subscription_id != bringer.subscription_id:
            continue
        if not when_is_theirs(entry):
            findings.note(
                "",
                N_("It is no longer in its calendar, but it was changed here: it stays."),
                subject=entry.title,
            )
        elif entry.stopped_at is None:
            _stop(entry, at)
            gone += 1
    return gone


def _stop(entry: AgendaEntry, at: datetime) -> None:
    end = at + (entry.ends_at - entry.starts_at)
    last = min(entry.last_at or end, end)
    entry.stopped_at, entry.last_at = at, last
    # Noted as said by the calendar, so that it comes back when the calendar tells it again.
    stop = {"stopped_at": at.isoformat(), "last_at": last.isoformat()}
    before = entry.imported or {}
    entry.imported = {**before, "values": {**before.get("values", {}), **stop}}
