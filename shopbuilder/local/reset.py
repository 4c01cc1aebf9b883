"""What `make reset` does: forget the demo data of this checkout, and nothing else."""

import shutil

from shopbuilder.local.checkout_lock import alone
from shopbuilder.local.project import Project
from shopbuilder.local.run_dir import short_run_dir
from shopbuilder.local.words import tell


def reset(project: Project) -> None:
    """Remove our servers' data, the mailbox, the photos and the logs. Raises StartError while it runs.

    A database of the person's own (DATABASE_URL) and the secret key are left alone.
    """
    with alone(project, "", refusal="reset_while_running"):
        for directory in (
            project.postgres,
            project.valkey,
            project.mailbox,
            project.media,
            project.logs,
        ):
            shutil.rmtree(directory, ignore_errors=True)
        shutil.rmtree(short_run_dir(project.var), ignore_errors=True)
        (project.var / "sign-ins.txt").unlink(missing_ok=True)
    tell("reset_done")
