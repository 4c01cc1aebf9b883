"""OpenStreetMap among the other sources: features of a GeoJSON extract."""

from collections.abc import Iterator
from typing import Final

from shopbuilder.imports.openstreetmap.entries import entry_of
from shopbuilder.imports.openstreetmap.features import read_features
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.source import ODBL, Origin, Reading, ShopSource
from tenants.errors import N_

ORIGIN: Final = Origin(
    "osm",
    "OpenStreetMap",
    "map",
    ODBL,
    N_("© OpenStreetMap contributors"),
    "https://www.openstreetmap.org/copyright",
)


def _read(reading: Reading) -> Iterator[Entry]:
    for feature in read_features(reading.path, reading.findings):
        entry = entry_of(feature, reading.town, reading.findings)
        if entry is not None:
            yield entry


SOURCE: Final = ShopSource(ORIGIN, _read, fills_gaps=False)
