"""Reads the demo towns: one folder a town, one folder a street, one file a shop."""

from datetime import time
from functools import cache
from pathlib import Path
from typing import Final

from shopbuilder.demo.sheets import (
    AccountSheet,
    AnswerSheet,
    ClosingSheet,
    LineSheet,
    NewsSheet,
    OrderSheet,
    PlaceSheet,
    QuestionSheet,
    RendezvousSheet,
    StreetSheet,
    TownSheet,
    VacantSheet,
)
from shopbuilder.demo.shelves import Table, read_shop, read_table

FOLDER: Final = Path(__file__).resolve().parent
#: Folders of towns, the lively one first.
TOWNS: Final = ("montrelieu", "pierrelaine")
#: Everybody in the demo signs in with it. It protects nothing: never load the demo where people
#: really order.
PHRASE: Final = "demo-montrelieu"

_WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@cache
def demo_towns() -> tuple[TownSheet, ...]:
    """Return the demo towns, the lively one first."""
    return tuple(read_town(FOLDER / name) for name in TOWNS)


def read_town(folder: Path) -> TownSheet:
    """Return the town that a folder describes."""
    town = read_table(folder / "town.toml")
    agenda = read_table(folder / "agenda.toml")
    orders = read_table(folder / "orders.toml")
    asked = read_table(folder / "questions.toml")
    return TownSheet(
        slug=town["slug"],
        name=town["name"],
        tagline=town["tagline"],
        postcode=town["postcode"],
        email=town["email"],
        phone=town["phone"],
        legal_address=town["legal_address"],
        director=town["director"],
        hosting=town["hosting"],
        mediator=town["mediator"],
        background=folder / "fond.geojson",
        streets=tuple(_street(folder, street) for street in town["street"]),
        places=tuple(map(_place, town.get("place", []))),
        vacant=tuple(VacantSheet(**unit) for unit in town.get("vacant", [])),
        accounts=tuple(map(_account, town["account"])),
        closings=tuple(map(_closing, town.get("closing", []))),
        markets=tuple(
            _rendezvous({"kind": "market", "rule": "FREQ=WEEKLY", **market})
            for market in agenda.get("market", [])
        ),
        agenda=tuple(map(_rendezvous, agenda.get("entry", []))),
        news=tuple(map(_news, agenda.get("news", []))),
        open_orders=tuple(map(_order, orders.get("open", []))),
        past_orders=tuple(map(_order, orders.get("past", []))),
        questions=tuple(map(_question, asked.get("question", []))),
        reply_minutes={
            shop: tuple(minutes) for shop, minutes in asked.get("reply_minutes", {}).items()
        },
    )


def _street(folder: Path, street: Table) -> StreetSheet:
    shops = [read_shop(file) for file in (folder / street["folder"]).glob("*.toml")]
    return StreetSheet(
        slug=street["slug"],
        name=street["name"],
        summary=street["summary"],
        line=tuple((longitude, latitude) for longitude, latitude in street["line"]),
        shops=tuple(sorted(shops, key=lambda shop: int(shop.number))),
    )


def _place(place: Table) -> PlaceSheet:
    return PlaceSheet(
        kind=place["kind"],
        name=place["name"],
        street=place["street"],
        latitude=place["latitude"],
        longitude=place["longitude"],
        hours=place.get("hours"),
    )


def _account(account: Table) -> AccountSheet:
    return AccountSheet(
        account["email"], account["name"], account["role"], tuple(account.get("shops", []))
    )


def _closing(closing: Table) -> ClosingSheet:
    return ClosingSheet(
        closing["shop"], closing["from"], closing["to"], closing.get("at"), closing["reason"]
    )


def _rendezvous(entry: Table) -> RendezvousSheet:
    return RendezvousSheet(
        title=entry["title"],
        place=entry.get("place", ""),
        summary=entry["summary"],
        starts=entry.get("from", time.min),
        ends=entry.get("to", time.min),
        weekday=_WEEKDAYS.index(entry["day"]) if "day" in entry else None,
        weeks=entry.get("weeks", 0),
        days=entry.get("days", 0),
        shop=entry.get("shop", ""),
        kind=entry.get("kind", "event"),
        price=entry.get("price", ""),
        booking=entry.get("booking", ""),
        rule=entry.get("rule", ""),
        whole_days=entry.get("whole_days", 0),
        held_at=entry.get("held_at", ""),
        street=entry.get("street", ""),
    )


def _news(item: Table) -> NewsSheet:
    return NewsSheet(
        item["title"], item["text"], item["hours_ago"], item.get("days", 0), item.get("shop", "")
    )


def _order(order: Table) -> OrderSheet:
    return OrderSheet(
        state=order["state"],
        customer=order["customer"],
        phone=order["phone"],
        email=order.get("email", ""),
        note=order.get("note", ""),
        reason=order.get("reason", ""),
        minutes_ago=order.get("ago", 60 * order.get("hours_ago", 0)),
        slot=order.get("slot", 0),
        lines=tuple(
            LineSheet(line["shop"], line["item"], line.get("choice", ""), line["quantity"])
            for line in order["lines"]
        ),
    )


def _question(question: Table) -> QuestionSheet:
    return QuestionSheet(
        shops=tuple(question["shops"]),
        name=question["name"],
        email=question.get("email", ""),
        phone=question.get("phone", ""),
        text=question["text"],
        article=question.get("article", ""),
        minutes_ago=60 * question["ago"],
        answers=tuple(_answer(answer) for answer in question.get("answer", [])),
        thanks=question.get("thanks", False),
    )


def _answer(answer: Table) -> AnswerSheet:
    return AnswerSheet(
        shop=answer["shop"],
        kind=answer.get("kind", "answered"),
        text=answer["text"],
        after=answer["after"],
        article=answer.get("article", ""),
        colleague=answer.get("colleague", ""),
    )
