"""Reading a catalogue in tests: a French town on a fixed day, files written on the spot."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from shopbuilder.imports.findings import Finding
from shopbuilder.imports.products.source import Circumstances
from shopbuilder.imports.products.sources import Reading, read_products

FRANCE = Circumstances(
    vat_rates=(2000, 1000, 550, 210, 0),
    local_now=datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Paris")),
)


def read(path: Path, source: str = "auto", *, without_tax: int | None = None) -> Reading:
    return read_products(path, replace(FRANCE, without_tax=without_tax), source=source)


def read_text(
    folder: Path,
    text: str,
    source: str = "auto",
    *,
    name: str = "catalogue.csv",
    without_tax: int | None = None,
) -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, source, without_tax=without_tax)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    """Return place and sentence of each finding."""
    return [(finding.where, finding.msgid % finding.values) for finding in findings]


def sentences(findings: list[Finding]) -> set[str]:
    return {finding.msgid for finding in findings}
