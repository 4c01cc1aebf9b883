"""The shop's articles as a file: what she brought in, she takes out."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from shopbuilder.exports.products import products_as_csv
from shopbuilder.web.downloads import download
from tenants.access import shop_of_trader
from tenants.accounts.sessions import signed_in

trader_export = Blueprint("trader_export", __name__, url_prefix="/gestion/<shop>")


@trader_export.get("/articles.csv")
def articles(shop: str) -> ResponseReturnValue:
    """Send all articles of the shop as a table for spreadsheets."""
    place = shop_of_trader(signed_in(), shop)
    return download(products_as_csv(place.id), f"{place.slug}-articles", "csv")
