"""Loading the demo: once, whole, with dates counted from the day it is."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.demo.loading import OPERATOR, Loaded, load_operator, load_town
from shopbuilder.demo.reading import PHRASE, demo_towns
from shopbuilder.demo.sheets import TownSheet
from shopbuilder.ordering.models import Order, OrderLine, OrderMove
from shopbuilder.profile.models import ShopClosing, ShopProfile
from shopbuilder.town_life.models import AgendaEntry, Place, ShopPerson, Street
from tenants.clock import now
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.events import Event
from tenants.models import Membership, Operator, Person, Shop
from tenants.passwords import password_fits
from tenants.towns import town_map

LIVELY, TINY = demo_towns()


def town(sheet: TownSheet) -> CurrentTown:
    found = town_map.with_slug(sheet.slug)
    assert found is not None
    return found


@pytest.fixture
def montrelieu(loaded: list[Loaded]) -> Iterator[CurrentTown]:
    with in_town(town(LIVELY)) as entered:
        yield entered


def count(model: type[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_loading_says_what_it_loaded(loaded: list[Loaded]) -> None:
    assert [(each.name, each.shops, each.products) for each in loaded] == [
        ("Montrelieu", 40, 416),
        ("Pierrelaine", 3, 12),
    ]


def test_a_second_loading_changes_nothing(montrelieu: CurrentTown) -> None:
    before = (count(Shop), count(Product), count(Order), count(Event), count(AgendaEntry))
    assert load_town(LIVELY) == Loaded("Montrelieu", already=True)
    with in_town(montrelieu):
        after = (count(Shop), count(Product), count(Order), count(Event), count(AgendaEntry))
    assert after == before


def test_each_town_answers_at_its_own_host(loaded: list[Loaded]) -> None:
    for sheet in (LIVELY, TINY):
        assert town_map.at_host(f"{sheet.slug}.localhost") == town(sheet)


def test_the_tiny_town_sees_its_own_shops_only(loaded: list[Loaded]) -> None:
    with in_town(town(TINY)):
        assert set(db.session.scalars(select(Shop.slug))) == {shop.slug for shop in TINY.shops}


def test_every_shop_stands_at_its_door_and_can_be_ordered_from(montrelieu: CurrentTown) -> None:
    profiles = db.session.scalars(select(ShopProfile)).all()
    assert all(p.street_id and p.door_order and p.latitude and p.taken_over for p in profiles)
    assert {p.origin for p in profiles} == {"demo"}


def test_shops_are_told_apart_from_their_legal_selves(montrelieu: CurrentTown) -> None:
    garance = db.session.scalar(
        select(ShopProfile).join(Shop, Shop.id == ShopProfile.shop_id)
        .where(Shop.slug == "boulangerie-garance")
    )  # fmt: skip
    assert garance is not None
    assert garance.legal_address == "2, rue des Trois-Fontaines, 96140 Montrelieu"
    assert garance.phone == "+33465710002"
    assert garance.vat_number.startswith("FR")


def test_streets_keep_their_walking_order(montrelieu: CurrentTown) -> None:
    names = db.session.scalars(select(Street.name).order_by(Street.position)).all()
    assert list(names) == [street.name for street in LIVELY.streets]


def test_places_and_people_are_there(montrelieu: CurrentTown) -> None:
    assert count(Place) == len(LIVELY.places)
    assert count(ShopPerson) == sum(len(shop.people) for shop in LIVELY.shops)


def test_every_article_has_a_variant_to_put_in_the_bag(montrelieu: CurrentTown) -> None:
    with_variants = select(func.count(func.distinct(Variant.product_id)))
    assert db.session.scalar(with_variants) == count(Product)


def test_one_shop_is_closed_today_and_one_closes_early(montrelieu: CurrentTown) -> None:
    today = select(Shop.slug, ShopClosing.closes_at).join(
        ShopClosing, ShopClosing.shop_id == Shop.id
    )
    rows = db.session.execute(today.where(ShopClosing.first_day == date(2026, 11, 26)))
    assert {row.slug: row.closes_at is None for row in rows} == {
        "la-gazette": True,
        "cafe-de-la-halle": False,
    }


def test_every_account_signs_in_with_the_phrase(montrelieu: CurrentTown) -> None:
    people = db.session.scalars(select(Person)).all()
    assert {person.email for person in people} == {each.email for each in LIVELY.accounts}
    assert all(password_fits(person.password_hash, PHRASE) for person in people)


def test_roles_are_given_as_told(montrelieu: CurrentTown) -> None:
    roles = Counter(db.session.scalars(select(Membership.role)))
    assert roles == {"trader": 5, "clerk": 1, "facilitator": 1}


def test_the_operator_is_made_once_and_never_beside_another(loaded: list[Loaded]) -> None:
    assert db.session.scalars(select(Operator.email)).all() == [OPERATOR]
    assert load_operator() is False


def test_every_order_came_to_its_state(montrelieu: CurrentTown) -> None:
    states = Counter(db.session.scalars(select(Order.state)))
    told = Counter(
        order.state
        for order in (*LIVELY.open_orders, *LIVELY.past_orders)
        for _ in {line.shop for line in order.lines}
    )
    assert states == told


def test_the_last_move_of_an_order_led_to_its_state(montrelieu: CurrentTown) -> None:
    last = select(func.max(OrderMove.id)).group_by(OrderMove.order_id)
    moves = db.session.execute(
        select(OrderMove.order_id, OrderMove.to_state).where(OrderMove.id.in_(last))
    )
    orders = db.session.execute(select(Order.id, Order.state))
    assert {row.order_id: row.to_state for row in moves} == {row.id: row.state for row in orders}


def test_an_order_costs_what_its_lines_cost(montrelieu: CurrentTown) -> None:
    sums: Counter[int] = Counter()
    for line in db.session.execute(select(OrderLine.order_id, OrderLine.total_cents)):
        sums[line.order_id] += line.total_cents
    orders = db.session.execute(select(Order.id, Order.total_cents))
    assert sums == {row.id: row.total_cents for row in orders}


def test_numbers_of_a_shop_count_up_with_time(montrelieu: CurrentTown) -> None:
    rows = db.session.execute(
        select(Order.shop_id, Order.number).where(Order.state.not_in(("placed", "accepted", "ready")))
        .order_by(Order.placed_at)
    ).all()  # fmt: skip
    for shop_id in {row.shop_id for row in rows}:
        numbers = [row.number for row in rows if row.shop_id == shop_id]
        assert numbers == sorted(numbers)


def test_what_is_long_over_is_told_to_nobody(montrelieu: CurrentTown) -> None:
    waiting = Counter(db.session.scalars(select(Event.kind).where(Event.handled_at.is_(None))))
    assert waiting == {
        "order.placed": 11, "order.accepted": 5, "order.ready": 2,
        "question.asked": 2, "question.held": 1,
    }  # fmt: skip


def test_open_orders_were_placed_before_now_and_are_due_later(montrelieu: CurrentTown) -> None:
    rows = db.session.execute(
        select(Order.placed_at, Order.slot_starts_at).where(Order.state == "placed")
    ).all()
    assert all(row.placed_at < now() < row.slot_starts_at for row in rows)
