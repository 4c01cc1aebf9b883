"""`shopbuilder photo …`: add a photo, list, remove, sweep; traders have `/gestion/<shop>/photos`."""

from pathlib import Path
from typing import Final

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from shopbuilder.catalogue.models import Product
from shopbuilder.cli.members import shop_named
from shopbuilder.i18n import translate
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.models import Photo
from shopbuilder.photos.opening import MAX_BYTES
from shopbuilder.photos.services import add_photo, remove_photo
from shopbuilder.photos.sweeping import sweep_photos
from shopbuilder.town_life.models import ShopPerson
from shopbuilder.web.joined_names import of_shop
from shopbuilder.web.media import photo_store
from tenants.database import db, in_town
from tenants.errors import N_
from tenants.models import Shop
from tenants.services import town_of_command

#: How recorded facts name who used a command.
ACTOR: Final = "command"


@click.group()
def photo() -> None:
    """Photos of a shop, its articles, its people: add, list, remove."""


@photo.command("add")
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", required=True, help="The shop, by its address.")
@click.option("--product", help="The article it shows, by its address.")
@click.option("--person", help="Whom it shows, by name.")
@click.option("--alt", required=True, help="What can be seen, in a sentence.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def add(
    town: str, shop: str, product: str | None, person: str | None, alt: str, file: Path
) -> None:
    """Add the photo or drawing FILE (JPEG, HEIC, PNG, WebP, AVIF, GIF or SVG)."""
    if product and person:
        raise click.UsageError(translate(N_("Give the article or the person, not both.")))
    with in_town(town_of_command(town)):
        owner = shop_named(shop)
        added = add_photo(
            owner,
            _read(file),
            alt,
            store=photo_store(),
            actor=ACTOR,
            product=_product(owner, product) if product else None,
            person=_person(owner, person) if person else None,
        )
        said = translate(
            N_("The photo is in the window of %(of_shop)s, as %(key)s."),
            of_shop=of_shop(owner.name),
            key=added.key,
        )
    click.echo(said)


def _read(file: Path) -> bytes:
    """Return the file; of a huge one only enough to be refused."""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _product(shop: Shop, slug: str) -> Product:
    found = db.session.scalar(
        select(Product).where(Product.shop_id == shop.id, Product.slug == slug)
    )
    if found is None:
        raise PhotoRefused(
            N_("%(shop)s has no article “%(name)s”."), shop=shop.name, name=slug[:80]
        )
    return found


def _person(shop: Shop, name: str) -> ShopPerson:
    found = db.session.scalar(
        select(ShopPerson)
        .where(ShopPerson.shop_id == shop.id, ShopPerson.name == name)
        .order_by(ShopPerson.position)
        .limit(1)
    )
    if found is None:
        raise PhotoRefused(
            N_("Nobody called “%(name)s” stands behind the counter of %(of_shop)s."),
            name=name[:80],
            of_shop=of_shop(shop.name),
        )
    return found


@photo.command("list")
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", required=True, help="The shop, by its address.")
@with_appcontext
def listing(town: str, shop: str) -> None:
    """List the photos of a shop: key, article or person, size, what they show."""
    with in_town(town_of_command(town)):
        rows = db.session.execute(
            select(Photo.key, Product.slug, ShopPerson.name, Photo.width, Photo.height, Photo.alt)
            .outerjoin(Product, Product.id == Photo.product_id)
            .outerjoin(ShopPerson, ShopPerson.id == Photo.person_id)
            .where(Photo.shop_id == shop_named(shop).id)
            .order_by(Product.slug.nulls_first(), Photo.position, Photo.id)
        ).all()
    for row in rows:
        shows = row.slug or row.name or "-"
        click.echo(f"{row.key}\t{shows}\t{row.width}x{row.height}\t{row.alt}")


@photo.command("remove")
@click.option("--town", required=True, help="The town, by its short name.")
@click.option("--shop", required=True, help="The shop, by its address.")
@click.argument("key")
@with_appcontext
def remove(town: str, shop: str, key: str) -> None:
    """Take the photo KEY away, with its files."""
    with in_town(town_of_command(town)):
        owner = shop_named(shop)
        remove_photo(owner, key, store=photo_store(), actor=ACTOR)
        said = translate(
            N_("The photo is gone from the window of %(of_shop)s."), of_shop=of_shop(owner.name)
        )
    click.echo(said)


@photo.command("sweep")
@click.option("--town", required=True, help="The town, by its short name.")
@with_appcontext
def sweep(town: str) -> None:
    """Take away the files that no photo names any more; the worker does so every hour."""
    with in_town(town_of_command(town)):
        swept = sweep_photos(photo_store())
    said = N_("Swept: %(rows)s photos that nobody wanted any more, files of %(files)s.")
    click.echo(translate(said, rows=swept.rows, files=swept.files))
