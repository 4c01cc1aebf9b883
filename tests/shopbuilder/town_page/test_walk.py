"""The walk: streets in order, doors in order, and where it begins."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from shopbuilder.profile.trades import trade_of
from shopbuilder.town_page.listing import ListedShop
from shopbuilder.town_page.walk import (
    StreetInTown,
    beginning,
    main_streets,
    next_streets,
    next_to_open,
    streets_of,
)
from shopbuilder.web.opening import Opening
from tenants.services import slug_of

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def door(
    n: int,
    street: str | None = "Rue du Four",
    kind: Literal["open", "closed"] = "closed",
    opens_in: int | None = None,
) -> ListedShop:
    opens_at = NOON + timedelta(hours=opens_in) if opens_in is not None else None
    return ListedShop(
        slug=f"boutique-{n}",
        name=f"Boutique {n}",
        trade=trade_of("books"),
        tagline="",
        number=str(n),
        mode="",
        state=Opening(kind, kind, NOON, opens_at),
        street_slug=street and slug_of(street),
        street=street,
    )


def test_a_street_counts_its_open_doors() -> None:
    (street,) = streets_of([door(1, kind="open"), door(2), door(3, kind="open")])

    assert (street.total, street.open, street.href) == (3, 2, "/rue/rue-du-four")


def test_shops_without_a_street_stand_together_and_lead_nowhere() -> None:
    (street,) = streets_of([door(1, street=None)])

    assert (street.name, street.href) == ("", "")


def town(*open_doors: str, doors: int = 8) -> list[StreetInTown]:
    """Streets A to E; those named have an open door."""
    return streets_of(
        door(n, street=f"Rue {name}", kind="open" if name in open_doors and not n else "closed")
        for name in "ABCDE"
        for n in range(doors)
    )


def begins(streets: list[StreetInTown], day: int, places: Sequence[str] = ()) -> str:
    return streets[beginning(streets, f"day {day}", places)].name


def test_the_walk_begins_in_a_street_with_an_open_door() -> None:
    assert {begins(town("D"), day) for day in range(30)} == {"Rue D"}


def test_the_walk_begins_somewhere_else_each_day() -> None:
    begun = Counter(begins(town("A", "B", "C", "D", "E"), day) for day in range(500))

    assert len(begun) == 5
    assert min(begun.values()) > 60


def test_the_walk_begins_in_the_same_street_all_day() -> None:
    assert begins(town("A", "B"), 7) == begins(town("A", "B"), 7)


def test_a_market_draws_the_walk_to_its_street() -> None:
    begun = {begins(town("A"), day, ["rue C et alentours"]) for day in range(30)}

    assert begun == {"Rue C"}


def test_a_town_that_sleeps_has_a_walk_all_the_same() -> None:
    assert len({begins(town(), day) for day in range(60)}) == 5


def test_the_streets_behind_a_corner_are_named_in_the_order_of_the_walk() -> None:
    assert [street.name for street in next_streets(town(), 3)] == [
        "Rue E",
        "Rue A",
        "Rue B",
        "Rue C",
    ]


def test_a_large_town_names_its_longest_streets_in_walking_order() -> None:
    streets = streets_of(
        door(n, street=f"Rue {name}")
        for name, doors in zip("ABCDE", (1, 4, 2, 9, 4), strict=True)
        for n in range(doors)
    )

    assert [street.name for street in main_streets(streets, 3)] == ["Rue B", "Rue D", "Rue E"]


def test_the_next_shop_to_open_is_found() -> None:
    found = next_to_open([door(1, opens_in=9), door(2, opens_in=2), door(3)], NOON)

    assert found is not None
    assert found.slug == "boutique-2"


def test_no_shop_is_next_to_open_where_nobody_knows() -> None:
    assert next_to_open([door(1), door(2, opens_in=-1)], NOON) is None
