"""The page of results: filters, tiers, and within a tier the published order of shops."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple

from shopbuilder.i18n import translate
from shopbuilder.profile.trades import TRADES, Trade
from shopbuilder.town_page.asking import Asked, respelled, trade_in_address
from shopbuilder.town_page.diets import DIETS
from shopbuilder.town_page.finding import Found, Shelf
from shopbuilder.town_page.listing import ListedShop, from_open_data, listed
from shopbuilder.town_page.queries import Door, doors_of_town, street_named
from shopbuilder.town_page.spelling import fold
from shopbuilder.web.opening import next_change
from shopbuilder.web.pages import Pages, in_pages
from shopbuilder.web.rendezvous.leaves import leaves, turns
from shopbuilder.web.turn import in_turn, seed_of
from tenants.context import CurrentTown
from tenants.errors import N_

SHOPS_A_PAGE: Final = 12
#: Trades offered where nothing was asked or found.
_TRADES_SHOWN: Final = 12
_ENTRIES_SHOWN: Final = 6
#: From this tier on nothing is called as was asked.
_UNSURE: Final = 3
#: What is said above the shops of a tier where a better one stands above it.
_ABOVE: Final = {
    1: "",
    2: N_("On the shelves of"),
    3: N_("Also mentioned by"),
    4: N_("Spelt a little differently"),
    5: N_("Not quite that, but close"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """A shop that was found, with what speaks for it."""

    shop: ListedShop
    #: See `shopbuilder.search.queries.Hit`.
    tier: int
    shelf: Shelf
    #: "son métier · dans son nom".
    why: str


class Choice(NamedTuple):
    """An option of a filter: as addresses have it, its name, how many shops (0: not counted)."""

    value: str
    name: str
    shops: int


@dataclass(frozen=True, slots=True)
class Group:
    """The shops of one tier, with what is said above them ("" where nothing need be said)."""

    above: str
    results: Sequence[Result]
    #: They are named in a line each: what they have is a mention beside the thing itself.
    brief: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    door: Door
    shop: ListedShop
    tier: int


class Results:
    """Everything the page shows of a question at an instant."""

    def __init__(self, asked: Asked, town: CurrentTown, at: datetime) -> None:
        self.asked = asked
        self._found = Found(asked)
        doors = doors_of_town() if asked.is_empty else self._found.doors()
        self._candidates = self._in_tiers(doors, at)
        #: Name of the street chosen, its address where the town has no such street.
        self.street_name = _street_named(asked.street)
        seed = seed_of(at.astimezone(town.zone).date(), town.slug)
        kept = [each for each in self._candidates if self._passes(each.shop)]
        are_open = [each for each in kept if each.shop.is_open]
        self.open_count = len(are_open)
        wanted = are_open if asked.only_open else kept
        self._page = in_pages(self._ordered(wanted, seed), SHOPS_A_PAGE)
        #: How many "open now" left out.
        self.shut = len(kept) - len(wanted)
        self.results = self._results()
        coming = self._found.entries(at)
        self.entries = leaves(coming, town.zone, most=_ENTRIES_SHOWN)
        changes = next_change(at, [each.shop.state for each in self._candidates])
        self.changes_at = min([changes, *turns(coming, at)])
        self.open_data = from_open_data(doors)
        #: Trades to begin with, where nothing is asked or nothing found.
        self.trades = self._trades() if asked.is_empty or self._shows_nothing else []

    def _in_tiers(self, doors: Sequence[Door], at: datetime) -> list[_Candidate]:
        shops = listed(doors, at)
        tier = self._found.tier_of
        return [
            _Candidate(door, shop, tier(door.id)) for door, shop in zip(doors, shops, strict=True)
        ]

    @property
    def _shows_nothing(self) -> bool:
        return not (self.results or self.streets or self.entries)

    @property
    def _is_in_vain(self) -> bool:
        return not (self._candidates or self.streets or self.entries)

    def _passes(self, shop: ListedShop) -> bool:
        asked = self.asked
        return (not asked.trade or shop.trade.key == asked.trade) and (
            not asked.street or shop.street_slug == asked.street
        )

    def _ordered(self, wanted: Sequence[_Candidate], seed: str) -> list[_Candidate]:
        turned = in_turn(
            wanted, seed, state=lambda each: each.shop.state.kind, slug=lambda each: each.shop.slug
        )
        return sorted(turned, key=lambda each: each.tier)

    def _results(self) -> list[Result]:
        shown = self._page.items
        shelves = self._found.goods_of([each.door.id for each in shown])
        return [
            Result(
                each.shop,
                each.tier,
                shelves.get(each.door.id, Shelf()),
                self._found.why(each.door, goods=each.door.id in shelves),
            )
            for each in shown
        ]

    @property
    def found(self) -> Pages[_Candidate]:
        """The page of shops: its number and the total."""
        return self._page

    @property
    def groups(self) -> list[Group]:
        """The shops of the page, tier by tier."""
        best = min((each.tier for each in self._candidates), default=1)
        return [
            Group(
                translate(_ABOVE[tier]) if tier > best or tier > _UNSURE else "",
                list(results),
                brief=best < tier == _UNSURE,
            )
            for tier, results in groupby(self.results, key=lambda each: each.tier)
        ]

    @property
    def streets(self) -> Sequence[tuple[str, str]]:
        """Name and address of the streets that were found."""
        return self._found.streets

    @property
    def spelled(self) -> str:
        """The question as it may have been meant, "" where something is called just so.

        What leads to nothing is not offered: it may be the name of a shop that has gone.
        """
        sure = any(each.tier < _UNSURE for each in self._candidates) or self.streets
        return "" if sure or self._is_in_vain else respelled(self.asked.query, self._found.words)

    @property
    def agenda_first(self) -> bool:
        """Whether the agenda is shown before the shops."""
        return bool(self.entries) and self._found.agenda_is_meant

    @property
    def trades_to_choose(self) -> list[Choice]:
        """Each trade among what was found, and the one that is chosen, by name."""
        counts = Counter(each.shop.trade.key for each in self._candidates)
        keys = {*counts, self.asked.trade} - {""}
        names = ((translate(TRADES[key].name), key) for key in keys)
        named = sorted(names, key=lambda each: fold(each[0]))
        return [Choice(trade_in_address(key), name, counts[key]) for name, key in named]

    @property
    def streets_to_choose(self) -> list[Choice]:
        """Each street among what was found, and the one that is chosen, by name."""
        counts = Counter(
            (each.shop.street or "", each.shop.street_slug or "") for each in self._candidates
        )
        keys = {*counts, (self.street_name, self.asked.street)}
        in_order = sorted(keys, key=lambda each: (fold(each[0]), each))
        return [Choice(slug, name, counts[name, slug]) for name, slug in in_order if slug]

    @property
    def diets_to_choose(self) -> list[Choice]:
        """Each diet; how many shops is not counted."""
        return [Choice(key, translate(diet.name), 0) for key, diet in DIETS.items()]

    @property
    def has_food(self) -> bool:
        """Whether a diet can be asked for."""
        return any(each.shop.trade.food for each in self._candidates)

    @property
    def more_trades(self) -> bool:
        """Whether trades are left out of those to begin with."""
        return len(self.trades) == _TRADES_SHOWN

    def _trades(self) -> list[tuple[Trade, str, int]]:
        """Return the trades of the town with their addresses, those that come close first."""
        doors = [each.door for each in self._candidates] or doors_of_town()
        near = {trade for word in self._found.words for trade in word.trades_near}
        counts = Counter(door.trade for door in doors if door.trade in TRADES)
        del counts["other"]
        ranked = sorted(counts.items(), key=lambda each: (each[0] not in near, -each[1]))
        return [
            (TRADES[key], trade_in_address(key), count) for key, count in ranked[:_TRADES_SHOWN]
        ]


def _street_named(address: str) -> str:
    return street_named(address) or address if address else ""
