"""The town's shops, and the articles of each, as files: a town takes with it what it gathered."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from shopbuilder.exports.products import products_as_csv
from shopbuilder.exports.shops import shops_as_csv, shops_as_geojson
from shopbuilder.web.downloads import download
from shopbuilder.web.pages import slug
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.context import current_town
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop

town_hall_export = Blueprint("town_hall_export", __name__, url_prefix="/mairie")


@town_hall_export.get("/boutiques.csv")
def shops_table() -> ResponseReturnValue:
    """Send the shops as a table for spreadsheets."""
    clerk_of_town(signed_in())
    return download(shops_as_csv(), f"{current_town().slug}-boutiques", "csv")


@town_hall_export.get("/boutiques.geojson")
def shops_map() -> ResponseReturnValue:
    """Send the shops as a map."""
    clerk_of_town(signed_in())
    return download(shops_as_geojson(), f"{current_town().slug}-boutiques", "geojson")


@town_hall_export.get("/boutiques/<shop>/articles.csv")
def articles(shop: str) -> ResponseReturnValue:
    """Send all articles of a shop as a table for spreadsheets."""
    clerk_of_town(signed_in())
    place = db.session.scalar(select(Shop).where(Shop.slug == slug(shop)))
    if place is None:
        raise NotFound
    return download(products_as_csv(place.id), f"{place.slug}-articles", "csv")
