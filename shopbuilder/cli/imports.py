"""`shopbuilder import …`: streets, plan, shops and articles from files, every refusal named."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from shopbuilder.catalogue.vat import rates_of
from shopbuilder.cli.agenda import agenda
from shopbuilder.cli.counting import count_rows
from shopbuilder.cli.findings import say, say_findings, shown_progress
from shopbuilder.cli.import_runs import do_now, end_of_import, list_runs, say_way_back, undo
from shopbuilder.cli.members import shop_named
from shopbuilder.cli.product_plan import say_product_import
from shopbuilder.i18n import translate
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.openstreetmap.background import BackgroundImport
from shopbuilder.imports.openstreetmap.shops import ShopImport
from shopbuilder.imports.openstreetmap.tally import Tally
from shopbuilder.imports.products.sources import SOURCES
from shopbuilder.imports.runs.job import Asked
from shopbuilder.imports.tables.values import vat_rate
from tenants.context import current_town
from tenants.database import in_town
from tenants.errors import N_
from tenants.services import town_of_command

#: A file that is not there is refused by the reader, in the language of the rest.
FILE = click.Path(path_type=Path)
_CREDIT = N_("Where these data are shown, “© OpenStreetMap contributors, ODbL” must stand.")


@click.group(name="import")
def imports() -> None:
    """Bring in streets, the plan's background, shops and articles from files."""


imports.result_callback()(count_rows)


@imports.command("streets")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
@with_appcontext
def streets(file: Path, town: str, *, dry_run: bool) -> None:
    """Import the named streets of an OpenStreetMap extract (GeoJSON)."""
    with in_town(town_of_command(town)):
        with shown_progress(translate(N_("Streets"))) as progress:
            done = do_now("streets", Asked(file, dry_run=dry_run, progress=progress))
        report = done.outcome.report
        say(
            N_("%(names)s street names read; %(nameless)s lines without a name left out."),
            names=report.names,
            nameless=report.nameless,
        )
        say(
            N_("Streets: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
            created=len(report.created),
            changed=len(report.changed),
            unchanged=report.unchanged,
        )
        say_findings(report.findings)
        end_of_import(done, kept=report.names)


@imports.command("background")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
@with_appcontext
def background(file: Path, town: str, *, dry_run: bool) -> None:
    """Import what the plan is drawn on (GeoJSON): water, green, railways, squares, buildings."""
    with in_town(town_of_command(town)):
        with shown_progress(translate(N_("Shapes of the plan"))) as progress:
            done = do_now("background", Asked(file, dry_run=dry_run, progress=progress))
        report = done.outcome.report
        _say_background(report)
        say_findings(report.findings)
        end_of_import(done, kept=report.kept)


def _say_background(report: BackgroundImport) -> None:
    """Print what became of the shapes, and what the plan does without."""
    say(N_("%(features)s features read."), features=report.features)
    say(
        N_("Shapes: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
        created=report.created,
        changed=report.changed,
        unchanged=report.unchanged,
    )
    say(
        N_("Corners: %(kept)s kept of %(read)s."),
        kept=report.corners_kept,
        read=report.corners_read,
    )
    if report.outside:
        say(N_("  %(count)s lie outside the town: left out."), count=report.outside)
    if report.streets:
        say(N_("  %(count)s lines of named streets: drawn from the streets."), count=report.streets)
    if report.undrawn:
        tags = ", ".join(f"{tag} ({count})" for tag, count in report.undrawn.most_common(12))
        say(
            N_("  %(count)s that a plan does not draw: %(tags)s."),
            count=report.undrawn.total(),
            tags=tags,
        )
    say(_CREDIT)


@imports.command("shops")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
@with_appcontext
def shops(file: Path, town: str, *, dry_run: bool) -> None:
    """Import the shops and public places of an OpenStreetMap extract (GeoJSON)."""
    with in_town(town_of_command(town)):
        with shown_progress(translate(N_("Shops and places"))) as progress:
            done = do_now("shops", Asked(file, dry_run=dry_run, progress=progress))
        report = done.outcome.report
        _say_shops(report)
        say_findings(report.findings)
        kept = report.features - len(report.findings.refused)
        end_of_import(done, kept=kept)


def _say_shops(report: ShopImport) -> None:
    """Print what became of shops and places, and what the licence of the map asks for."""
    say(N_("%(features)s features read."), features=report.features)
    _say_tally(
        N_("Shops: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
        report.shops,
    )
    _say_tally(
        N_("Places: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
        report.places,
    )
    vacant = report.vacant
    if vacant.created or vacant.changed or vacant.unchanged or vacant.removed:
        say(
            N_("Empty shops: %(created)s created, %(unchanged)s unchanged, %(removed)s let again."),
            created=vacant.created,
            unchanged=vacant.changed + vacant.unchanged,
            removed=vacant.removed,
        )
    say(
        N_(
            "Of the shops, %(hours)s have opening hours, %(phones)s a telephone number;"
            " %(guessed)s stand in the nearest street because they name none."
        ),
        hours=report.with_hours,
        phones=report.with_phone,
        guessed=report.streets_guessed,
    )
    if report.streets_created:
        say(N_("Streets known from addresses only: %(count)s."), count=report.streets_created)
    say(_CREDIT)


def _say_tally(msgid: str, tally: Tally) -> None:
    """Print counts; those left alone only where there are any."""
    say(msgid, created=tally.created, changed=len(tally.changed), unchanged=tally.unchanged)
    if tally.edited:
        say(N_("  %(count)s edited by hand: left as they are."), count=len(tally.edited))
    if tally.absent:
        say(
            N_("  %(count)s imported before are not in this file: left as they are."),
            count=len(tally.absent),
        )


@imports.command("products")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", required=True, help="The shop, by its address.")
@click.option("--source", type=click.Choice(["auto", *SOURCES]), default="auto", show_default=True)
@click.option("--vat", help="VAT rate where the file names none, for example 5.5.")
@click.option("--apply", "applied", is_flag=True, help="Write; without it, only tell.")
@click.option("--overwrite", is_flag=True, help="The file wins over changes made in the shop.")
@with_appcontext
def products(file: Path, town: str, shop: str, source: str, vat: str | None, **how: bool) -> None:
    """Import articles from WooCommerce, Shopify or a spreadsheet (CSV)."""
    with in_town(town_of_command(town)):
        place = shop_named(shop)
        rate = None if vat is None else vat_rate(vat, rates_of(current_town().country))
        with shown_progress(translate(N_("Articles"))) as progress:
            asked = Asked(
                file,
                shop=place,
                settings={"source": source, "vat": rate, "overwrite": how["overwrite"]},
                dry_run=not how["applied"],
                progress=progress,
            )
            done = do_now("products", asked)
        say_product_import(done.outcome.report)
        if not done.outcome.report.reading.drafts:
            raise UnusableFile(N_("Nothing could be imported."))
        say_way_back(done)


imports.add_command(agenda)
imports.add_command(list_runs)
imports.add_command(undo)
