"""The order of lists: fair, public, and new every day."""

from collections import Counter
from datetime import date, timedelta
from hashlib import sha256

from shopbuilder.profile.opening_hours import Kind
from shopbuilder.web.turn import in_turn, seed_of, turn

SHOPS = [f"boutique-{n}" for n in range(8)]
DAY = date(2026, 11, 21)


def order(day: date, states: dict[str, Kind] | None = None) -> list[str]:
    said = states or {}
    return in_turn(
        SHOPS,
        seed_of(day, "montclair"),
        state=lambda shop: said.get(shop, "open"),
        slug=lambda shop: shop,
    )


def test_open_shops_come_first_then_those_that_may_be() -> None:
    states: dict[str, Kind] = dict.fromkeys(SHOPS, "closed")
    states |= {"boutique-3": "open", "boutique-5": "unknown"}

    assert order(DAY, states)[:2] == ["boutique-3", "boutique-5"]


def test_the_order_of_a_day_does_not_depend_on_who_asks_when() -> None:
    assert order(DAY) == order(DAY)


def test_the_order_changes_from_day_to_day() -> None:
    assert order(DAY) != order(DAY + timedelta(days=1))


def test_towns_draw_apart() -> None:
    assert turn(seed_of(DAY, "montclair"), "x") != turn(seed_of(DAY, "valbrun"), "x")


def test_each_shop_is_first_about_as_often_as_any_other() -> None:
    days = [DAY + timedelta(days=n) for n in range(2000)]

    first = Counter(order(day)[0] for day in days)

    # 250 each are expected; five standard deviations either way.
    assert all(176 < first[shop] < 324 for shop in SHOPS)


def test_anybody_can_hold_the_draw_again_from_what_is_public() -> None:
    assert turn("2026-11-21/montclair", "x") == sha256(b"2026-11-21/montclair/x").hexdigest()
