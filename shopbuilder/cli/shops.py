"""`shopbuilder shop …`: admit, place, hours and mode, until the clerk has screens."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from shopbuilder.cli.members import shop_named
from shopbuilder.i18n import translate
from shopbuilder.profile.errors import DutiesMissing
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.services import (
    open_shop,
    readmit,
    set_hours,
    set_identity,
    set_mode,
    set_place,
    suspend,
    take_over,
)
from shopbuilder.profile.trades import TRADES
from shopbuilder.town_life.services import street_named
from shopbuilder.web.joined_names import of_shop
from tenants.database import db, in_town
from tenants.errors import N_
from tenants.models import Shop
from tenants.services import town_of_command

#: How recorded facts name who used a command.
ACTOR: Final = "command"
P = ParamSpec("P")


@click.group()
def shop() -> None:
    """Shops of a town: admit, set place, set hours, set mode, suspend."""


def on_shop(action: Callable[Concatenate[Shop, P], str]) -> Callable[..., None]:
    """Let a command act on the SHOP of a --town, given by its address, and print what it says."""

    @click.option("--town", required=True, help="The town, by its short name.")
    @click.argument("shop")
    @with_appcontext
    @wraps(action)
    def run(town: str, shop: str, *args: P.args, **options: P.kwargs) -> None:
        with in_town(town_of_command(town)):
            said = action(shop_named(shop), *args, **options)
        click.echo(said)

    return run


@shop.command("admit")
@click.option("--town", required=True, help="The town, by its short name.")
@click.option(
    "--trade",
    type=click.Choice(list(TRADES)),
    default="other",
    show_default=True,
    help="What it sells or does.",
)
@click.option("--slug", help="The address; made of the name when absent.")
@click.argument("name")
@with_appcontext
def admit(town: str, trade: str, slug: str | None, name: str) -> None:
    """Admit the shop NAME. A shop of that name stays as it is, unless a new --slug is given."""
    with in_town(town_of_command(town)):
        known = None if slug else _of_name(name)
        place = known or open_shop(name, trade, slug=slug, actor=ACTOR)
        sentence = N_("%(shop)s is here already, at /%(slug)s.") if known else ADMITTED
        said = translate(sentence, shop=place.name, slug=place.slug)
    click.echo(said)


ADMITTED: Final = N_("%(shop)s is admitted, at /%(slug)s.")


def _of_name(name: str) -> Shop | None:
    return db.session.scalar(select(Shop).where(Shop.name == " ".join(name.split())).limit(1))


@shop.command("list")
@click.option("--town", required=True, help="The town, by its short name.")
@with_appcontext
def listing(town: str) -> None:
    """List the shops: address, name, trade, mode, trader or not, status, hours."""
    with in_town(town_of_command(town)):
        rows = db.session.execute(
            select(
                Shop.slug,
                Shop.name,
                ShopProfile.trade,
                ShopProfile.mode,
                ShopProfile.taken_over,
                Shop.status,
                ShopProfile.opening_hours,
            )
            .join(ShopProfile, ShopProfile.shop_id == Shop.id)
            .order_by(Shop.slug)
        ).all()
    for row in rows:
        held = "trader" if row.taken_over else "-"
        cells = (*row[:4], held, row.status, row.opening_hours or "?")
        click.echo("\t".join(cells))


@shop.command("set-place")
@on_shop
@click.option("--street", required=True, help="Its name or its address.")
@click.option("--number", default="", help="House number, “12 bis”.")
@click.option("--door-order", type=float, help="Place along the street; read from the number.")
@click.option("--position", type=(float, float), help="Latitude and longitude, in degrees.")
def place(
    shop: Shop,
    street: str,
    number: str,
    door_order: float | None,
    position: tuple[float, float] | None,
) -> str:
    """Put SHOP at a door of a street."""
    found = street_named(street)
    set_place(
        shop,
        street_id=found.id,
        house_number=number,
        door_order=door_order,
        position=position,
        actor=ACTOR,
    )
    where = f"{number} {found.name}".strip()
    return translate(N_("%(shop)s stands at %(place)s."), shop=shop.name, place=where)


@shop.command("set-hours")
@on_shop
@click.argument("value", required=False)
@click.option("--unknown", is_flag=True, help="Nobody knows them.")
def hours(shop: Shop, value: str | None, *, unknown: bool) -> str:
    """Set the hours of SHOP, VALUE as OpenStreetMap writes them: “Tu-Sa 09:00-12:00,14:00-19:00”."""
    if (value is None) != unknown:
        raise click.UsageError(translate(N_("Give the hours, or --unknown.")))
    set_hours(shop, value, actor=ACTOR)
    return translate(N_("The hours of %(of_shop)s are saved."), of_shop=of_shop(shop.name))


@shop.command("set-mode")
@on_shop
@click.argument("mode", type=click.Choice(["window", "reserve", "sell"]))
def mode(shop: Shop, mode: str) -> str:
    """Let SHOP show (window), put aside (reserve) or sell."""
    try:
        set_mode(shop, mode, actor=ACTOR)
    except DutiesMissing as missing:
        for duty in missing.duties:
            click.echo(f"- {translate(duty)}", err=True)
        raise
    return translate(
        N_("The mode of %(of_shop)s is now “%(mode)s”."), of_shop=of_shop(shop.name), mode=mode
    )


@shop.command("set-legal")
@on_shop
@click.option("--name", "legal_name", help="Legal name of the business.")
@click.option("--form", "legal_form", help="SARL, EI, SAS…")
@click.option("--address", "legal_address", help="Address of the business.")
@click.option("--siret", help="Register number: SIRET in France, BCE in Belgium.")
@click.option("--vat", "vat_number", help="VAT number.")
@click.option("--mediator", help="Name and address of the consumer mediator.")
@click.option("--phone", help="Telephone number for customers.")
@click.option("--email", help="E-mail address for customers.")
def legal(shop: Shop, /, **facts: str | None) -> str:
    """Say who stands behind SHOP; what is left out stays as it is."""
    given: Mapping[str, Any] = {name: text for name, text in facts.items() if text is not None}
    set_identity(shop, given, actor=ACTOR)
    return translate(
        N_("The legal information of %(of_shop)s is saved."), of_shop=of_shop(shop.name)
    )


@shop.command("take-over")
@on_shop
def taken(shop: Shop) -> str:
    """Note that a trader answers for SHOP: what it offers can be ordered."""
    take_over(shop, actor=ACTOR)
    return translate(N_("%(shop)s is held by its trader."), shop=shop.name)


@shop.command("suspend")
@on_shop
def suspended(shop: Shop) -> str:
    """Take SHOP off the town's pages."""
    suspend(shop, actor=ACTOR)
    return translate(N_("%(shop)s is suspended."), shop=shop.name)


@shop.command("readmit")
@on_shop
def readmitted(shop: Shop) -> str:
    """Show SHOP again."""
    readmit(shop, actor=ACTOR)
    return translate(N_("%(shop)s is shown again."), shop=shop.name)
