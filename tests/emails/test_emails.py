"""Every mail, kept as a file beside this one, so that a reader of a change reads the mail itself.

`UPDATE_MAILS=1 pytest tests/emails` writes them anew.
"""

import os
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask

from shopbuilder.ordering.order_views import OrderCustomer, OrderedLine, OrderShop, OrderView
from tenants.database import in_town
from tests.cast import Cast
from workers.handlers import TELLINGS, Telling
from workers.notifications.about_orders import order_letter
from workers.notifications.compose import Words, compose

HERE = Path(__file__).parent
ABOUT_ORDERS = [
    telling
    for kind, tellings in TELLINGS.items()
    if kind.startswith("order.")
    for telling in tellings
]

ORDER = OrderView(
    id=1,
    group_id=1,
    number=12,
    state="placed",
    payment_state="none",
    placed_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    slot_starts_at=datetime(2026, 11, 24, 16, 30, tzinfo=UTC),
    slot_ends_at=datetime(2026, 11, 24, 17, 0, tzinfo=UTC),
    cancel_until=datetime(2026, 11, 24, 15, 30, tzinfo=UTC),
    total_cents=1730,
    reason="Le four est en panne jusqu’à demain.",
    note="Bien cuit, s’il vous plaît <b>merci</b>",
    token="un-secret",
    code="ABCD2345",
    shop=OrderShop(
        1, "fournil-d-alice", "Fournil d’Alice", "+33199000001", "alice@example.org",
        "1 Rue du Four", "Alice Martin EI", "bakery",
    ),
    customer=OrderCustomer("Zoé <Martin>", "+33639980001", "zoe@example.org", "fr"),
    lines=(
        OrderedLine(1, "Pain de campagne", "", 2, 420, 840, 550, 44),
        OrderedLine(2, "Tarte aux pommes", "6 parts", 1, 890, 890, 550, 46),
    ),
)  # fmt: skip


class Text(HTMLParser):
    """The words of a page, and what is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta", "br", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def cast_in_context(cast: Cast, clean: Flask) -> tuple[Flask, Cast]:
    return clean, cast


def composed(where: tuple[Flask, Cast], telling: Telling) -> Words:
    app, cast = where
    with app.app_context(), in_town(cast.town):
        return compose(telling.message, order_letter(ORDER, telling.recipient))


@pytest.mark.parametrize("telling", ABOUT_ORDERS, ids=lambda telling: telling.message)
def test_a_mail_reads_as_its_file(cast_in_context: tuple[Flask, Cast], telling: Telling) -> None:
    words = composed(cast_in_context, telling)
    kept = HERE / f"{telling.message}.txt"
    written = f"{words.subject}\n\n{words.text}"
    if os.environ.get("UPDATE_MAILS"):
        kept.write_text(written, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("telling", ABOUT_ORDERS, ids=lambda telling: telling.message)
def test_the_html_of_a_mail_is_whole_and_shows_text_as_typed(
    cast_in_context: tuple[Flask, Cast], telling: Telling
) -> None:
    page = Text()
    page.feed(composed(cast_in_context, telling).html)
    page.close()
    assert page.open == []
    assert "<b>" not in composed(cast_in_context, telling).html
    assert "Zoé <Martin>" in "".join(page.words)


@pytest.mark.parametrize("telling", ABOUT_ORDERS, ids=lambda telling: telling.message)
def test_a_mail_names_order_total_slot_and_where_to_go_on(
    cast_in_context: tuple[Flask, Cast], telling: Telling
) -> None:
    text = composed(cast_in_context, telling).text
    link = {
        "customer": "http://montclair.localhost/commande/un-secret",
        "shop": "http://montclair.localhost/gestion/fournil-d-alice/commandes/12",
    }[telling.recipient]
    for words in ("n° 12", "17,30", "mardi 24 novembre", link):
        assert words in text


def test_only_the_customer_learns_the_code(cast_in_context: tuple[Flask, Cast]) -> None:
    knowing = {
        telling.recipient
        for telling in ABOUT_ORDERS
        if "ABCD-2345" in composed(cast_in_context, telling).text
    }
    assert knowing == {"customer"}


def test_no_subject_gives_the_code_away(cast_in_context: tuple[Flask, Cast]) -> None:
    subjects = [composed(cast_in_context, telling).subject for telling in ABOUT_ORDERS]
    assert not any("ABCD" in subject for subject in subjects)


def test_no_subject_holds_a_line_break(cast_in_context: tuple[Flask, Cast]) -> None:
    assert all("\n" not in composed(cast_in_context, telling).subject for telling in ABOUT_ORDERS)
