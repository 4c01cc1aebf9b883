"""Every source that shops and streets come from. To add one: a module, and a line in `_ALL`."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.folding import fold
from shopbuilder.imports.places import (
    ban,
    openstreetmap,
    own,
    paris_2020,
    sirene,
    sirene_2017,
    villeurbanne,
)
from shopbuilder.imports.places.source import Origin, ShopSource
from shopbuilder.imports.tables.rows import layout_of
from tenants.errors import N_

_MAP: Final = "openstreetmap"
_ALL: Final[Mapping[str, ShopSource]] = {
    _MAP: openstreetmap.SOURCE,
    "sirene": sirene.SOURCE,
    "sirene-2017": sirene_2017.SOURCE,
    "villeurbanne": villeurbanne.SOURCE,
    "paris-2020": paris_2020.SOURCE,
    "shopbuilder": own.SOURCE,
}
#: By the name that `--source` takes.
SHOP_SOURCES: Final = MappingProxyType(_ALL)
#: Whom values come from, by the key they are kept under; several layouts may share one.
ORIGINS: Final[Mapping[str, Origin]] = MappingProxyType(
    {each.key: each for each in (*(source.origin for source in _ALL.values()), ban.ORIGIN)}
)
_MARKS: Final = ("{", "[")


def shop_source_of(path: Path, named: str = "auto") -> ShopSource:
    """Return the source of a file of shops: the one named, else the one its content is of.

    Raises UnusableFile.
    """
    if named != "auto":
        if named not in SHOP_SOURCES:
            raise UnusableFile(N_("Unknown source: %(source)s."), source=named[:40])
        return SHOP_SOURCES[named]
    if is_json(path):
        return SHOP_SOURCES[_MAP]
    headings = _headings(path)
    found = _source_with(headings)
    if found is not None:
        return found
    if ban.is_known_by(headings):
        raise UnusableFile(
            N_("“%(name)s” holds addresses and no shops: send it as streets."),
            name=path.name,
        )
    raise UnusableFile(
        N_(
            "“%(name)s” is not a list of shops that we know: an extract of OpenStreetMap"
            " or Sirene, the list of Villeurbanne or of Paris, or shops exported from"
            " here."
        ),
        name=path.name,
    )


def is_shop_table(path: Path) -> bool:
    """Tell whether a file is a table of shops of a source known here. Raises UnusableFile."""
    return not is_json(path) and _source_with(_headings(path)) is not None


def is_street_table(path: Path) -> bool:
    """Tell whether a file is a table of addresses; a map is none. Raises UnusableFile."""
    return not is_json(path) and ban.is_known_by(_headings(path))


def is_json(path: Path) -> bool:
    """Tell whether a file begins as JSON does; False for one that cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(200).lstrip().startswith(_MARKS)
    except OSError:
        return False


def _headings(path: Path) -> set[str]:
    """Return the folded headings of a table. Raises UnusableFile."""
    known = {
        word
        for columns in (*(source.columns for source in _ALL.values()), ban.COLUMNS)
        for words in columns.values()
        for word in words
    }
    return {fold(heading) for heading in layout_of(path, known).headers}


def _source_with(headings: set[str]) -> ShopSource | None:
    """Return the source whose tables have these folded headings."""
    tables = (source for source in SHOP_SOURCES.values() if source.known_by)
    return next((source for source in tables if _fits(source, headings)), None)


def _fits(source: ShopSource, headings: set[str]) -> bool:
    return all(headings.intersection(source.columns[field]) for field in source.known_by)
