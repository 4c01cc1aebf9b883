"""Which of several sources is shown: for each field the kinds of source in order, then the newest.

The map knows what stands over a door and when it opens; the town knows its streets; the register
knows who stands behind a shop. A person's word comes before all of them (`settling.py`).
"""

from collections.abc import Iterable, Mapping
from typing import Final

from shopbuilder.imports.places.sources import ORIGINS
from shopbuilder.profile.facts.models import ShopFact

#: The source of a street worked out from a position: everybody else knows better.
NEAREST: Final = "nearest"

_USUAL: Final = ("map", "town", "register")
_LEGAL: Final = ("register", "town", "map")
_ADDRESS: Final = ("town", "register", "map", "addresses", NEAREST)
#: Field → kinds of source, the best first. What is missing goes by the usual order.
ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "siret": _LEGAL,
    "legal_name": _LEGAL,
    "legal_address": _LEGAL,
    "street": _ADDRESS,
    "house_number": _ADDRESS,
    "position": ("map", "town", "register", "addresses"),
}


def best(field: str, facts: Iterable[ShopFact]) -> ShopFact | None:
    """Return the fact to show of those that say something; of equal sources the newest."""
    saying = [fact for fact in facts if fact.value]
    return min(
        saying,
        key=lambda fact: (_rank(field, fact.source), -fact.said_at.timestamp(), fact.source),
        default=None,
    )


def _rank(field: str, source: str) -> int:
    order = ORDERS.get(field, _USUAL)
    origin = ORIGINS.get(source)
    kind = origin.kind if origin else source
    return order.index(kind) if kind in order else len(order)
