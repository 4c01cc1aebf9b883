"""`shopbuilder export …`: what was brought in, taken out again without a loss."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click
from flask.cli import with_appcontext

from shopbuilder.cli.members import shop_named
from shopbuilder.exports.products import products_as_csv
from shopbuilder.exports.shops import shops_as_csv, shops_as_geojson
from shopbuilder.exports.woocommerce import products_for_woocommerce
from shopbuilder.imports.errors import UnusableFile
from tenants.database import in_town
from tenants.errors import N_
from tenants.services import town_of_command

_SHOPS: Final[dict[str, Callable[[], Iterable[str]]]] = {
    "csv": shops_as_csv,
    "geojson": shops_as_geojson,
}
_PRODUCTS: Final[dict[str, Callable[[int], Iterable[str]]]] = {
    "csv": products_as_csv,
    "woocommerce": products_for_woocommerce,
}
_OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write; else standard output.",
)


@click.group(name="export")
def exports() -> None:
    """Take shops and articles out, as files that come back without a loss."""


@exports.command("products")
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", required=True, help="The shop, by its address.")
@click.option(
    "--as",
    "kind",
    type=click.Choice(list(_PRODUCTS)),
    default="csv",
    show_default=True,
    help="What to write: our own table, or a product file of WooCommerce.",
)
@_OUTPUT
@with_appcontext
def products(town: str, shop: str, kind: str, output: Path | None) -> None:
    """Write the articles of a shop as a table for spreadsheets (CSV)."""
    with in_town(town_of_command(town)):
        _write(_PRODUCTS[kind](shop_named(shop).id), output)


@exports.command("shops")
@click.option("--town", required=True, help="The town, by its short name.")
@click.option(
    "--as",
    "kind",
    type=click.Choice(list(_SHOPS)),
    default="csv",
    show_default=True,
    help="What to write: a table, or a map.",
)
@_OUTPUT
@with_appcontext
def shops(town: str, kind: str, output: Path | None) -> None:
    """Write the shops of a town as a table (CSV) or as a map (GeoJSON)."""
    with in_town(town_of_command(town)):
        _write(_SHOPS[kind](), output)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    """Write text piece by piece. Raises UnusableFile where the file cannot be written."""
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
    except OSError as error:
        raise UnusableFile(
            N_("“%(name)s” cannot be written: %(why)s."), name=output.name, why=error.strerror
        ) from error
