"""The kinds of imports, as people choose among them. What does them stands in `jobs.py`.

Pages load this module and never that one: geometry and the like are for workers and commands.
"""

from dataclasses import dataclass
from typing import Final

from shopbuilder.imports.errors import RunRefused
from tenants.errors import N_

_MAP: Final = N_("An extract of OpenStreetMap, as GeoJSON.")
_CALENDAR: Final = N_("A calendar that another program saved (iCalendar, .ics).")
_FEED: Final = N_("A feed of news, saved as a file (RSS or Atom).")
_ICS: Final = (".ics", ".ical")
_STREETS: Final = N_(
    "An extract of OpenStreetMap (GeoJSON), or of the Base Adresse Nationale (CSV)."
)
_SHOPS: Final = N_(
    "An extract of OpenStreetMap (GeoJSON) or Sirene (CSV), or a list your town keeps (CSV)."
)
_GEOJSON: Final = (".geojson", ".json")
_MAPS_AND_TABLES: Final = (*_GEOJSON, ".csv", ".tsv", ".txt")


@dataclass(frozen=True)
class Kind:
    """One kind of import: how it is called, whose it is, what it takes."""

    key: str
    #: What people choose it by.
    title: str
    #: What kind of file, in a sentence.
    hint: str
    #: Endings of the files it takes, as an `accept` attribute lists them.
    endings: tuple[str, ...]
    #: Fills one shop and is its trader's to start; else the town's, and its clerk's.
    of_shop: bool = False
    #: Waits in the state `sent` until somebody has settled what the file means.
    asks_first: bool = False
    #: Is written, and taken back, batch by batch; else all at once.
    in_batches: bool = False


KINDS: Final = {
    kind.key: kind
    for kind in (
        Kind("streets", N_("Streets"), _STREETS, _MAPS_AND_TABLES),
        Kind("background", N_("The map’s background"), _MAP, _GEOJSON),
        Kind("shops", N_("Shops and places"), _SHOPS, _MAPS_AND_TABLES),
        Kind("agenda", N_("Agenda"), _CALENDAR, _ICS),
        Kind("news", N_("News"), _FEED, (".xml", ".rss", ".atom")),
        Kind(
            "products",
            N_("Articles"),
            N_("The catalogue from other shop software, a product feed, or a spreadsheet."),
            (".csv", ".tsv", ".txt", ".xml", ".xlsx", ".xls", ".ods"),
            of_shop=True,
            asks_first=True,
            in_batches=True,
        ),
        Kind("shop-agenda", N_("Agenda of the shop"), _CALENDAR, _ICS, of_shop=True),
    )
}


def kind_of(key: str) -> Kind:
    """Return the kind of that name. Raises RunRefused where there is none."""
    if key not in KINDS:
        raise RunRefused(N_("“%(kind)s” is not a kind of import."), kind=key[:40])
    return KINDS[key]
