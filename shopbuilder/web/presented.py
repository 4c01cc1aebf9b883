"""People of the shops as every page presents them: with a photo, else with a drawn portrait."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shopbuilder.facade.portraits import portrait
from shopbuilder.photos.queries import Shot, read_shot


@dataclass(frozen=True, slots=True)
class Presented:
    """Somebody behind the counter, as the shop presents them."""

    name: str
    role: str
    says: str
    #: Parts of `static/img/portraits.svg`, bottom to top.
    portrait: Sequence[str]
    shot: Shot | None


def presented(shop: str, name: str, role: str, says: str, look: str, shot: Any) -> Presented:
    """Return somebody of a shop (its slug); shot: a column of `photos.queries.first_shot_of`."""
    return Presented(name, role, says, portrait(f"{shop}/{name}", look), read_shot(shot))
