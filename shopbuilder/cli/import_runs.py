"""`shopbuilder import list` and `undo`: what was imported, and the way back."""

from dataclasses import dataclass

import click
from flask.cli import with_appcontext

from shopbuilder.cli.findings import say, say_left, shown_progress
from shopbuilder.i18n import translate
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.runs.at_once import run_now
from shopbuilder.imports.runs.job import Asked, Outcome
from shopbuilder.imports.runs.jobs import JOBS
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.imports.runs.queries import runs_of_town
from shopbuilder.imports.runs.undoing import Undone, undo_run
from shopbuilder.web.formats import moment
from shopbuilder.web.import_runs import STATES
from tenants.context import current_town
from tenants.database import in_town
from tenants.errors import N_
from tenants.services import town_of_command

_TRIED = N_("This was a trial: nothing was written.")


@dataclass(frozen=True)
class Done:
    """An import done by a command; a dry run has no number."""

    run_id: int | None
    outcome: Outcome


def do_now(kind: str, asked: Asked) -> Done:
    """Do an import of a kind at once. Raises UnusableFile."""
    return Done(*run_now(JOBS[kind], asked))


def say_way_back(done: Done) -> None:
    """Print how to take an import back."""
    if done.run_id is not None:
        click.echo()
        say(
            N_("To undo all of it: shopbuilder import undo %(run)s --town %(town)s"),
            run=done.run_id,
            town=current_town().slug,
        )


def end_of_import(done: Done, *, kept: int) -> None:
    """Say that it was a trial, or how to take it back. Raises UnusableFile when nothing was kept."""
    if not kept:
        raise UnusableFile(N_("Nothing could be imported."))
    if done.run_id is None:
        click.echo()
        say(_TRIED)
    else:
        say_way_back(done)


@click.command("list")
@click.option("--town", required=True, help="The town, by its short name.")
@with_appcontext
def list_runs(town: str) -> None:
    """List the latest imports: number, when, what, how far."""
    with in_town(town_of_command(town)):
        runs = runs_of_town()
        if not runs:
            say(N_("Nothing has been imported yet."))
        for run in runs:
            kind = KINDS.get(run.kind)
            click.echo(
                f"{run.id:6}  {moment(run.created_at)}  {translate(kind.title) if kind else run.kind}"
                f"  {run.file_name}  {translate(STATES[run.state])}"
            )


@click.command("undo")
@click.argument("run", type=int)
@click.option("--town", required=True, help="The town, by its short name.")
@with_appcontext
def undo(run: int, town: str) -> None:
    """Take back what an import did; what somebody has changed since stays, and is told."""
    with in_town(town_of_command(town)):
        with shown_progress(translate(N_("Undone"))) as progress:
            undone = undo_run(run, actor="program", progress=progress)
        _say_undone(undone)


def _say_undone(undone: Undone) -> None:
    """Print what came of an undo."""
    if undone.already:
        say(N_("This import has already been undone: nothing to do."))
        return
    say(
        N_(
            "Values put back: %(restored)s; removed again: %(removed)s; brought back: %(returned)s."
        ),
        restored=undone.restored,
        removed=undone.removed,
        returned=undone.returned,
    )
    if undone.left_count:
        say(N_("Left as it is: %(count)s"), count=undone.left_count)
        say_left(undone.left)
