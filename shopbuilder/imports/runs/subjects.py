"""What rows and columns are called by people, for the sentences of an undo."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, literal, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.findings import Finding
from shopbuilder.imports.products.source import ARTICLE_PARTS, VARIANT_PARTS
from shopbuilder.imports.runs.putting_back import LeftRow
from shopbuilder.imports.runs.references import model_of
from shopbuilder.profile.models import ShopProfile
from tenants.database import TownOwned, db
from tenants.errors import N_
from tenants.models import Shop

_PARTS: Final[Mapping[str, str]] = {
    **ARTICLE_PARTS,
    **VARIANT_PARTS,
    "imported": N_("what the file said"),
    "trade": N_("trade"),
    "phone": N_("telephone"),
    "email": N_("e-mail address"),
    "website": N_("website"),
    "street_id": N_("street"),
    "house_number": N_("house number"),
    "door_order": N_("place in the street"),
    "latitude": N_("position"),
    "longitude": N_("position"),
    "opening_hours": N_("opening hours"),
    "lines": N_("course of the street"),
    "title": N_("title"),
    "starts_at": N_("beginning"),
    "ends_at": N_("end"),
    "text": N_("text"),
}


def told(left: Sequence[LeftRow]) -> list[Finding]:
    """Return what is to be said of rows that an undo left; `part` is a msgid to translate too."""
    by_table: dict[str, set[int]] = {}
    for each in left:
        by_table.setdefault(each.table, set()).add(each.row)
    names = {table: _names(table, rows) for table, rows in by_table.items()}
    return [
        Finding("", each.msgid, _part(each), names[each.table].get(each.row, "")) for each in left
    ]


def _part(left: LeftRow) -> dict[str, str]:
    """Return the column that a sentence is about, as people call it."""
    return {"part": _PARTS.get(left.part, left.part.replace("_", " "))} if left.part else {}


def _names(table: str, rows: Collection[int]) -> dict[int, str]:
    """Return the names of rows by id; a variant is called by its article, a profile by its shop."""
    query = _called(model_of(table))
    if query is None:
        return {}
    found = db.session.execute(query.where(model_of(table).id.in_(rows)))
    return {row: f"{name} ({label})" if label else name for row, name, label in found}


def _called(model: type[TownOwned]) -> Select[*tuple[Any, ...]] | None:
    """Return a query for id, name and label of rows; None for what has no name."""
    if model is Variant:
        return select(Variant.id, Product.name, Variant.label).join(
            Product, Product.id == Variant.product_id
        )
    if model is ShopProfile:
        return select(ShopProfile.id, Shop.name, literal("")).join(
            Shop, Shop.id == ShopProfile.shop_id
        )
    called = getattr(model, "name", None) or getattr(model, "title", None)
    return None if called is None else select(model.id, called, literal(""))
