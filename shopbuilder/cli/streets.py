"""`shopbuilder street …`: streets written by hand, where open data has none."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from shopbuilder.i18n import translate
from shopbuilder.town_life.models import Street
from shopbuilder.town_life.services import add_street
from tenants.database import db, in_town
from tenants.errors import N_
from tenants.services import town_of_command


@click.group()
def street() -> None:
    """Streets of a town: add, list."""


@street.command("add")
@click.option("--town", required=True, help="The town, by its short name.")
@click.argument("name")
@with_appcontext
def add(town: str, name: str) -> None:
    """Add the street NAME at the end of the walk."""
    with in_town(town_of_command(town)):
        made = add_street(name, actor="command")
        said = translate(
            N_("%(street)s is on the walk, as %(slug)s."), street=made.name, slug=made.slug
        )
    click.echo(said)


@street.command("list")
@click.option("--town", required=True, help="The town, by its short name.")
@with_appcontext
def listing(town: str) -> None:
    """List the streets in walking order."""
    with in_town(town_of_command(town)):
        rows = db.session.execute(
            select(Street.slug, Street.name).order_by(Street.position, Street.id)
        ).all()
    for row in rows:
        click.echo(f"{row.slug}\t{row.name}")
