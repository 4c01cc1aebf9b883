"""Establishments of the national register of businesses, as INSEE lays them out since 2019."""

from typing import Final

from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.tags import Use
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.naf import trade_of_activity
from shopbuilder.imports.places.source import OPEN_LICENCE, Origin, Reading, ShopSource
from shopbuilder.imports.places.spelling import house_number, sign_name, street_name
from shopbuilder.imports.places.tables import Line, entries_by, in_the_town
from tenants.errors import N_

ORIGIN: Final = Origin(
    "sirene", "Sirene", "register", OPEN_LICENCE, "Insee, base Sirene", "https://www.sirene.fr/"
)
UNSEEN: Final = N_("Its owner has asked not to be shown (statut de diffusion): nothing is kept.")
NUMBERLESS: Final = N_("Without its SIRET nobody can tell which shop it is.")
NAMELESS: Final = N_("The register gives no name that customers would know it by.")
#: Positions of a whole street or commune are no door.
_DOORS: Final = frozenset({"", "housenumber", "interpolation"})
#: What the register writes in place of what its owner keeps to himself.
_HIDDEN: Final = "[ND]"

_COLUMNS: Final = {
    "siret": ("siret",), "siren": ("siren",), "nic": ("nic",),
    "status": ("etatadministratifetablissement",),
    "shown": ("statutdiffusionetablissement",),
    "activity": ("activiteprincipaleetablissement",),
    "sign": ("enseigne1etablissement",), "sign2": ("enseigne2etablissement",),
    "usual": ("denominationusuelleetablissement",),
    "legal": ("denominationunitelegale", "denomination"),
    "usual_legal": ("denominationusuelle1unitelegale",),
    "family": ("nomusageunitelegale", "nomunitelegale"), "given": ("prenomusuelunitelegale",),
    "number": ("numerovoieetablissement",), "repeated": ("indicerepetitionetablissement",),
    "kind": ("typevoieetablissement",), "street": ("libellevoieetablissement",),
    "postcode": ("codepostaletablissement",), "commune": ("libellecommuneetablissement",),
    "longitude": ("longitude", "x longitude"), "latitude": ("latitude", "y latitude"),
    "precision": ("geo type",),
    "east": ("coordonneelambertabscisseetablissement",),
    "north": ("coordonneelambertordonneeetablissement",),
}  # fmt: skip


def _entry(line: Line, reading: Reading) -> Entry | None:
    """Return what one row says, None for what is refused, elsewhere, or no shop."""
    if not in_the_town(reading, postcode=line.text("postcode"), commune=line.text("commune")):
        return None
    if line.text("shown") in {"N", "P"}:
        line.refuse(UNSEEN)
        return None
    number = line.siret("siret")
    if not number and line.row["siret"] != line.row["siren"] + line.row["nic"]:
        number = line.siret_of_parts("siren", "nic")
    if not number:
        line.refuse(NUMBERLESS)
        return None
    return _numbered(line, reading, number)


def _numbered(line: Line, reading: Reading, number: str) -> Entry | None:
    """Return what a row with its SIRET says. Of a shop that has closed no more is asked."""
    closed = line.text("status") == "F"
    trade = trade_of_activity(line.text("activity"))
    if trade is None and not closed:
        reading.leave_out(line.text("activity"))
        return None
    line.name = _name(line)
    if not line.name and not closed:
        line.refuse(NAMELESS)
        return None
    return Entry(
        ref=f"{ORIGIN.key}:{number}",
        where=line.where,
        use=Use("shop", trade or "other"),
        name=line.name,
        at=_position(line),
        street=_street(line),
        house_number=house_number(f"{_told(line, 'number')} {_told(line, 'repeated')}", coded=True),
        siret=number,
        legal_name=_told(line, "legal"),
        closed=closed,
    )


def _told(line: Line, field: str) -> str:
    """Return a cell, "" where its owner keeps it to himself."""
    said = line.text(field)
    return "" if _HIDDEN in said else said


def _name(line: Line) -> str:
    """Return the sign over the door, else what the business is called."""
    fields = ("sign", "sign2", "usual", "usual_legal", "legal")
    said = next((name for field in fields if (name := _told(line, field))), "")
    if not said and _told(line, "given") and _told(line, "family"):
        said = f"{_told(line, 'given').title()} {_told(line, 'family').title()}"
    return sign_name(said)


def _street(line: Line) -> str:
    return street_name(f"{_told(line, 'kind')} {_told(line, 'street')}")


def _position(line: Line) -> Point | None:
    """Return where the door is: what a geocoded export adds, else what Insee says in metres."""
    if line.text("precision") not in _DOORS:
        return None
    in_degrees = line.position("longitude", "latitude")
    # Without a number the metres are those of the whole street.
    if in_degrees is None and _told(line, "number") and _told(line, "east"):
        return line.position_in_metres("east", "north", line.text("postcode"))
    return in_degrees


SOURCE: Final = ShopSource(
    ORIGIN,
    entries_by(_COLUMNS, _entry),
    _COLUMNS,
    known_by=("siret", "status", "activity", "street", "postcode"),
)
