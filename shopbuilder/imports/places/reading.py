"""The entries of a file, one a shop: rows about the same shop become one entry."""

from collections.abc import Iterator
from typing import Final

from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.street_names import street_key
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.report import ShopImport
from shopbuilder.imports.places.source import Reading, ShopSource
from tenants.errors import N_

JOINED: Final = N_(
    "The same shop already appears on line %(first)s: what was missing there is taken from here."
)
TWICE: Final = N_("The same name and address already appear at %(first)s.")


def entries_of(source: ShopSource, reading: Reading, report: ShopImport) -> list[Entry]:
    """Return what a file holds. Counts go into the report; refusals are with the findings."""
    entries: dict[str, Entry] = {}
    keys: dict[str, str] = {}
    for entry in source.read(reading):
        known = next((keys[key] for key in _keys(entry, source) if key in keys), entry.ref)
        first = entries.get(known)
        entries[known] = _joined(first, entry, source, report) if first else entry
        for key in _keys(entry, source):
            keys.setdefault(key, known)
    report.left_out, report.elsewhere = reading.left_out, reading.elsewhere
    report.features = (
        len(entries) + report.rows_joined + len(report.findings.refused)
        + reading.left_out.total() + reading.elsewhere
    )  # fmt: skip
    return list(entries.values())


def _joined(first: Entry, again: Entry, source: ShopSource, report: ShopImport) -> Entry:
    """Return the entry of two rows about one shop: the first one, its gaps filled or as it was."""
    said = {"subject": again.name, "first": first.where}
    if not source.fills_gaps:
        report.findings.refuse(again.where, TWICE, **said)
        return first
    report.rows_joined += 1
    report.findings.note(again.where, JOINED, **said)
    return first.filled_from(again)


def _keys(entry: Entry, source: ShopSource) -> Iterator[str]:
    """Yield what tells that two rows are about one shop."""
    yield entry.ref
    if source.fills_gaps:
        if entry.siret:
            yield f"siret {entry.siret}"
        elif entry.house_number and entry.street:
            yield f"{fold(entry.name)}|{fold(entry.house_number)} {street_key(entry.street)}"
