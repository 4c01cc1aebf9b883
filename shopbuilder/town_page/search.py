"""Searching the town: shops, trades, streets and goods; who is open comes first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from shopbuilder.i18n import translate
from shopbuilder.profile.queries import closings_by_shop
from shopbuilder.profile.trades import Trade
from shopbuilder.town_page.everyday_words import called
from shopbuilder.town_page.finding import FoundGoods, find_doors, find_goods
from shopbuilder.town_page.listing import ListedShop, from_open_data, listed
from shopbuilder.town_page.queries import Door, doors_of_town
from shopbuilder.town_page.spelling import LONGEST_QUERY, fold, found_in, words_of
from shopbuilder.town_page.turn import in_turn, seed_of
from shopbuilder.web.opening import next_change
from shopbuilder.web.pages import BRIEFLY, in_pages, public_page, published_town
from tenants.clock import now
from tenants.errors import N_

town_search = Blueprint("town_search", __name__)

SHOPS_A_PAGE = 24
#: Trades offered where nothing was asked or found.
_TRADES_SHOWN = 18


@dataclass(frozen=True, slots=True)
class Found:
    """A shop that was found, with what speaks for it."""

    shop: ListedShop
    #: Name, address and price of the first articles found there.
    goods: Sequence[tuple[str, str, str]]
    #: How many more were found there.
    more: int
    #: "the name, the street": where the words stand, in the reader's language.
    where: str


@town_search.get("/recherche")
def search() -> Response:
    """Show what was found, or every shop where nothing was asked."""
    town, at = published_town(), now()
    query, only_open = _asked(), request.args.get("ouvert") == "1"
    words = words_of(query)
    doors, goods = _look_for(query, words)
    shops = listed(doors, at, closings_by_shop())
    seed = seed_of(at.astimezone(town.zone).date(), town.slug)
    wanted = [shop for shop in shops if shop.is_open or not only_open]
    ordered = in_turn(wanted, seed, state=lambda shop: shop.state.kind, slug=lambda shop: shop.slug)
    found = in_pages(ordered, SHOPS_A_PAGE)
    html = render_template(
        "town_page/search.html",
        query=query,
        only_open=only_open,
        found=found,
        results=[_found(shop, words, goods.get(shop.slug, ())) for shop in found.items],
        streets=_streets(shops, words),
        trades=_trades(shops),
        shut=len(shops) - len(wanted),
        open_data=from_open_data(doors),
    )
    return public_page(html, next_change(at, (shop.state for shop in shops)), longest=BRIEFLY)


def _asked() -> str:
    return request.args.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]


def _look_for(query: str, words: Sequence[str]) -> tuple[list[Door], dict[str, list[FoundGoods]]]:
    """Return the shops found and their goods by the shop's slug; all shops for no query."""
    if not query:
        return doors_of_town(), {}
    if not words:
        return [], {}
    by_shop = find_goods(words)
    doors = find_doors(words, list(by_shop))
    return doors, {door.slug: by_shop[door.id] for door in doors if door.id in by_shop}


def _found(shop: ListedShop, words: Sequence[str], goods: Sequence[FoundGoods]) -> Found:
    held = {
        N_("the name"): lambda word: found_in(word, fold(shop.name)),
        N_("the trade"): lambda word: called(word, shop.trade.key),
        N_("the street"): lambda word: found_in(word, fold(shop.street or "")),
        N_("what it says of itself"): lambda word: found_in(word, fold(shop.tagline)),
    }
    where = [translate(place) for place, holds in held.items() if any(map(holds, words))]
    shown = [(item.name, f"{shop.href}/{item.slug}", item.price) for item in goods]
    more = goods[0].total - len(goods) if goods else 0
    return Found(shop, shown, more, ", ".join(where))


def _streets(shops: Sequence[ListedShop], words: Sequence[str]) -> list[tuple[str, str]]:
    """Return name and address of the streets whose name holds all the words."""
    named = {shop.street: f"/rue/{shop.street_slug}" for shop in shops if shop.street}
    if not words:
        return []
    return [
        (name, href)
        for name, href in named.items()
        if all(found_in(word, fold(name)) for word in words)
    ]


def _trades(shops: Sequence[ListedShop]) -> list[tuple[Trade, int]]:
    """Return the trades to choose from with how many shops each has, the most frequent first."""
    counts = Counter(shop.trade for shop in shops if shop.trade.key != "other")
    return counts.most_common(_TRADES_SHOWN)
