"""From a question in words to the shops that may know: those whose trade, words or goods match best.

Who matches is decided by the words alone; among shops that match alike the published order of lists
decides, as everywhere. Nobody is asked before she who asks has seen whom.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from shopbuilder.advice.ask import MOST_SHOPS
from shopbuilder.advice.waits import reply_minutes
from shopbuilder.advice.whom import answers_here, tired_shops
from shopbuilder.catalogue.models import Product
from shopbuilder.i18n import translate
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.town_page.asking_words import folded_stems, pattern_of, stem, telling_words
from shopbuilder.town_page.everyday_words import trades_for, trades_named
from shopbuilder.town_page.listing import ListedShop, listed
from shopbuilder.town_page.queries import Door, doors_of_town
from shopbuilder.town_page.spelling import fold
from shopbuilder.web.reply_times import reply_time
from shopbuilder.web.turn import in_turn, seed_of
from tenants.context import current_town
from tenants.database import db

#: What a word weighs that names the trade, stands in the shop's name or on its shelf, or in a story.
_TRADE, _NAME, _GOODS, _STORY = 4, 3, 2, 1
#: One word that stands in a story alone is chance.
_LEAST: Final = 2
#: Articles looked through for the words of one question.
_MOST_GOODS: Final = 3000


@dataclass(frozen=True, slots=True)
class Suggested:
    """A shop that may know."""

    shop: ListedShop
    #: How fast it replies, in words; "" where nothing is known.
    replies: str
    #: The asker's own words that led there.
    because: Sequence[str]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Whom a question could go to, and which trades there are to choose from instead."""

    shops: Sequence[Suggested]
    trades: Sequence[Trade]


def whom_to_ask(text: str, at: datetime, per_shop: int, trade: str = "") -> Suggestions:
    """Return the shops that may know, at most five; those of one trade where it is named."""
    tired = set(tired_shops(per_shop))
    doors = [door for door in doors_of_town(answers_here()) if door.id not in tired]
    found = _of_trade(doors, trade) if trade else _matching(doors, telling_words(text))
    ranked = _ranked([door for door in doors if door.id in found], found, at)[:MOST_SHOPS]
    minutes = reply_minutes([door.id for door, _ in ranked])
    return Suggestions(
        [
            Suggested(shop, reply_time(minutes.get(door.id)), found[door.id].because)
            for door, shop in ranked
        ],
        _trades(doors),
    )


@dataclass(frozen=True, slots=True)
class _Match:
    weight: int
    because: Sequence[str]


def _of_trade(doors: Sequence[Door], trade: str) -> Mapping[int, _Match]:
    return {door.id: _Match(1, ()) for door in doors if door.trade == trade}


def _matching(doors: Sequence[Door], words: Mapping[str, str]) -> Mapping[int, _Match]:
    """Return the shops that match more than half as well as the best one."""
    stems = {word: stem(word) for word in words}
    needs = trades_for(list(words))
    called = {word: trades_named(word) | needs[word] for word in words}
    stories, goods = _stories(), _goods(set(stems.values()))
    found: dict[int, _Match] = {}
    for door in doors:
        named = folded_stems(door.name)
        told = folded_stems(f"{door.tagline} {stories.get(door.id, '')}")
        weights = {
            word: max(
                _TRADE * (door.trade in called[word]),
                _NAME * (stems[word] in named),
                _GOODS * (stems[word] in goods.get(door.id, ())),
                _STORY * (stems[word] in told),
            )
            for word in words
        }
        because = [words[word] for word, weight in weights.items() if weight]
        if because:
            # Who answers to all of a question's words is meant more than who answers to one.
            found[door.id] = _Match(sum(weights.values()) * len(because), because)
    return _near_the_best(found)


def _near_the_best(found: Mapping[int, _Match]) -> Mapping[int, _Match]:
    best = max((match.weight for match in found.values()), default=0)
    return {
        shop: match
        for shop, match in found.items()
        if match.weight >= _LEAST and match.weight * 2 > best
    }


def _stories() -> Mapping[int, str]:
    rows = db.session.execute(
        select(ShopProfile.shop_id, ShopProfile.story).where(ShopProfile.story != "")
    )
    return {row.shop_id: row.story for row in rows}


def _goods(stems: Collection[str]) -> Mapping[int, set[str]]:
    """Return the stems that stand on the shelves of each shop: one statement."""
    if not stems:
        return {}
    name = func.lower(func.unaccent(func.concat_ws(" ", Product.name, Product.category)))
    rows = db.session.execute(
        select(Product.shop_id, Product.name, Product.category)
        .where(Product.published, name.regexp_match(pattern_of(stems)))
        .order_by(Product.id)
        .limit(_MOST_GOODS)
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        held = folded_stems(f"{row.name} {row.category}") & set(stems)
        found.setdefault(row.shop_id, set()).update(held)
    return found


def _ranked(
    doors: Sequence[Door], found: Mapping[int, _Match], at: datetime
) -> list[tuple[Door, ListedShop]]:
    """Order by how well they match; those that match alike in the turn of the day."""
    town = current_town()
    shops = listed(doors, at)
    by_slug = {door.slug: door for door in doors}
    seed = seed_of(at.astimezone(town.zone).date(), town.slug)
    turned = in_turn(
        shops, seed, state=lambda shop: shop.state.kind, slug=lambda shop: shop.slug
    )  # fmt: skip
    pairs = [(by_slug[shop.slug], shop) for shop in turned]
    return sorted(pairs, key=lambda pair: -found[pair[0].id].weight)


def _trades(doors: Sequence[Door]) -> Sequence[Trade]:
    """Return the trades of these shops by their name in the reader's language."""
    trades = {door.trade: trade_of(door.trade) for door in doors if door.trade != "other"}
    return sorted(trades.values(), key=lambda trade: fold(translate(trade.name)))
