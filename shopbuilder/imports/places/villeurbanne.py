"""Establishments open to the public, as the town of Villeurbanne lists them (acceslibre)."""

import re
from collections.abc import Mapping
from typing import Final

from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.tags import Use
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.source import OPEN_LICENCE, Origin, Reading, ShopSource
from shopbuilder.imports.places.spelling import (
    house_number,
    number_and_street,
    person_name,
    street_name,
)
from shopbuilder.imports.places.tables import Line, address_ref, entries_by, in_the_town
from tenants.errors import N_

ORIGIN: Final = Origin(
    "villeurbanne",
    "Ville de Villeurbanne",
    "town",
    OPEN_LICENCE,
    "Ville de Villeurbanne",
    "https://acceslibre.beta.gouv.fr/",
)

_COLUMNS: Final = {
    "name": ("nom",), "activity": ("activite",), "number": ("numero",), "street": ("voie",),
    "postcode": ("code postal",), "commune": ("commune",), "siret": ("siret",),
    "latitude": ("latitude",), "longitude": ("longitude",), "locality": ("lieu dit",),
}  # fmt: skip

#: Activity, folded → trade. Who is a shop: people walk in, are served, and pay.
_SHOPS: Final[Mapping[str, str]] = {
    "restaurant": "restaurant", "banques caisses d epargne": "bank", "pharmacie": "pharmacy",
    "coiffure": "hairdresser", "supermarche": "supermarket", "tabac": "tobacco",
    "boulangerie": "bakery", "agence immobiliere": "estate_agent", "assurance": "bank",
    "debit de boisson": "bar", "vetements sous vetements lingerie": "clothing",
    "bricolage amenagement": "hardware", "fleuriste": "florist", "garage": "car_repair",
    "soins de beaute": "beauty", "meubles ameublement": "furniture", "caviste": "wine",
    "optique": "optician", "decoration design": "decoration", "telephonie": "phone",
    "agence de voyage": "travel", "cordonnerie serrurerie": "cobbler", "jardinerie": "garden",
    "bijouterie joaillerie": "jewellery", "sports et loisirs": "sport",
    "chocolatier": "chocolate", "laverie": "laundry", "epicerie": "grocer",
    "audio prothesiste": "health", "fruits et legumes": "greengrocer", "auto ecole": "other",
    "pompes funebres": "other",
}  # fmt: skip
#: Activity, folded → kind of place.
_PLACES: Final[Mapping[str, str]] = {
    "universite ou ecole superieure": "school", "lycee": "school", "college": "school",
    "administration publique": "office", "petite enfance creche": "kindergarten",
    "hopital": "hospital", "salle de spectacle": "theatre", "lieu de culte": "place_of_worship",
    "bureau de poste": "post_office", "mairie": "townhall",
    "bibliotheque mediatheque": "library", "hotel": "hotel",
    "radiodiagnostic et imagerie medicale": "clinic", "chirurgien dentiste": "dentist",
    "masseur kinesitherapeute": "doctors", "orthophonie": "doctors",
    "veterinaire": "veterinary", "agence de travail temporaire": "office",
    "profession liberale": "office", "notaire": "office", "salle multisports": "other",
    "stade": "other", "piscine": "other", "gymnase": "other", "tennis": "other",
    "boulodrome": "other", "cimetiere": "other", "salle de jeux": "other",
    "salle de danse": "other",
    "autres etablissements pour adultes et familles en difficulte": "other",
    "personnes agees hebergement": "other", "aide sociale a l enfance action educative": "other",
}  # fmt: skip
_STREETLESS: Final = re.compile(r"(?:bp|cs|tsa)\s*[0-9]+", re.IGNORECASE)


def _use(line: Line) -> Use:
    """Return what an activity is here; one that is not known is a place, and noted."""
    written = line.text("activity")
    activity = fold(written)
    if activity in _SHOPS:
        return Use("shop", _SHOPS[activity])
    if activity not in _PLACES:
        line.findings.note(
            line.where,
            N_("Its activity is not known here: %(activity)s. It is listed as a place."),
            subject=line.name,
            activity=written or "—",
        )
    return Use("place", _PLACES.get(activity, "other"))


def _address(line: Line) -> tuple[str, str]:
    """Return house number and street; a number may have slipped into the street."""
    number, written = line.text("number"), line.text("street")
    inner, street = number_and_street(written)
    if _STREETLESS.fullmatch(written):
        line.findings.drop(
            line.where,
            N_("“%(street)s” is a PO box, not a street."),
            subject=line.name,
            street=written,
        )
        return "", ""
    return house_number(number) or inner, street_name(street)


def _entry(line: Line, reading: Reading) -> Entry | None:
    """Return what one row says, None for one that is refused or elsewhere."""
    line.name = person_name(line.text("name"))
    if not in_the_town(reading, postcode=line.text("postcode"), commune=line.text("commune")):
        return None
    if not line.name:
        line.refuse(N_("It has no name."))
        return None
    number, street = _address(line)
    return Entry(
        ref=address_ref(ORIGIN.key, line.name, number, street),
        where=line.where,
        use=_use(line),
        name=line.name,
        at=line.position("longitude", "latitude"),
        street=street,
        house_number=number,
        siret=line.siret("siret"),
    )


SOURCE: Final = ShopSource(
    ORIGIN,
    entries_by(_COLUMNS, _entry),
    _COLUMNS,
    known_by=("name", "activity", "street", "latitude", "longitude"),
)
