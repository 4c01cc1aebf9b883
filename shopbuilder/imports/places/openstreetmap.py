"""OpenStreetMap among the other sources: shops and places as the features of an extract say them.

Each value is checked; what is wrong is dropped and named.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.features import Feature, read_features
from shopbuilder.imports.openstreetmap.tags import Use, use_of
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.source import ODBL, Origin, Reading, ShopSource
from shopbuilder.imports.places.tables import MAX_NAME
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.profile.contacts import email_address, phone_number, web_address
from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.register import siret_number
from shopbuilder.town_life.place_kinds import NAMELESS
from tenants.context import CurrentTown
from tenants.errors import N_, Refusal

ORIGIN: Final = Origin(
    "osm",
    "OpenStreetMap",
    "map",
    ODBL,
    N_("© OpenStreetMap contributors"),
    "https://www.openstreetmap.org/copyright",
)
_MAX_HOUSE_NUMBER: Final = 20

_PHONE: Final = ("phone", "contact:phone", "mobile", "contact:mobile")
_WEBSITE: Final = ("website", "contact:website", "url")
_EMAIL: Final = ("email", "contact:email")
_SIRET: Final = ("ref:FR:SIRET", "ref:FR:siret")


def _read(reading: Reading) -> Iterator[Entry]:
    for feature in read_features(reading.path, reading.findings):
        entry = _entry(feature, reading.town, reading.findings)
        if entry is not None:
            yield entry


def _entry(feature: Feature, town: CurrentTown, findings: Findings) -> Entry | None:
    """Return what a feature says, None when it is refused; wrong values are dropped and named."""
    use = use_of(feature.tags)
    name = _name(feature.tags)
    unusable = _why_unusable(use, name)
    if unusable:
        findings.refuse(feature.where, unusable, subject=name)
        return None
    if use.unknown:
        findings.note(
            feature.where, N_("Its kind is not known here: %(tag)s."), subject=name, tag=use.unknown
        )
    return _told(feature, use, _Reader(feature, name, findings), town)


def _why_unusable(use: Use, name: str) -> str:
    """Return the sentence for a feature that is not taken; "" for one that is."""
    if not use.what:
        return N_("It is neither a shop nor a public place.")
    if not name and use.kind not in NAMELESS and use.what != "vacant":
        return N_("It has no name.")
    return ""


def _told(feature: Feature, use: Use, reader: "_Reader", town: CurrentTown) -> Entry:
    """Return what the tags of a feature say."""
    longitude, latitude = feature.centre
    return Entry(
        ref=feature.ref or _ref_by_address(reader.name, feature.tags),
        where=feature.where,
        use=use,
        name=reader.name,
        at=feature.centre,
        street=clean_line(feature.tags.get("addr:street", ""), MAX_NAME).text,
        house_number=clean_line(feature.tags.get("addr:housenumber", ""), _MAX_HOUSE_NUMBER).text,
        phone=reader.text(_PHONE, lambda text: phone_number(text, town.country)),
        email=reader.text(_EMAIL, email_address),
        website=reader.text(_WEBSITE, web_address),
        siret=reader.text(_SIRET, siret_number),
        hours=reader.value(
            ("opening_hours",),
            lambda text: (
                Hours.read(
                    text,
                    country=town.country,
                    subdivision=town.subdivision,
                    timezone=town.timezone,
                    latitude=latitude,
                    longitude=longitude,
                ).notation
            ),
        ),
    )


def _name(tags: Mapping[str, str]) -> str:
    """Return the French name, else the name, else the brand."""
    written = tags.get("name:fr") or tags.get("name") or tags.get("brand") or ""
    return clean_line(written, MAX_NAME).text


def _ref_by_address(name: str, tags: Mapping[str, str]) -> str:
    """Return an identity for features of files that give none."""
    address = f"{tags.get('addr:housenumber', '')} {tags.get('addr:street', '')}"
    return f"osm:{fold(name)}|{fold(address)}"


class _Reader:
    """Reads the values of one feature; those that are refused are dropped and named."""

    def __init__(self, feature: Feature, name: str, findings: Findings) -> None:
        self.feature = feature
        self.name = name
        self.findings = findings

    def value(self, keys: tuple[str, ...], read: Callable[[str], str | None]) -> str | None:
        """Return the first value that can be read under these keys; None if there is none."""
        for key in keys:
            written = self.feature.tags.get(key)
            if not written:
                continue
            try:
                return read(written)
            except Refusal as refusal:
                self.findings.drop_for(self.feature.where, refusal, subject=self.name)
        return None

    def text(self, keys: tuple[str, ...], read: Callable[[str], str | None]) -> str:
        """Return the first value that can be read under these keys; "" if there is none."""
        return self.value(keys, read) or ""


SOURCE: Final = ShopSource(ORIGIN, _read, fills_gaps=False)
