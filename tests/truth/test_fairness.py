"""Nobody buys a place: each open shop leads as often as any other, and money moves nothing."""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import exp, factorial

import pytest
import time_machine
from flask import Flask
from psycopg import sql
from sqlalchemy import Integer

from shopbuilder.local.postgres import Postgres
from shopbuilder.tables import METADATA
from shopbuilder.web import turn
from shopbuilder.web.turn import in_turn, seed_of
from tenants.database import in_town
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.orders import order_of
from tests.factories.shops import Pen

NOON = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
#: An odd number, so that the degrees of freedom are even and the tail has a closed form.
SHOPS = 13
DAYS = 365

MONEY = re.compile("cents|price|amount|paid|pay|fee|mode|total|vat|stock|taken|capacity")
SCALED = re.compile("cents|total|taken|^capacity")
LISTS = (
    "/", "/rues", "/rue/rue-0000", "/rue/rue-0001", "/recherche", "/recherche?page=2",
    "/recherche?ouvert=1", "/recherche?q=boutique", "/recherche?q=chose", "/recherche?q=livres",
)  # fmt: skip


@pytest.fixture
def pen(clean: Flask, cast: Cast) -> Pen:
    """Writes in the first town."""
    return Pen(clean, cast.town)


def chance_of(counts: Sequence[int]) -> float:
    """Return how likely draws of equal chances are at least as uneven as these (chi-square)."""
    expected = sum(counts) / len(counts)
    half = sum((count - expected) ** 2 / expected for count in counts) / 2
    freedom = len(counts) - 1
    assert freedom % 2 == 0
    return exp(-half) * sum(half**k / factorial(k) for k in range(freedom // 2))


def test_the_statistic_is_the_one_of_the_tables() -> None:
    # 26.217 is the value that twelve degrees of freedom exceed once in a hundred.
    uneven = 10 + (26.217 * 10 * 12 / 13) ** 0.5
    rest = [(130 - uneven) / 12] * 12
    assert chance_of([uneven, *rest]) == pytest.approx(0.01, rel=0.001)  # type: ignore[list-item]
    assert chance_of([365, *[0] * 12]) < 0.01


@pytest.mark.parametrize("town", ["montclair", "valbrun", "lille", "montrelieu"])
def test_over_a_year_each_open_shop_leads_as_often_as_any_other(town: str) -> None:
    shops = [f"boutique-{n}" for n in range(SHOPS)]
    days = [(NOON + timedelta(days=n)).date() for n in range(DAYS)]
    first = Counter(
        in_turn(shops, seed_of(day, town), state=lambda _: "open", slug=str)[0] for day in days
    )
    assert chance_of([first[shop] for shop in shops]) > 0.01


def shops_on(page: str) -> list[str]:
    """Return the shops of a page in its order."""
    named = re.findall(r'href="/((?:boutique|fournil|librairie)-[a-z0-9-]+)"', page)
    return list(dict.fromkeys(named))


def test_over_a_year_the_list_itself_is_led_by_each_as_often(
    cast: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_town(SHOPS - 2)
    pen.tell_all(opening_hours="24/7")
    first: Counter[str] = Counter()
    for day in range(DAYS):
        with time_machine.travel(NOON + timedelta(days=day), tick=False):
            first[shops_on(client.get("/recherche").text)[0]] += 1
    assert len(first) == SHOPS
    assert chance_of(list(first.values())) > 0.01


def test_the_order_sees_a_state_and_an_address_and_nothing_else() -> None:
    assert list(inspect.signature(in_turn).parameters) == ["shops", "seed", "state", "slug"]
    tree = ast.parse(inspect.getsource(turn))
    seen = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert asked == {"isoformat", "encode", "hexdigest", "index"}
    assert [name for name in seen if MONEY.search(name)] == []


def money_columns() -> list[tuple[str, str]]:
    """Return every column of whole numbers that is about money, goods left or places taken."""
    return [
        (table.name, column.name)
        for table in METADATA.sorted_tables
        for column in table.columns
        if MONEY.search(column.name)
        and isinstance(column.type, Integer)
        and not column.foreign_keys
        and not column.primary_key
    ]


def shuffle_money(postgres: Postgres, database: str, salt: str) -> None:
    """Give each row other amounts, and each shop another mode."""
    number = sql.SQL("(1 + (hashtext(id::text || {}) & 15))").format(salt)
    by_table: dict[str, list[sql.Composed]] = {}
    for table, column in money_columns():
        # A factor, the same for the whole row, so that a line still adds up.
        change = sql.SQL("{} = {} * {}" if SCALED.search(column) else "{} = 16 * {} + {} % 16")
        name = sql.Identifier(column)
        parts = (name, name, number) if SCALED.search(column) else (name, number, name)
        by_table.setdefault(table, []).append(change.format(*parts))
    modes = "mode = (ARRAY['window', 'reserve', 'sell'])[1 + {} % 3], taken_over = {} % 2 = 0"
    by_table.setdefault("shop_profiles", []).append(sql.SQL(modes).format(number, number))
    with postgres.connect(database) as connection:
        for table, changes in by_table.items():
            change = sql.SQL("UPDATE {} SET {}")
            connection.execute(change.format(sql.Identifier(table), sql.SQL(", ").join(changes)))


def test_money_moves_no_shop_in_any_list(
    clean: Flask, cast: Cast, pen: Pen, client: Browser, postgres: Postgres, database: str
) -> None:
    pen.fill_town(40, streets=2, goods=2)
    pen.tell(cast.books_id, opening_hours=None)
    assert {("variants", "price_cents"), ("orders", "total_cents")} <= set(money_columns())
    with time_machine.travel(NOON, tick=False):
        with clean.app_context(), in_town(cast.town):
            order_of((cast.loaf_id, 3))
        before = pages(client)
        for salt in ("a", "b", "c"):
            shuffle_money(postgres, database, salt)
            after = pages(client)
            assert after["/recherche?q=chose"] != before["/recherche?q=chose"], "prices are shown"
            assert orders(after) == orders(before)


def pages(client: Browser) -> dict[str, str]:
    return {path: client.get(path).text for path in LISTS}


def orders(found: dict[str, str]) -> dict[str, list[str]]:
    """Return every link of each page in its order: streets, shops, and the goods found there."""
    return {path: re.findall(r'href="(/[a-z][^"]*)"', page) for path, page in found.items()}
