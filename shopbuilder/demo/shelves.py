"""Reads a shop's file: its people, its shelves, and what its articles leave to their shelf."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shopbuilder.demo.sheets import (
    CounterSheet,
    ItemSheet,
    PickupSheet,
    ShopSheet,
    VariantSheet,
)

#: A file as tomllib reads it.
Table = Mapping[str, Any]


def read_table(file: Path) -> Table:
    """Return what a TOML file holds; nothing where there is no file."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def read_shop(file: Path) -> ShopSheet:
    """Return the shop that a file describes."""
    table = read_table(file)
    legal = table["legal"]
    return ShopSheet(
        slug=table["slug"],
        name=table["name"],
        trade=table["trade"],
        mode=table["mode"],
        number=table["number"],
        hours=table.get("hours"),
        phone=table["phone"],
        website=table.get("website", ""),
        tagline=table["tagline"],
        story=table["story"],
        legal_name=legal["name"],
        legal_form=legal["form"],
        siret=legal["siret"],
        pickup=PickupSheet(**table.get("pickup", {})),
        people=tuple(CounterSheet(**person) for person in table.get("person", [])),
        items=tuple(
            _item(shelf, item) for shelf in table.get("shelf", []) for item in shelf["item"]
        ),
    )


def _item(shelf: Table, item: Table) -> ItemSheet:
    """Return an article; VAT rate and allergens are its shelf's unless it has its own."""
    allergens = item.get("allergens", shelf.get("allergens"))
    return ItemSheet(
        name=item["name"],
        text=item["text"],
        category=shelf["name"],
        variants=_variants(item),
        unit=item.get("unit", "piece"),
        vat_rate=item.get("vat", shelf["vat"]),
        content=_content(item.get("holds")),
        lead_minutes=item.get("lead", 0),
        allergens=None if allergens is None else tuple(allergens),
        ingredients=item.get("ingredients", ""),
        origin=item.get("origin", ""),
        picture=item.get("picture", ""),
    )


def _variants(item: Table) -> tuple[VariantSheet, ...]:
    """Return its choices, or the article itself; "Écru, M" is read by the names in `options`."""
    if "choices" not in item:
        return (VariantSheet(item["price"], "", {}, item.get("stock")),)
    return tuple(
        VariantSheet(
            price_cents=choice.get("price", item.get("price")),
            label=choice["label"],
            options=_options(item["options"], choice["label"]),
            stock=choice.get("stock"),
        )
        for choice in item["choices"]
    )


def _options(names: list[str], label: str) -> dict[str, str]:
    values = label.split(", ", maxsplit=len(names) - 1)
    return dict(zip(names, values, strict=True))


def _content(holds: str | None) -> tuple[int, str] | None:
    """Read "250 g"."""
    if holds is None:
        return None
    amount, unit = holds.split()
    return int(amount), unit
