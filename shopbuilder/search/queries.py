"""Asking the functions of the database that search: they look at the town themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Boolean, Float, Integer, Text, cast, column, func, select

from shopbuilder.search.questions import Question
from tenants.database import db

#: Articles shown of a shop; the others are counted.
GOODS_SHOWN: Final = 3
#: Names looked at of each kind while somebody types.
_BEGINNINGS: Final = 40


class Hit(NamedTuple):
    """What was found: the columns of `search_town`, in their order."""

    #: "shop", "goods", "street" or "entry".
    kind: str
    shop_id: int | None
    entry_id: int | None
    #: 1 the thing itself or its trade, 2 called so, 3 told of it, 4 spelled like it, 5 only some of
    #: the words.
    tier: int
    #: Articles found in the shop in all, and the first few of them.
    total: int
    product_ids: Sequence[int] | None
    #: Name and address of shops, streets and entries.
    label: str
    path: str
    #: Where words of the question stand in a shop.
    by_name: bool
    by_text: bool
    by_street: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the town knows of a word."""

    #: It stands in a name of the town, or is told of something.
    named: bool = False
    told: bool = False
    #: Words of its names that sound alike, with their closeness from 0 to 1, the closest first.
    near: tuple[tuple[float, str], ...] = ()


class Beginning(NamedTuple):
    """A name that holds what was typed so far."""

    kind: str
    label: str
    path: str
    #: It stands where the name says what the thing is.
    first: bool


def spellings(words: Sequence[str]) -> dict[str, Spelling]:
    """Return what the town knows of each folded word."""
    call = func.search_near(cast(list(words), ARRAY(Text))).table_valued(
        column("word", Text), column("named", Boolean), column("told", Boolean),
        column("near", Text), column("closeness", Float),
    )  # fmt: skip
    found = {word: Spelling() for word in words}
    for word, named, told, near, closeness in db.session.execute(select(call)):
        spelled = ((closeness, near),) if near else ()
        found[word] = Spelling(named, told, (*found.get(word, Spelling()).near, *spelled))
    return found


def hits(asked: Question) -> Iterator[Hit]:
    """Return what the town has for a question; of articles one row a shop, with the first few."""
    call = func.search_town(
        asked.all_of, asked.goods, asked.thing, asked.named, asked.told, asked.leading,
        asked.any_of, cast(list(asked.each_word), ARRAY(Text)), GOODS_SHOWN,
    ).table_valued(
        column("kind", Text), column("shop_id", BigInteger), column("entry_id", BigInteger),
        column("tier", Integer), column("total", BigInteger),
        column("product_ids", ARRAY(BigInteger)), column("label", Text),
        column("path", Text), column("by_name", Boolean),
        column("by_text", Boolean), column("by_street", Boolean),
    )  # fmt: skip
    rows = db.session.execute(select(call).order_by(call.c.tier, call.c.kind, call.c.label))
    return (Hit._make(row) for row in rows)


def beginnings(typed: str) -> list[Beginning]:
    """Return names that hold a beginning (`questions.beginning`), a few of each kind."""
    call = func.search_beginning(typed, _BEGINNINGS).table_valued(
        column("kind", Text), column("label", Text), column("path", Text), column("first", Boolean)
    )
    return [Beginning._make(row) for row in db.session.execute(select(call))]
