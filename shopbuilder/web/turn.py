"""The order of shops in a list: who is open first, then a turn that changes each day.

No shop is ever first for good, and nobody can buy a place. The seed is public: the day and the
town's short name, as the page `/classement` shows them; anybody can work the order out again.
"""

from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from typing import Final, TypeVar

from shopbuilder.profile.opening_hours import Kind

T = TypeVar("T")

#: A shop whose hours nobody knows may be open: it comes before one that is surely closed.
STATES: Final[tuple[Kind, ...]] = ("open", "unknown", "closed")


def seed_of(day: date, town: str) -> str:
    """Return the public seed of a local day in a town (its slug): "2026-11-21/montclair"."""
    return f"{day.isoformat()}/{town}"


def turn(seed: str, shop: str) -> str:
    """Return the place of a shop (its slug) on that day; a smaller one comes first."""
    return sha256(f"{seed}/{shop}".encode()).hexdigest()


def in_turn(
    shops: Iterable[T], seed: str, *, state: Callable[[T], Kind], slug: Callable[[T], str]
) -> list[T]:
    """Return the shops in the order of a list: by state, then in the turn of the day."""
    return sorted(shops, key=lambda shop: (STATES.index(state(shop)), turn(seed, slug(shop))))
