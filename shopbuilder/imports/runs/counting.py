"""Counts of what an import leaves as it is. Whatever else is counted, it would write."""

from collections.abc import Sequence
from typing import Any, Final

from tenants.errors import N_

STREETS_STAY: Final = N_("Streets left unchanged: %(count)s")
NAMELESS_LINES: Final = N_("Lines without a name, left out: %(count)s")
SHAPES_STAY: Final = N_("Shapes left unchanged: %(count)s")
SHAPES_OUTSIDE: Final = N_("Shapes outside the town, left out: %(count)s")
NOT_DRAWN: Final = N_("Items that the map does not draw: %(count)s")
SHOPS_STAY: Final = N_("Shops left unchanged: %(count)s")
SHOPS_EDITED: Final = N_("Shops edited by hand, left as they are: %(count)s")
#: The questions newly put to the clerk are counted apart.
SHOPS_DOUBTFUL: Final = N_("Shops that may already be here, waiting for you: %(count)s")
ELSEWHERE: Final = N_("Lines about other communes, left out: %(count)s")
NO_SHOPS: Final = N_("Lines that are not shops, left out: %(count)s")
EVENTS_STAY: Final = N_("Events left unchanged: %(count)s")
NEWS_STAY: Final = N_("News items left unchanged: %(count)s")
ARTICLES_STAY: Final = N_("Articles left unchanged: %(count)s")
SHOP_WINS: Final = N_("Values kept from the shop rather than the file: %(count)s")
ABSENT: Final = N_("Articles missing from the file, left as they are: %(count)s")

_NOTHING_WRITTEN: Final = frozenset(
    {
        STREETS_STAY,
        NAMELESS_LINES,
        SHAPES_STAY,
        SHAPES_OUTSIDE,
        NOT_DRAWN,
        SHOPS_STAY,
        SHOPS_EDITED,
        SHOPS_DOUBTFUL,
        ELSEWHERE,
        NO_SHOPS,
        EVENTS_STAY,
        NEWS_STAY,
        ARTICLES_STAY,
        SHOP_WINS,
        ABSENT,
    }
)


def takes_nothing(counts: Sequence[Any]) -> bool:
    """Tell whether a plan with these counts ([msgid, number] each) would write nothing at all."""
    return not any(count for msgid, count in counts if msgid not in _NOTHING_WRITTEN)
