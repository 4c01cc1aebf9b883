"""`shopbuilder demo …`: two invented towns to show, and how to sign in there."""

from decimal import Decimal
from time import perf_counter

import click
from flask import current_app
from flask.cli import with_appcontext

from shopbuilder.cli.counting import count_rows
from shopbuilder.demo.loading import OPERATOR, Loaded, load_operator, load_town
from shopbuilder.demo.reading import PHRASE, demo_towns
from shopbuilder.i18n import translate
from shopbuilder.web.addresses import public_address
from shopbuilder.web.formats import number
from tenants.context import CurrentTown
from tenants.errors import N_
from tenants.towns import town_map

ROLES = {
    "trader": N_("trader"),
    "clerk": N_("clerk"),
    "facilitator": N_("facilitator"),
    "operator": N_("operator"),
}


@click.group()
def demo() -> None:
    """Demo towns: load them, see how to sign in."""


demo.result_callback()(count_rows)


@demo.command("load")
@click.option("--quiet", is_flag=True, help="Say nothing when all goes well.")
@with_appcontext
def load(*, quiet: bool) -> None:
    """Load the demo towns; those that are there stay as they are."""
    for sheet in demo_towns():
        started = perf_counter()
        loaded = load_town(sheet)
        if not quiet:
            click.echo(_in_words(loaded, perf_counter() - started))
    load_operator()


def _in_words(loaded: Loaded, seconds: float) -> str:
    if loaded.already:
        return translate(N_("%(town)s: already here."), town=loaded.name)
    return translate(
        N_(
            "%(town)s: %(shops)s shops, %(products)s articles and %(orders)s orders"
            " in %(seconds)s s."
        ),
        town=loaded.name,
        shops=loaded.shops,
        products=loaded.products,
        orders=loaded.orders,
        seconds=number(Decimal(f"{seconds:.1f}")),
    )


@demo.command("sign-ins")
@with_appcontext
def sign_ins() -> None:
    """Print the addresses of the demo and who can sign in there."""
    rows = [(_operator_address(), _role("operator"), OPERATOR, PHRASE)]
    for sheet in demo_towns():
        town = town_map.with_slug(sheet.slug)
        if town is not None:
            rows += [
                (public_address(town), _role(each.role), each.email, PHRASE)
                for each in sheet.accounts
            ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _role(key: str) -> str:
    return translate(ROLES[key])


def _operator_address() -> str:
    host = min(current_app.config["OPERATOR_HOSTS"])
    return public_address(CurrentTown(id=0, slug="", name="", home_host=host))
