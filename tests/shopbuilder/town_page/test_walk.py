"""The walk: streets in order, doors in order, a choice of doors in a large town."""

from datetime import UTC, datetime, timedelta
from typing import Literal

from shopbuilder.profile.trades import trade_of
from shopbuilder.town_page.listing import ListedShop
from shopbuilder.town_page.walk import DOORS_SHOWN, SMALL_TOWN, next_to_open, streets_of
from shopbuilder.web.opening import Opening

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
        street_slug=street and "rue-du-four",
        street=street,
    )


def test_a_small_town_shows_every_door() -> None:
    doors = [door(n) for n in range(SMALL_TOWN)]

    (street,) = streets_of(doors, "seed")

    assert (list(street.doors), street.more) == (doors, False)


def test_a_street_counts_its_open_doors() -> None:
    (street,) = streets_of([door(1, kind="open"), door(2), door(3, kind="open")], "seed")

    assert (street.total, street.open, street.href) == (3, 2, "/rue/rue-du-four")


def test_a_large_town_shows_open_doors_of_a_street_in_their_order() -> None:
    doors = [door(n, kind="open" if n in {7, 40, 55} else "closed") for n in range(SMALL_TOWN + 1)]

    (street,) = streets_of(doors, "seed")

    assert [shop.slug for shop in street.doors] == ["boutique-7", "boutique-40", "boutique-55"]
    assert street.more


def test_which_doors_a_large_town_shows_changes_with_the_day() -> None:
    doors = [door(n) for n in range(SMALL_TOWN + 1)]

    shown = {tuple(shop.slug for shop in streets_of(doors, f"day {n}")[0].doors) for n in range(9)}

    assert len(shown) > 5
    assert all(len(slugs) == DOORS_SHOWN for slugs in shown)


def test_shops_without_a_street_stand_together_and_lead_nowhere() -> None:
    (street,) = streets_of([door(1, street=None)], "seed")

    assert (street.name, street.href) == ("", "")


def test_the_next_shop_to_open_is_found() -> None:
    found = next_to_open([door(1, opens_in=9), door(2, opens_in=2), door(3)], NOON)

    assert found is not None
    assert found.slug == "boutique-2"


def test_no_shop_is_next_to_open_where_nobody_knows() -> None:
    assert next_to_open([door(1), door(2, opens_in=-1)], NOON) is None
