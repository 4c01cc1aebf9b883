"""Establishments of the national register of businesses, as INSEE laid them out before 2019."""

from typing import Final

from shopbuilder.imports.openstreetmap.tags import Use
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.naf import trade_of_activity
from shopbuilder.imports.places.sirene import NAMELESS, NUMBERLESS, ORIGIN, UNSEEN
from shopbuilder.imports.places.source import Reading, ShopSource
from shopbuilder.imports.places.spelling import (
    house_number,
    person_name,
    sign_name,
    street_name,
)
from shopbuilder.imports.places.tables import Line, entries_by, in_the_town

_COLUMNS: Final = {
    "siren": ("siren",), "nic": ("nic",), "sign": ("enseigne",), "legal": ("nomen long",),
    "first_line": ("l1 normalisee",), "number": ("numvoie",), "repeated": ("indrep",),
    "kind": ("typvoie",), "street": ("libvoie",), "postcode": ("codpos",),
    "commune": ("libcom",), "shown": ("diffcom",), "activity": ("apet700",),
    "longitude": ("longitude",), "latitude": ("latitude",), "precision": ("geo type",),
}  # fmt: skip


def _entry(line: Line, reading: Reading) -> Entry | None:
    """Return what one row says, None for what is refused, elsewhere, or no shop."""
    if not in_the_town(reading, postcode=line.text("postcode"), commune=line.text("commune")):
        return None
    if line.text("shown") == "N":
        line.refuse(UNSEEN)
        return None
    number = line.siret_of_parts("siren", "nic")
    if not number:
        line.refuse(NUMBERLESS)
        return None
    return _numbered(line, reading, number)


def _numbered(line: Line, reading: Reading, number: str) -> Entry | None:
    """Return what a row with its SIRET says."""
    trade = trade_of_activity(line.text("activity"))
    if trade is None:
        reading.leave_out(line.text("activity"))
        return None
    line.name = sign_name(line.text("sign") or person_name(line.first("legal", "first_line")))
    if not line.name:
        line.refuse(NAMELESS)
        return None
    exact = line.text("precision") == "housenumber"
    return Entry(
        ref=f"{ORIGIN.key}:{number}",
        where=line.where,
        use=Use("shop", trade),
        name=line.name,
        at=line.position("longitude", "latitude") if exact else None,
        street=street_name(f"{line.text('kind')} {line.text('street')}"),
        house_number=house_number(f"{line.text('number')} {line.text('repeated')}", coded=True),
        siret=number,
        legal_name=line.text("legal"),
    )


SOURCE: Final = ShopSource(
    ORIGIN,
    entries_by(_COLUMNS, _entry),
    _COLUMNS,
    known_by=("siren", "nic", "activity", "street", "postcode"),
)
