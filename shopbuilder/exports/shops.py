"""The shops of a town as a table for spreadsheets and as a map, a page of rows at a time."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Row, select

from shopbuilder.exports.products import MARK, written
from shopbuilder.i18n import translate
from shopbuilder.imports.openstreetmap.credit import is_from_openstreetmap
from shopbuilder.imports.openstreetmap.tags import tag_of_trade
from shopbuilder.imports.places.own_sheet import COLUMNS
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.trades import trade_of
from shopbuilder.town_life.models import Street
from tenants.context import current_town
from tenants.database import db
from tenants.models import Shop

#: Shops read at once.
_AT_ONCE: Final = 500
#: Columns of the profile that stand in the table under their own name.
_AS_THEY_ARE: Final = (
    "trade", "phone", "email", "website", "siret", "legal_name", "legal_address", "tagline", "story",
)  # fmt: skip

#: What the licence of the map asks to say wherever its data go (ODbL 1.0, section 4.3).
_CREDIT: Final = "© OpenStreetMap contributors, ODbL 1.0"

_Shop = Row[*tuple[Any, ...]]


def shops_as_csv() -> Iterator[str]:
    """Yield the table of the shops of the town entered, the suspended ones too, piece by piece.

    UTF-8 with its mark, semicolons. A statement for every 500 shops.
    """
    yield MARK + written([list(COLUMNS.values())])
    for page in _pages():
        yield written([[_cells(shop)[field] for field in COLUMNS] for shop in page])


def shops_as_geojson() -> Iterator[str]:
    """Yield the shops of the town entered as GeoJSON (RFC 7946) with the tags of OpenStreetMap.

    A shop whose place is unknown has no geometry. A statement for every 500 shops.
    """
    yield f'{{"type":"FeatureCollection","name":{_json(current_town().name)},"features":['
    first, credited = True, False
    for page in _pages():
        for shop in page:
            credited = credited or is_from_openstreetmap(shop.source_ref)
            yield ("\n" if first else ",\n") + _json(_feature(shop))
            first = False
    yield f'\n],"attribution":{_json(_CREDIT)}}}\n' if credited else "\n]}\n"


def _pages() -> Iterator[Sequence[_Shop]]:
    """Yield the shops in the order of their admission."""
    after = 0
    while page := _page(after):
        yield page
        after = page[-1].id


def _page(after: int) -> Sequence[_Shop]:
    return db.session.execute(
        select(
            Shop.id, Shop.slug, Shop.name, Street.name.label("street"), ShopProfile.house_number,
            ShopProfile.latitude, ShopProfile.longitude, ShopProfile.opening_hours,
            ShopProfile.source_ref, *(getattr(ShopProfile, name) for name in _AS_THEY_ARE),
        )
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .outerjoin(Street, Street.id == ShopProfile.street_id)
        .where(Shop.id > after)
        .order_by(Shop.id)
        .limit(_AT_ONCE)
    ).all()  # fmt: skip


def _cells(shop: _Shop) -> dict[str, str]:
    """Return the cells of a shop."""
    return {
        **{name: getattr(shop, name) for name in _AS_THEY_ARE},
        "slug": shop.slug,
        "name": shop.name,
        "trade_name": translate(trade_of(shop.trade).name),
        "number": shop.house_number,
        "street": shop.street or "",
        "latitude": _degrees(shop.latitude),
        "longitude": _degrees(shop.longitude),
        "hours": shop.opening_hours or "",
        "credit": _CREDIT if is_from_openstreetmap(shop.source_ref) else "",
    }


def _degrees(value: float | None) -> str:
    """Return degrees with a point, as every map reads them; the shortest number that is the same."""
    return "" if value is None else repr(value)


def _feature(shop: _Shop) -> dict[str, Any]:
    """Return a shop as a feature; its identity on the map where it has one."""
    known = shop.longitude is not None and shop.latitude is not None
    geometry = {"type": "Point", "coordinates": [shop.longitude, shop.latitude]} if known else None
    key, value = tag_of_trade(shop.trade)
    tags = {
        "name": shop.name,
        key: value,
        "addr:housenumber": shop.house_number,
        "addr:street": shop.street,
        "phone": shop.phone,
        "email": shop.email,
        "website": shop.website,
        "opening_hours": shop.opening_hours,
        "ref:FR:SIRET": shop.siret,
    }
    identity = {"id": shop.source_ref} if is_from_openstreetmap(shop.source_ref) else {}
    return {
        "type": "Feature",
        **identity,
        "geometry": geometry,
        "properties": {tag: text for tag, text in tags.items() if text},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
