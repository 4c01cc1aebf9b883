"""The shelf: prices and stocks changed where they stand, and changed back with one tap."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from shopbuilder.catalogue.errors import ShelfMoved, ShelfRefused
from shopbuilder.catalogue.queries import Kept, shelf_of
from shopbuilder.catalogue.services import (
    OnShelf,
    ShelfChange,
    change_variant,
    hide_product,
    show_product,
)
from shopbuilder.i18n import refusal_in_words
from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.tables.values import price_in_cents, stock_count
from shopbuilder.ordering.queries import counts_of_shop
from shopbuilder.trader.frame import counter_page
from shopbuilder.trader.words import amount
from shopbuilder.web.forms import field
from shopbuilder.web.pages import page_number
from tenants.access import shop_of_trader
from tenants.accounts.sessions import actor, signed_in
from tenants.errors import N_, Refusal
from tenants.models import Shop

trader_articles = Blueprint("trader_articles", __name__, url_prefix="/gestion/<shop>/articles")

TAB: Final = "trader_articles.articles"
NUMBER: Final = "<int(max=999999999999):number>"
#: Key of the cookie's session under which the last change waits to be undone.
UNDO: Final = "undo"
#: What is left to do: word in the address, key of the shelf, its label.
ONLY: Final = (
    ("sans-prix", "unpriced", N_("No price")),
    ("allergenes", "asks", N_("Allergens to confirm")),
    ("epuises", "sold_out", N_("Sold out")),
    ("caches", "hidden", N_("Hidden")),
)
_KEYS: Final[Mapping[str, str]] = {word: key for word, key, _ in ONLY}


@dataclass(frozen=True)
class Said:
    """What a row says beside its fields: a change just made, or why one was refused."""

    variant_id: int
    change: ShelfChange | None = None
    refusal: Refusal | None = None
    #: As typed, to be corrected and not typed again.
    price: str = ""
    stock: str = ""


@trader_articles.get("")
def articles(shop: str) -> ResponseReturnValue:
    """List the articles, with price and stock as fields; `q` searches, `voir` shows what is to do."""
    place = shop_of_trader(signed_in(), shop)
    return _list(place, _last_change())


@trader_articles.post(f"/{NUMBER}")
def change(shop: str, number: int) -> ResponseReturnValue:
    """Change price and stock of a variant; what was refused is said in its row."""
    place = shop_of_trader(signed_in(), shop)
    try:
        made = change_variant(place, number, seen=_seen(), wanted=_wanted(), actor=actor())
    except (ValueRefused, ShelfRefused, ShelfMoved) as refusal:
        typed = Said(number, refusal=refusal, price=field("prix"), stock=field("stock"))
        return _list(place, typed)
    if made.before != made.after:
        session[UNDO] = _kept(made)
    return _back(place, f"v{number}")


@trader_articles.post(f"/{NUMBER}/vitrine")
def window(shop: str, number: int) -> ResponseReturnValue:
    """Hide an article or show it again."""
    place = shop_of_trader(signed_in(), shop)
    verb = show_product if field("visible") == "1" else hide_product
    try:
        verb(place, number, actor=actor())
    except ShelfRefused as refusal:
        flash(refusal_in_words(refusal), "error")
    return _back(place, f"a{number}", garde=number)


def _list(place: Shop, said: Said | None) -> ResponseReturnValue:
    search = request.values.get("q", "")[:100].replace("\x00", "").strip()
    only = request.values.get("voir", "")
    kept = Kept(said.variant_id if said else 0, request.args.get("garde", 0, type=_number))
    shelf = shelf_of(
        place.id, search=search, only=_KEYS.get(only, ""), kept=kept, page=page_number()
    )
    page = counter_page(
        "trader/articles.html",
        place,
        TAB,
        waiting=counts_of_shop(place.id)["placed"],
        shelf=shelf,
        search=search,
        only=only if only in _KEYS else "",
        choices=[(word, label, shelf.to_do[key]) for word, key, label in ONLY],
        said=said,
        opened=kept.product_id,
        amount=amount,
    )
    return page, said.refusal.status if said and said.refusal else 200


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 13 else 0


def _back(place: Shop, anchor: str, *, garde: int | None = None) -> ResponseReturnValue:
    search, only, page = field("q") or None, field("voir") or None, request.args.get("page")
    where = url_for(
        TAB, shop=place.slug, q=search, voir=only, page=page, garde=garde, _anchor=anchor
    )
    return redirect(where)


def _wanted() -> OnShelf:
    """Return what was typed: "4,20" is a price, no stock is "not counted". Raises ValueRefused."""
    stock = field("stock")
    return OnShelf(price_in_cents(field("prix")), stock_count(stock) if stock else None)


def _seen() -> OnShelf:
    """Return what the page showed when the trader began to type."""
    stock = field("stock_vu")
    return OnShelf(_whole(field("prix_vu")), _whole(stock) if stock else None)


def _whole(text: str) -> int:
    """Read a number that the page itself wrote; anything else was never our form."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise BadRequest
    return int(text)


def _kept(made: ShelfChange) -> list[int | None]:
    before, after = made.before, made.after
    return [made.variant_id, before.price_cents, before.stock, after.price_cents, after.stock]


def _last_change() -> Said | None:
    """Return the change to say and to offer to undo, once."""
    kept = session.pop(UNDO, None)
    if kept is None:
        return None
    variant_id, *values = kept
    before, after = OnShelf(*values[:2]), OnShelf(*values[2:])
    return Said(variant_id, ShelfChange(variant_id, before, after))
