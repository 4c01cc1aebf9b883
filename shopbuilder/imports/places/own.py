"""The table of shops that this program writes, read back: nothing it holds of a shop is lost."""

from typing import Final

from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.tags import Use
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.own_sheet import COLUMNS
from shopbuilder.imports.places.source import OPEN_LICENCE, Origin, Reading, ShopSource
from shopbuilder.imports.places.tables import MAX_NAME, Line, entries_by
from shopbuilder.imports.products.own_sheet import plain
from shopbuilder.imports.tables.cells import printable, without_formula
from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.trades import TRADES
from tenants.errors import N_

ORIGIN: Final = Origin(
    "shopbuilder",
    "shopbuilder",
    "town",
    OPEN_LICENCE,
    "",
    "",
)
_COLUMNS: Final = {name: (fold(heading),) for name, heading in COLUMNS.items()}
_MAX_STORY: Final = 4_000


def _entry(line: Line, reading: Reading) -> Entry | None:
    """Return what one row says, None for one that is refused."""
    line.name = _text(line, "name", MAX_NAME)
    if not line.name:
        line.refuse(N_("It has no name."))
        return None
    return Entry(
        ref=f"{ORIGIN.key}:{line.text('slug') or fold(line.name)}",
        where=line.where,
        use=_use(line),
        name=line.name,
        at=line.position("longitude", "latitude"),
        street=_text(line, "street", MAX_NAME),
        house_number=_text(line, "number", MAX_NAME),
        phone=line.phone("phone"),
        email=line.email("email"),
        website=line.website("website"),
        hours=_hours(line, reading),
        siret=line.siret("siret"),
        legal_name=_text(line, "legal_name", MAX_NAME),
        legal_address=_text(line, "legal_address", 2 * MAX_NAME),
        tagline=_text(line, "tagline", 2 * MAX_NAME),
        story=_text(line, "story", _MAX_STORY),
    )


def _use(line: Line) -> Use:
    """Return the shop of a trade; one that is not known is told."""
    trade = line.text("trade")
    return Use("shop", trade) if trade in TRADES else Use("shop", "other", trade)


def _hours(line: Line, reading: Reading) -> str | None:
    """Return opening hours that are understood, None where there are none."""
    town = reading.town
    at = line.position("longitude", "latitude")

    def notation(written: str) -> str:
        hours = Hours.read(
            written,
            country=town.country,
            subdivision=town.subdivision,
            timezone=town.timezone,
            latitude=at[1] if at else None,
            longitude=at[0] if at else None,
        )
        return hours.notation or ""

    return line.checked("hours", notation) or None


def _text(line: Line, field: str, limit: int) -> str:
    """Return a text as it was when it was written; one not made harmless here is cleaned."""
    cell = line.row[field]
    if cell.startswith("'") or not without_formula(cell)[1]:
        return printable(plain(cell)).strip()[:limit]
    return line.text(field, limit)


SOURCE: Final = ShopSource(
    ORIGIN,
    entries_by(_COLUMNS, _entry, mends=False),
    _COLUMNS,
    known_by=("slug", "name", "trade", "hours"),
)
