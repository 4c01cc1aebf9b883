"""What goes with time: files of imports, and notes by which they could be undone."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from shopbuilder.imports.runs.claims import AT_WORK
from shopbuilder.imports.runs.models import ImportChange, ImportFinding, ImportRun
from shopbuilder.imports.runs.undoing import NOTES_DAYS
from shopbuilder.uploads.services import forget_upload, old_uploads
from tenants.clock import now
from tenants.database import db, transaction


def forget_old_files() -> int:
    """Delete the files of the town entered that have had their time; return how many."""
    forgotten = 0
    for upload_id in old_uploads():
        with transaction():
            at_work = db.session.scalar(
                select(ImportRun.id)
                .where(ImportRun.upload_id == upload_id, ImportRun.state.in_(AT_WORK))
                .limit(1)
            )
            if at_work is None:
                db.session.execute(
                    update(ImportRun).where(ImportRun.upload_id == upload_id).values(upload_id=None)
                )
                forget_upload(upload_id)
                forgotten += 1
    return forgotten


def forget_old_notes() -> int:
    """Delete what imports of the town entered noted too long ago; return of how many imports.

    The runs stay, as a line in the list.
    """
    old = now() - timedelta(days=NOTES_DAYS)
    ended = db.session.scalars(
        select(ImportRun.id).where(
            ImportRun.ended_at < old,
            select(ImportChange.id).where(ImportChange.run_id == ImportRun.id).exists(),
        )
    ).all()
    for run_id in ended:
        with transaction():
            db.session.execute(
                delete(ImportChange).where(
                    ImportChange.run_id == run_id, ImportChange.recorded_at < old
                )
            )
            db.session.execute(delete(ImportFinding).where(ImportFinding.run_id == run_id))
    return len(ended)
