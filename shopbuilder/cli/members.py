"""`shopbuilder member …` and `shopbuilder operator …`."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from shopbuilder.i18n import translate
from shopbuilder.profile.services import take_over
from tenants.database import db, in_town
from tenants.errors import N_
from tenants.models import Shop
from tenants.services import ShopRefused, add_member, add_operator, town_of_command


def shop_named(slug: str) -> Shop:
    """Return the shop of the town entered at that address; raises ShopRefused."""
    shop = db.session.scalar(select(Shop).where(Shop.slug == slug))
    if shop is None:
        raise ShopRefused(N_("There is no shop “%(slug)s” in this town."), slug=slug)
    return shop


@click.group()
def member() -> None:
    """People of a town: traders, clerks, facilitators."""


@member.command("add")
@click.option("--town", required=True, help="The town, by its short name.")
@click.option(
    "--role",
    type=click.Choice(["trader", "clerk", "facilitator"]),
    required=True,
    help="What this person does in the town.",
)
@click.option("--shop", help="The trader's shop, by its address.")
@click.option("--password", help="For a new account; asked for when absent.")
@click.argument("email")
@click.argument("name")
@with_appcontext
def add(
    town: str, role: str, shop: str | None, password: str | None, email: str, name: str
) -> None:
    """Give the person NAME with EMAIL a role in a town. A trader's shop is held from then on."""
    with in_town(town_of_command(town)):
        place = shop_named(shop) if shop else None
        secret = password or click.prompt(
            translate(N_("Password")), hide_input=True, confirmation_prompt=True
        )
        add_member(email, name, role, shop=place, password=secret)
        if place is not None:
            take_over(place, actor="command")
    click.echo(translate(N_("%(name)s can sign in as %(role)s."), name=name, role=role))


@click.group()
def operator() -> None:
    """People who run the installation."""


@operator.command("add")
@click.argument("email")
@click.option(
    "--password",
    prompt="Password",
    hide_input=True,
    confirmation_prompt=True,
    help="Asked for when absent, which keeps it out of the shell's history.",
)
@with_appcontext
def add_one(email: str, password: str) -> None:
    """Add an operator, or change the password of one."""
    add_operator(email, password)
    click.echo(translate(N_("%(email)s can sign in on the operator host."), email=email))
