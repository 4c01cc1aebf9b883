"""The texts of the demo: complete, lawful, and written as French is written."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from stdnum.fr import siret

from shopbuilder.demo.reading import FOLDER, demo_towns
from shopbuilder.demo.sheets import ItemSheet, OrderSheet, ShopSheet
from shopbuilder.facade.illustrations import KINDS as PICTURES
from shopbuilder.ordering.states import FINAL, OPEN
from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.trades import TRADES, trade_of
from shopbuilder.town_life.place_kinds import KINDS as PLACES
from tenants.services import RESERVED, slug_of

#: Regulation (EU) 1169/2011, annex II.
ALLERGENS = {
    "gluten", "crustaceans", "eggs", "fish", "peanuts", "soybeans", "milk", "nuts", "celery",
    "mustard", "sesame", "sulphites", "lupin", "molluscs",
}  # fmt: skip
#: Words of an ingredient list that name an allergen, in the capitals that the law asks for.
NAMED = {
    "gluten": r"\b(BLÉ|SEIGLE|ORGE|AVOINE|ÉPEAUTRE|PETIT ÉPEAUTRE)",
    "crustaceans": r"\b(ÉTRILLES)",
    "eggs": r"(ŒUFS?)\b",
    "fish": r"\b(MAQUEREAU|POISSONS|TRUITE)",
    "soybeans": r"\b(SOJA)",
    "milk": r"\b(LAIT|BEURRE|CRÈME)",
    "nuts": r"\b(NOIX|NOISETTES|AMANDES|PISTACHES)",
    "celery": r"\b(CÉLERI)",
    "mustard": r"\b(MOUTARDE)",
    "sesame": r"\b(SÉSAME)",
    "sulphites": r"\b(SULFITES)",
    "molluscs": r"\b(POULPE)",
}
#: Numbers kept for fiction by the French regulator (ARCEP, decision 2018-0881).
FICTION = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d")

LIVELY, TINY = demo_towns()
SHOPS = [*LIVELY.shops, *TINY.shops]
ITEMS = [item for shop in SHOPS for item in shop.items]
ORDERS = [
    order for town in (LIVELY, TINY) for order in (*town.open_orders, *town.past_orders)
]  # fmt: skip


#: Values for the program, which are no sentences.
CODES = {"hours", "website", "holds", "rule", "look"}


def texts(value: Any) -> Iterator[str]:
    """Yield every sentence in a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in CODES:
                yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def prose() -> list[str]:
    return [
        text
        for file in sorted(FOLDER.rglob("*.toml"))
        for text in texts(tomllib.loads(file.read_text(encoding="utf-8")))
    ]


def food_of(shop: ShopSheet) -> list[ItemSheet]:
    """The articles that one eats or drinks: all of a food shop's but its tools and cloths."""
    return [item for item in shop.items if item.allergens is not None]


def test_the_lively_town_has_forty_shops_in_six_streets() -> None:
    assert (len(LIVELY.shops), len(LIVELY.streets)) == (40, 6)


def test_the_tiny_town_has_three_shops_and_a_dozen_articles() -> None:
    assert (len(TINY.shops), sum(len(shop.items) for shop in TINY.shops)) == (3, 12)


def test_there_are_at_least_400_articles() -> None:
    assert sum(len(shop.items) for shop in LIVELY.shops) >= 400


def test_there_are_at_least_25_trades_and_every_one_is_known() -> None:
    trades = {shop.trade for shop in LIVELY.shops}
    assert trades <= set(TRADES)
    assert len(trades) >= 25


def test_shops_show_reserve_and_sell() -> None:
    assert Counter(shop.mode for shop in LIVELY.shops) == {"window": 10, "reserve": 6, "sell": 24}


def test_no_two_shops_of_a_town_share_an_address() -> None:
    for town in (LIVELY, TINY):
        slugs = [shop.slug for shop in town.shops]
        assert len(set(slugs)) == len(slugs)
        assert [slug for slug in slugs if slug in RESERVED or slug != slug_of(slug)] == []


def test_no_two_articles_of_a_shop_share_a_name() -> None:
    for shop in SHOPS:
        assert len({slug_of(item.name) for item in shop.items}) == len(shop.items), shop.slug


def test_each_street_is_walked_door_by_door() -> None:
    for street in (*LIVELY.streets, *TINY.streets):
        numbers = [int(shop.number) for shop in street.shops]
        assert numbers == sorted(set(numbers)), street.slug


def test_no_text_is_told_twice() -> None:
    told = [item.text for item in ITEMS] + [shop.story for shop in SHOPS]
    assert [text for text, times in Counter(told).items() if times > 1] == []


def test_every_shop_tells_a_story_of_two_to_four_sentences() -> None:
    sentences = {shop.slug: len(re.findall(r"[.!?…](?=\s|$|»)", shop.story)) for shop in SHOPS}
    assert {slug: count for slug, count in sentences.items() if not 2 <= count <= 4} == {}


def test_somebody_stands_behind_every_counter() -> None:
    assert [shop.slug for shop in SHOPS if not 1 <= len(shop.people) <= 2] == []


@pytest.mark.parametrize("shop", SHOPS, ids=lambda shop: shop.slug)
def test_the_hours_of_every_shop_can_be_trusted(shop: ShopSheet) -> None:
    hours = Hours.read(shop.hours, country="FR", subdivision=None, timezone="Europe/Paris")
    assert hours.notation == shop.hours


def test_the_hours_of_one_shop_are_unknown_and_of_one_by_appointment() -> None:
    assert [shop.slug for shop in SHOPS if shop.hours is None] == ["les-retouches-de-souad"]
    assert [shop.slug for shop in SHOPS if '"' in (shop.hours or "")] == ["castagnede-luthier"]


def test_a_week_has_lunch_breaks_evenings_and_closed_mondays() -> None:
    values = [shop.hours for shop in SHOPS if shop.hours]
    assert sum("," in value for value in values) > 20
    assert sum(value.startswith("Tu") for value in values) > 10
    assert any("01:00" in value for value in values)


def test_somebody_is_open_every_day_of_the_week() -> None:
    monday = date(2026, 11, 23)
    for offset in range(7):
        day = monday + timedelta(days=offset)
        open_shops = [shop.slug for shop in LIVELY.shops if opens(shop, day)]
        assert len(open_shops) >= 12, day


def opens(shop: ShopSheet, day: date) -> bool:
    hours = Hours.read(shop.hours, country="FR", subdivision=None, timezone="Europe/Paris")
    [today] = [each for each in hours.week(day - timedelta(days=day.weekday())) if each.day == day]
    return bool(today.spans)


def test_telephones_ring_in_fiction_only() -> None:
    phones = [shop.phone for shop in SHOPS] + [order.phone for order in ORDERS]
    phones += [LIVELY.phone, TINY.phone]
    assert [phone for phone in phones if not FICTION.fullmatch(phone)] == []


def test_mails_go_to_names_that_nobody_owns() -> None:
    mails = [account.email for town in (LIVELY, TINY) for account in town.accounts]
    mails += [order.email for order in ORDERS if order.email] + [LIVELY.email, TINY.email]
    assert [mail for mail in mails if not mail.endswith((".example", "@example.org"))] == []


def test_register_numbers_add_up_and_belong_to_nobody() -> None:
    numbers = [shop.siret for shop in SHOPS]
    assert [number for number in numbers if not siret.is_valid(number)] == []
    assert [number for number in numbers if not number.startswith("00096")] == []
    assert len(set(numbers)) == len(numbers)


def test_everything_has_a_price_that_one_would_pay() -> None:
    prices = {
        (item.name, variant.label): variant.price_cents
        for item in ITEMS
        for variant in item.variants
    }
    assert {name: cents for name, cents in prices.items() if not 50 <= cents <= 60_000} == {}


def test_only_the_rates_of_france_are_charged() -> None:
    assert {item.vat_rate for item in ITEMS} <= {550, 1000, 2000}


def test_shelves_hold_much_little_nothing_and_the_uncounted() -> None:
    stocks = Counter(
        "uncounted" if variant.stock is None else "none" if variant.stock == 0
        else "few" if variant.stock <= 3 else "many"
        for item in ITEMS for variant in item.variants
    )  # fmt: skip
    assert min(stocks[kind] for kind in ("uncounted", "none", "few", "many")) >= 20


def test_clothes_and_shoes_come_in_sizes() -> None:
    sized = [item for shop in SHOPS if shop.trade in {"clothing", "shoes"} for item in shop.items]
    assert sum(len(item.variants) > 1 for item in sized) >= 20


def test_a_choice_names_each_of_its_options() -> None:
    for item in ITEMS:
        labels = [variant.label for variant in item.variants]
        assert len(set(labels)) == len(labels), item.name
        assert len({tuple(variant.options) for variant in item.variants}) == 1, item.name


def test_food_shops_state_the_allergens_of_what_they_sell() -> None:
    silent = [
        item.name
        for shop in SHOPS
        if trade_of(shop.trade).food
        for item in shop.items
        if item.allergens is None and item.vat_rate != 2000
    ]
    assert silent == []


def test_allergens_are_those_of_the_regulation() -> None:
    assert {name for item in ITEMS for name in item.allergens or ()} <= ALLERGENS


def test_every_allergen_in_the_ingredients_is_declared() -> None:
    hidden = [
        (item.name, allergen)
        for item in ITEMS
        for allergen, words in NAMED.items()
        if re.search(words, item.ingredients) and allergen not in (item.allergens or ())
    ]
    assert hidden == []


def test_every_declared_allergen_stands_in_the_ingredients_in_capitals() -> None:
    unnamed = [
        (item.name, allergen)
        for shop in SHOPS
        for item in food_of(shop)
        for allergen in item.allergens or ()
        if item.ingredients and not re.search(NAMED[allergen], item.ingredients)
    ]
    assert unnamed == []


def test_food_sold_by_the_piece_mostly_says_what_a_piece_holds() -> None:
    pieces = [item for shop in SHOPS for item in food_of(shop) if item.unit == "piece"]
    assert sum(item.content is not None for item in pieces) > 0.75 * len(pieces)


def test_every_article_has_a_picture_that_can_be_drawn() -> None:
    assert [item.name for item in ITEMS if item.picture not in PICTURES] == []


def test_places_are_of_known_kinds_and_lie_in_a_street() -> None:
    for town in (LIVELY, TINY):
        assert {place.kind for place in town.places} <= set(PLACES)
        assert {place.street for place in town.places} <= {street.slug for street in town.streets}


def test_orders_come_in_every_state() -> None:
    states = {order.state for order in ORDERS}
    assert states == set(OPEN) | FINAL


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.customer)
def test_orders_are_for_things_that_are_sold(order: OrderSheet) -> None:
    selling = {shop.slug: shop for shop in SHOPS if shop.mode == "sell"}
    for line in order.lines:
        [item] = [each for each in selling[line.shop].items if each.name == line.item]
        assert line.choice in {variant.label for variant in item.variants}


def test_an_order_of_the_past_was_for_one_shop() -> None:
    past = [*LIVELY.past_orders, *TINY.past_orders]
    assert [order.customer for order in past if len({line.shop for line in order.lines}) > 1] == []


def test_three_traders_at_least_can_sign_in_and_one_has_two_shops() -> None:
    traders = [account for account in LIVELY.accounts if account.role == "trader"]
    assert len(traders) >= 3
    assert max(len(account.shops) for account in traders) == 2


def test_high_signs_stand_after_a_space_that_does_not_break() -> None:
    loose = re.compile(r"[ \w’)»][;!?»]|[ \w’)]:|«(?!\u00a0)|(?<!\u00a0)»")
    assert [text for text in prose() if loose.search(text)] == []


def test_apostrophes_and_ellipses_are_those_of_print() -> None:
    assert [text for text in prose() if re.search(r"['\"“”]|\.\.\.| {2}", text)] == []


def test_units_never_leave_their_numbers() -> None:
    parted = re.compile(r"\d (kg|g|cm|mm|ml|€|%|°C|h|heures|grammes|ans)\b")
    assert [text for text in prose() if parted.search(text)] == []
