"""What was found in a town, with what speaks for it: shops with their goods, streets, entries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.i18n import translate
from shopbuilder.search.queries import Hit, hits, spellings
from shopbuilder.search.questions import Word, question
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import COMING, occurrences
from shopbuilder.town_life.models import AgendaEntry
from shopbuilder.town_page.asking import Asked, meant
from shopbuilder.town_page.diets import DIETS
from shopbuilder.town_page.everyday_words import written
from shopbuilder.town_page.queries import Door, doors_of_town
from shopbuilder.web.languages import here
from shopbuilder.web.prices import amount_from
from tenants.database import db
from tenants.errors import N_
from tenants.models import Shop

#: Names that match: what is only told of a street or spelled otherwise is no street that was meant.
_NAMED: Final = 2
#: What is found by some of the words alone.
PARTLY: Final = 5
_STREETS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Goods:
    """An article that was found, as a line under its shop."""

    name: str
    href: str
    #: In words: "à partir de 3,20 €".
    price: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found on the shelves of a shop: the first articles, and how many more."""

    goods: Sequence[Goods] = ()
    more: int = 0


class Found:
    """What the database has for a question, before the filters and the order of the page."""

    def __init__(self, asked: Asked) -> None:
        words = asked.words
        #: The words with all they may stand for.
        self.words: Sequence[Word] = meant(words, spellings(words)) if words else ()
        self._shops: dict[int, Hit] = {}
        self._goods: dict[int, Hit] = {}
        self._entries: list[Hit] = []
        #: Name and address of streets.
        self.streets: list[tuple[str, str]] = []
        diet = DIETS[asked.diet_meant].lexeme if asked.diet_meant else ""
        if not asked.is_empty and (words or diet):
            self._sort(hits(question(self.words, diet)))

    def _sort(self, found: Iterable[Hit]) -> None:
        for hit in found:
            if hit.kind == "goods" and hit.shop_id:
                self._goods[hit.shop_id] = hit
            elif hit.kind == "shop" and hit.shop_id:
                self._shops[hit.shop_id] = hit
            elif hit.kind == "entry":
                self._entries.append(hit)
            elif hit.tier <= _NAMED or (hit.by_name and hit.tier < PARTLY):
                self.streets.append((hit.label, here(f"/{hit.path}")))
        self.streets = self.streets[:_STREETS_SHOWN]

    def doors(self) -> list[Door]:
        """Return the shops that were found or have what was found, in walking order."""
        wanted = self._shops.keys() | self._goods.keys()
        return doors_of_town(Shop.id.in_(wanted)) if wanted else []

    def tier_of(self, shop_id: int) -> int:
        """Return the best tier of a shop, by itself or by its goods.

        The first one is for shops whose trade or name it is; having it on a shelf is the second.
        """
        shelf, itself = self._goods.get(shop_id), self._shops.get(shop_id)
        told = [max(_NAMED, shelf.tier)] if shelf else []
        return min([*told, itself.tier] if itself else told, default=1)

    def goods_of(self, shop_ids: Sequence[int]) -> dict[int, Shelf]:
        """Return what to show of the shelves of these shops; one statement."""
        shelves = {each: self._goods[each] for each in shop_ids if each in self._goods}
        wanted = [key for hit in shelves.values() for key in hit.product_ids or ()]
        known = _goods(wanted) if wanted else {}
        return {shop_id: _shelf(hit, known) for shop_id, hit in shelves.items()}

    @property
    def agenda_is_meant(self) -> bool:
        """Whether an entry of the agenda is called so and no shop is, nor trades with it."""
        best = min((hit.tier for hit in self._entries), default=PARTLY)
        shops = min((hit.tier for hit in self._shops.values()), default=PARTLY)
        return best == 1 < shops

    def entries(self, at: datetime) -> list[Rendezvous]:
        """Return when the entries that were found come next, the soonest first; one statement."""
        wanted = [hit.entry_id for hit in self._entries if hit.tier < PARTLY or not self._shops]
        return occurrences(at, at + COMING, AgendaEntry.id.in_(wanted)) if wanted else []

    def _calls_the_trade(self, trade: str) -> bool:
        return any(trade in (*word.trades, *word.trades_near) for word in self.words)

    def _needs_met_by(self, trade: str) -> list[str]:
        return [written(word.said) for word in self.words if trade in word.trades_for_it]

    def why(self, door: Door, *, goods: bool) -> str:
        """Return what speaks for a shop: "son métier · dans son nom", "" where its goods say all."""
        hit = self._shops.get(door.id)
        if hit is None:
            return ""
        needs = self._needs_met_by(door.trade)
        named = self._calls_the_trade(door.trade)
        by_text_alone = hit.by_text and not (goods or needs)
        said = (
            (hit.by_name, N_("in its name")),
            (named, N_("its trade")),
            (hit.by_street, N_("in its street")),
            (by_text_alone, N_("in what it says about itself")),
        )
        reasons = [translate(reason) for holds, reason in said if holds]
        if needs and not (named or goods):
            reasons.append(translate("people go there for: %(words)s", words=", ".join(needs)))
        return " · ".join(reasons)


def _shelf(hit: Hit, known: Mapping[int, Goods]) -> Shelf:
    keys = hit.product_ids or ()
    return Shelf([known[key] for key in keys if key in known], hit.total - len(keys))


def _goods(product_ids: Sequence[int]) -> dict[int, Goods]:
    """Return those of these articles that can be seen."""
    rows = db.session.execute(
        select(
            Product.id, Product.name, Product.slug, Product.unit, Shop.slug.label("shop"),
            func.min(Variant.price_cents).label("least"), func.max(Variant.price_cents).label("most"),
        )
        .join(Variant, Variant.product_id == Product.id)
        .join(Shop, Shop.id == Product.shop_id)
        .where(Product.id.in_(product_ids), Product.published, Variant.active)
        .group_by(Product.town_id, Product.id, Shop.slug)
    )  # fmt: skip
    return {
        row.id: Goods(
            row.name,
            here(f"/{row.shop}/{row.slug}"),
            amount_from(row.least, row.unit, several=row.least != row.most),
        )
        for row in rows
    }
