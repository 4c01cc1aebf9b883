"""`shopbuilder import agenda` and `import news`: calendars and feeds, every refusal named."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from shopbuilder.cli.findings import say, say_findings, shown_progress
from shopbuilder.cli.import_runs import do_now, end_of_import
from shopbuilder.cli.members import shop_named
from shopbuilder.i18n import translate
from shopbuilder.imports.runs.job import Asked
from tenants.database import in_town
from tenants.errors import N_
from tenants.services import town_of_command

#: A file that is not there is refused by the reader, in the language of the rest.
_FILE = click.Path(path_type=Path)


@click.command("agenda")
@click.argument("file", type=_FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", help="The shop that invites, by its address; without it, the town.")
@click.option("--private", is_flag=True, help="Publish also what is marked as private.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_appcontext
def agenda(file: Path, town: str, shop: str | None, *, private: bool, dry_run: bool) -> None:
    """Import the events of a calendar (iCalendar, .ics)."""
    with in_town(town_of_command(town)):
        inviting = shop_named(shop) if shop else None
        with shown_progress(translate(N_("Events"))) as progress:
            settings = {"private": private}
            asked = Asked(file, inviting, settings, dry_run=dry_run, progress=progress)
            done = do_now("agenda", asked)
        report = done.outcome.report
        say(N_("%(events)s events read."), events=report.events)
        say(
            N_("Events: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
            created=report.created,
            changed=report.changed,
            unchanged=report.unchanged,
        )
        say_findings(report.findings)
        end_of_import(done, kept=report.kept)


@click.command("news")
@click.argument("file", type=_FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", help="The shop whose news it is, by its address; without it, the town.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_appcontext
def news(file: Path, town: str, shop: str | None, *, dry_run: bool) -> None:
    """Import the news of a feed that was saved as a file (RSS or Atom)."""
    with in_town(town_of_command(town)):
        telling = shop_named(shop) if shop else None
        with shown_progress(translate(N_("News"))) as progress:
            done = do_now("news", Asked(file, telling, dry_run=dry_run, progress=progress))
        report = done.outcome.report
        say(
            N_("News: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
            created=report.created,
            changed=report.changed,
            unchanged=report.unchanged,
        )
        say_findings(report.findings)
        end_of_import(done, kept=report.kept)
