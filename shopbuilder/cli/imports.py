"""`shopbuilder import …`: streets, plan, shops and articles from files, every refusal named."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from shopbuilder.catalogue.vat import rates_of
from shopbuilder.cli.agenda import agenda, news
from shopbuilder.cli.counting import count_rows
from shopbuilder.cli.findings import say, say_findings, shown_progress
from shopbuilder.cli.import_runs import do_now, end_of_import, list_runs, say_way_back, undo
from shopbuilder.cli.members import shop_named
from shopbuilder.cli.place_reports import say_credit, say_shops, say_streets
from shopbuilder.cli.product_plan import say_product_import
from shopbuilder.i18n import translate
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.openstreetmap.background import BackgroundImport
from shopbuilder.imports.places.sources import SHOP_SOURCES
from shopbuilder.imports.places.streets import STREET_SOURCES
from shopbuilder.imports.products.sources import SOURCES
from shopbuilder.imports.runs.job import Asked
from shopbuilder.imports.tables.values import vat_rate
from tenants.context import current_town
from tenants.database import in_town
from tenants.errors import N_
from tenants.services import town_of_command

#: A file that is not there is refused by the reader, in the language of the rest.
FILE = click.Path(path_type=Path)


@click.group(name="import")
def imports() -> None:
    """Bring in streets, the plan's background, shops and articles from files."""


imports.result_callback()(count_rows)


@imports.command("streets")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option(
    "--source",
    type=click.Choice(["auto", *STREET_SOURCES]),
    default="auto",
    show_default=True,
    help="Where the file comes from; auto looks at its content.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_appcontext
def streets(file: Path, town: str, source: str, *, dry_run: bool) -> None:
    """Import streets from OpenStreetMap (GeoJSON) or the national address base (CSV).

    Addresses also bring the doors by their numbers: shops get their place from them.
    """
    with in_town(town_of_command(town)):
        with shown_progress(translate(N_("Streets"))) as progress:
            settings = {"source": source}
            done = do_now("streets", Asked(file, None, settings, dry_run, progress))
        report = done.outcome.report
        say_streets(report)
        say_findings(report.findings)
        end_of_import(done, kept=report.names)


@imports.command("background")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_appcontext
def background(file: Path, town: str, *, dry_run: bool) -> None:
    """Import what the plan is drawn on (GeoJSON): water, green, railways, squares, buildings."""
    with in_town(town_of_command(town)):
        with shown_progress(translate(N_("Shapes on the map"))) as progress:
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
    say_credit("osm")


@imports.command("shops")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option(
    "--source",
    type=click.Choice(["auto", *SHOP_SOURCES]),
    default="auto",
    show_default=True,
    help="Where the file comes from; auto looks at its content.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_appcontext
def shops(file: Path, town: str, source: str, *, dry_run: bool) -> None:
    """Import shops and public places: OpenStreetMap (GeoJSON), Sirene, lists of a town (CSV).

    The source is found by the content of the file. A shop that is here already is completed, never
    doubled; what a person has written stays, and the clerk is asked about the difference.
    """
    with in_town(town_of_command(town)):
        with shown_progress(translate(N_("Shops and places"))) as progress:
            settings = {"source": source}
            done = do_now("shops", Asked(file, None, settings, dry_run, progress))
        report = done.outcome.report
        say_shops(report)
        say_findings(report.findings)
        end_of_import(done, kept=report.kept)


@imports.command("products")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", required=True, help="The shop, by its address.")
@click.option(
    "--source",
    type=click.Choice(["auto", *SOURCES]),
    default="auto",
    show_default=True,
    help="Where the file comes from; auto looks at its headings.",
)
@click.option("--vat", help="VAT rate where the file names none, for example 5.5.")
@click.option(
    "--prices-without-tax",
    "without_tax",
    metavar="RATE",
    help="The VAT rate to add where the file's prices are without tax, for example 20.",
)
@click.option(
    "--apply", "applied", is_flag=True, help="Write; without it, only say what would be done."
)
@click.option("--overwrite", is_flag=True, help="The file wins over changes made in the shop.")
@with_appcontext
def products(
    file: Path,
    town: str,
    shop: str,
    source: str,
    vat: str | None,
    without_tax: str | None,
    **how: bool,
) -> None:
    """Import articles from other shop software, a feed or a spreadsheet (docs/imports.md)."""
    with in_town(town_of_command(town)):
        place = shop_named(shop)
        with shown_progress(translate(N_("Articles"))) as progress:
            asked = Asked(
                file,
                shop=place,
                settings={
                    "source": source,
                    "vat": _rate(vat),
                    "without_tax": _rate(without_tax),
                    "overwrite": how["overwrite"],
                },
                dry_run=not how["applied"],
                progress=progress,
            )
            done = do_now("products", asked)
        say_product_import(done.outcome.report)
        if not done.outcome.report.reading.drafts:
            raise UnusableFile(N_("Nothing could be imported."))
        say_way_back(done)


def _rate(written: str | None) -> int | None:
    """Return a VAT rate of the town's country, None where none was given."""
    return None if written is None else vat_rate(written, rates_of(current_town().country))


imports.add_command(agenda)
imports.add_command(news)
imports.add_command(list_runs)
imports.add_command(undo)
