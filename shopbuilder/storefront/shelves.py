"""What stands on the shelves of a shop: a glance at them, one shelf in pictures, or all of it as a list.

A page shows so much that it stays light on an old telephone; the rest is a tap away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask import request

from shopbuilder.storefront.goods import Category, Goods, categories_of, goods_of
from shopbuilder.storefront.labels import Card, card_of
from shopbuilder.storefront.queries import ShopWindow
from shopbuilder.web.pages import page_of

#: Articles shown on the page of the shop itself.
AT_A_GLANCE: Final = 4
#: Pictures on one page of a shelf, lines on one page of the list of everything.
PICTURES_A_PAGE: Final = 8
LINES_A_PAGE: Final = 60
#: What an address asks for a list of articles with; without any it asks for the shop.
_ASKING: Final = frozenset({"rayon", "articles", "page"})


@dataclass(frozen=True, slots=True)
class Shelves:
    """Articles of a shop, ready to be shown."""

    shelves: Sequence[Category]
    #: The one shown, None for all of them.
    shelf: str | None
    page: int
    pages: int
    #: Shelf after shelf: its name, its cards.
    goods: Sequence[tuple[str, Sequence[Card]]]
    #: How many articles there are on what is shown, with those of other pages.
    total: int

    @property
    def has_orderable(self) -> bool:
        """Whether a card has an article to put in the basket at one tap."""
        return any(card.variant_id for _, cards in self.goods for card in cards)


def list_is_asked() -> bool:
    """Tell whether the request asks for articles, not for the shop."""
    return not _ASKING.isdisjoint(request.args)


def at_a_glance(window: ShopWindow) -> Shelves:
    """Return the first few articles; two statements."""
    shelves = categories_of(window.terms.id)
    total = sum(each.count for each in shelves)
    goods = goods_of(window.terms.id, None, 1, AT_A_GLANCE) if total else []
    return Shelves(shelves, None, 1, 1, _cards(window, goods), total)


def listed(window: ShopWindow) -> Shelves:
    """Return a page of the shelf asked for; of everything where there is none of that name."""
    shelves = categories_of(window.terms.id)
    asked = request.args.get("rayon")
    shelf = next((each.name for each in shelves if each.name == asked), None)
    a_page = LINES_A_PAGE if shelf is None else PICTURES_A_PAGE
    total = sum(each.count for each in shelves if shelf in {None, each.name})
    page, pages = page_of(total, a_page)
    goods = goods_of(window.terms.id, shelf, page, a_page) if total else []
    return Shelves(shelves, shelf, page, pages, _cards(window, goods), total)


def _cards(window: ShopWindow, goods: Sequence[Goods]) -> list[tuple[str, list[Card]]]:
    terms = window.terms
    return [
        (category, [card_of(each, terms.slug, terms.trade) for each in group])
        for category, group in groupby(goods, key=lambda each: each.category)
    ]
