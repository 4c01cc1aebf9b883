"""`shopbuilder town …`."""

import click
from flask.cli import with_appcontext

from shopbuilder.i18n import translate
from tenants.errors import N_
from tenants.services import add_host, create_town, describe_town, town_of_command
from tenants.towns import town_map


@click.group()
def town() -> None:
    """Towns: create, list, add a host, describe."""


@town.command("create")
@click.argument("slug")
@click.argument("name")
@click.option("--host", "hosts", multiple=True, help="Host name; the first one is home.")
@click.option("--timezone", default="Europe/Paris", show_default=True, help="Its time zone.")
@click.option("--country", default="FR", show_default=True, help="Its country, in two letters.")
@click.option("--subdivision", help="Département, where it has holidays of its own (57, 67, 68…).")
@click.option(
    "--kind",
    type=click.Choice(["commune", "association"]),
    default="commune",
    show_default=True,
    help="Who runs it: the commune, or an association of traders.",
)
@click.option("--tagline", default="", help="One sentence under the name.")
@click.option("--email", default="", help="Where the town can be reached.")
@click.option("--postcode", default="", help="Its postcode.")
@with_appcontext
def create(slug: str, name: str, hosts: tuple[str, ...], email: str, **more: str) -> None:
    """Create the town NAME, known as SLUG."""
    hosts = hosts or (f"{slug}.localhost",)
    made = create_town(slug, name, hosts=hosts, contact_email=email, **more)
    click.echo(translate(N_("%(town)s is open at %(host)s."), town=made.name, host=made.home_host))


@town.command("describe")
@click.argument("slug")
@click.option("--address", "legal_address", help="Postal address of the town hall.")
@click.option("--director", help="Publication director: usually the mayor.")
@click.option("--hosting", help="Name, address and telephone of whoever hosts the site.")
@click.option("--email", "contact_email", help="Where the town can be reached.")
@click.option("--phone", "contact_phone", help="Its telephone number.")
@click.option(
    "--conformity",
    type=click.Choice(["none", "part", "full"]),
    help="What an audit under the RGAA found; none without one.",
)
@with_appcontext
def describe(slug: str, **said: str | None) -> None:
    """Say what the legal pages of the town SLUG have to name."""
    given = {name: value.strip() for name, value in said.items() if value is not None}
    found = town_of_command(slug)
    if given:
        describe_town(found, **given)
    click.echo(translate(N_("%(town)s: the legal pages are up to date."), town=found.name))


@town.command("list")
@with_appcontext
def listing() -> None:
    """List the towns and their home hosts."""
    for each in town_map.every():
        click.echo(f"{each.slug}\t{each.name}\t{each.home_host}")


@town.command("add-host")
@click.argument("slug")
@click.argument("host")
@with_appcontext
def host(slug: str, host: str) -> None:
    """Let the town SLUG answer at HOST too."""
    found = town_of_command(slug)
    add_host(found, host)
    click.echo(translate(N_("%(town)s answers at %(host)s."), town=found.name, host=host))
