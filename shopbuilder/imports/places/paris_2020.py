"""Shops of Paris that delivered or prepared orders in spring 2020, as they wrote of themselves."""

import re
from collections.abc import Mapping
from typing import Final

from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.tags import Use
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.source import ODBL, Origin, Reading, ShopSource
from shopbuilder.imports.places.spelling import number_and_street, street_name
from shopbuilder.imports.places.tables import Line, entries_by, in_the_town
from shopbuilder.imports.tables.cells import printable
from tenants.errors import N_

ORIGIN: Final = Origin(
    "paris2020", "Ville de Paris", "town", ODBL, "Ville de Paris", "https://opendata.paris.fr/"
)

_COLUMNS: Final = {
    "id": ("id",), "name": ("nom du commerce",), "type": ("type de commerce",),
    "address": ("adresse",), "postcode": ("code postal",), "phone": ("telephone",),
    "email": ("mail",), "website": ("site internet",), "prose": ("precisions",),
    "latitude": ("lat",), "longitude": ("lon",),
}  # fmt: skip
_TRADES: Final[Mapping[str, str]] = {
    "restaurant ou traiteur": "restaurant", "epicerie fine": "deli",
    "alimentation generale et produits de premiere necessite": "grocer",
    "boucherie charcuterie rotisserie": "butcher", "fromagerie": "cheese",
    "boulangerie patisserie": "bakery", "commerce de detail de boissons": "wine",
    "primeur": "greengrocer", "poissonnerie": "fishmonger",
    "pharmacies et parapharmacies": "pharmacy", "blanchisserie teinturerie": "laundry",
    "librairie": "books", "fleuriste": "florist", "chocolatier confiseur": "chocolate",
}  # fmt: skip

#: Shorter prose is a word or two of a catalogue ("Bio", "Brunch"); longer prose is no tagline.
_SHORTEST: Final = 12
_TAGLINE: Final = 90
_STORY: Final = 2_000
#: Deliveries, orders, hours and prices of that spring: they would be wrong today.
_DATED: Final = re.compile(
    r"livr|deliver|uber|glovo|just eat|commande|click|venir chercher|horaire|ouvert|confinement"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|[0-9] ?h\b|[0-9]h[0-9]|€|\bt[eé]l\b"
    r"|https?:|www\.|bit\.ly|@|[0-9]{2}(?:[ .][0-9]{2}){4}",
    re.IGNORECASE,
)


def _prose(line: Line) -> tuple[str, str]:
    """Return tagline and story; what is not fit for a window of today is noted."""
    lines = [" ".join(part.split()) for part in printable(line.row["prose"]).splitlines()]
    text = "\n".join(part for part in lines if part)
    if not text:
        return "", ""
    if len(text) < _SHORTEST or _DATED.search(text):
        line.findings.note(
            line.where,
            N_(
                "What it says about itself dates from that spring, or is a single word; it"
                " is not kept: “%(text)s”"
            ),
            subject=line.name,
            text=text.replace("\n", " / ")[:160],
        )
        return "", ""
    text = text.capitalize() if text.isupper() else text
    if "\n" not in text and len(text) <= _TAGLINE:
        return text.rstrip("."), ""
    return "", text[:_STORY]


def _use(line: Line) -> Use:
    written = line.text("type")
    trade = _TRADES.get(fold(written))
    if trade is None:
        line.findings.note(
            line.where, N_("Its kind is not known here: %(tag)s."), subject=line.name, tag=written
        )
    return Use("shop", trade or "other")


def _street(line: Line) -> tuple[str, str]:
    """Return house number and street of a free address; what is no street is told."""
    number, written = number_and_street(line.text("address"))
    street = street_name(written)
    if written and not street:
        line.findings.drop(
            line.where,
            N_("“%(street)s” does not name a street: the nearest one is taken."),
            subject=line.name,
            street=written,
        )
    return number if street else "", street


def _entry(line: Line, reading: Reading) -> Entry | None:
    """Return what one row says, None for one that is refused or elsewhere."""
    line.name = line.text("name")
    if not in_the_town(reading, postcode=line.text("postcode"), commune=""):
        return None
    if not line.name:
        line.refuse(N_("It has no name."))
        return None
    number, street = _street(line)
    tagline, story = _prose(line)
    return Entry(
        ref=f"{ORIGIN.key}:{line.text('id')}",
        where=line.where,
        use=_use(line),
        name=line.name,
        at=line.position("longitude", "latitude"),
        street=street,
        house_number=number,
        phone=line.phone("phone"),
        email=line.email("email"),
        website=line.website("website"),
        tagline=tagline,
        story=story,
    )


SOURCE: Final = ShopSource(
    ORIGIN,
    entries_by(_COLUMNS, _entry),
    _COLUMNS,
    known_by=("name", "type", "address", "prose"),
)
