"""Rows of a source that is a table, and their values, each checked; what is wrong is named."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_names import street_key
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.projections import territory_of
from shopbuilder.imports.places.source import Reading
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.imports.tables.rows import Row, layout_of, table_of
from shopbuilder.profile.contacts import email_address, phone_numbers, web_address
from shopbuilder.profile.register import siret_number
from tenants.errors import N_, Refusal

MAX_NAME = 120


def rows_of(
    reading: Reading, columns: Mapping[str, Collection[str]], *, mends: bool = True
) -> Iterator["Line"]:
    """Yield the sound rows of a table; a row that slipped is refused.

    `mends` tells whether letters that look written twice are mended under sound headings.
    """
    known = {word for words in columns.values() for word in words}
    layout = layout_of(reading.path, known)
    for row in table_of(layout if mends else layout.as_it_stands(), columns).rows():
        if row.broken:
            reading.findings.refuse(row.lines, row.broken)
        elif row.extra:
            reading.findings.refuse(
                row.lines, N_("The line has more cells than there are columns: it has slipped.")
            )
        else:
            yield Line(row, reading.findings, reading.town.country)


def entries_by(
    columns: Mapping[str, Collection[str]],
    entry_of: Callable[["Line", Reading], Entry | None],
    *,
    mends: bool = True,
) -> Callable[[Reading], Iterator[Entry]]:
    """Return what reads a table whose lines are an entry each, or nothing."""

    def read(reading: Reading) -> Iterator[Entry]:
        lines = rows_of(reading, columns, mends=mends)
        return filter(None, (entry_of(line, reading) for line in lines))

    return read


@dataclass
class Line:
    """One row, whose values are read with their sentence where they are wrong."""

    row: Row
    findings: Findings
    country: str
    name: str = ""

    @property
    def where(self) -> str:
        """The line of the file."""
        return self.row.lines

    def refuse(self, reason: str) -> None:
        """Say why the row is not taken."""
        self.findings.refuse(self.where, reason, subject=self.name)

    def text(self, field: str, limit: int = MAX_NAME) -> str:
        """Return a cell on one line, without markup and formulas."""
        return clean_line(self.row[field], limit).text

    def first(self, *fields: str) -> str:
        """Return the first of these cells that says something."""
        return next((said for name in fields if (said := self.text(name))), "")

    def checked(self, field: str, read: Callable[[str], str]) -> str:
        """Return a value as `read` gives it; one that is refused is dropped and named."""
        written = self.row[field]
        if not written:
            return ""
        try:
            return read(written)
        except Refusal as refusal:
            self.findings.drop_for(self.where, refusal, subject=self.name)
            return ""

    def phone(self, field: str) -> str:
        """Return the first number of a cell; others are noted."""
        found: list[str] = []

        def first(written: str) -> str:
            found.extend(phone_numbers(written, self.country))
            return found[0]

        number = self.checked(field, first)
        for other in found[1:]:
            self.findings.note(
                self.where,
                N_("A second telephone number is not kept: %(phone)s."),
                subject=self.name,
                phone=other,
            )
        return number

    def email(self, field: str) -> str:
        """Return an e-mail address."""
        return self.checked(field, email_address)

    def website(self, field: str) -> str:
        """Return a web address."""
        return self.checked(field, web_address)

    def siret(self, field: str) -> str:
        """Return 14 digits that add up."""
        return self.checked(field, siret_number)

    def siret_of_parts(self, siren: str, nic: str) -> str:
        """Return the SIRET that two cells make together, leading zeros lost on the way put back."""
        first, second = self.row[siren], self.row[nic]
        if not (first.isdecimal() and second.isdecimal()):
            return ""
        try:
            return siret_number(first.zfill(9) + second.zfill(5))
        except Refusal as refusal:
            self.findings.drop_for(self.where, refusal, subject=self.name)
            return ""

    def position(self, longitude: str, latitude: str) -> Point | None:
        """Return a position in degrees; None where there is none, or none that could be."""
        written = (self.row[longitude], self.row[latitude])
        if not all(written):
            return None
        east, north = map(_number, written)
        if not (abs(east) <= 180 and abs(north) <= 90):
            self.findings.drop(
                self.where,
                N_("The position “%(position)s” is not on Earth."),
                subject=self.name,
                position=", ".join(reversed(written))[:60],
            )
            return None
        return east, north

    def position_in_metres(self, east: str, north: str, postcode: str) -> Point | None:
        """Return a position in degrees that is written in the legal projection of a postcode."""
        written = (self.row[east], self.row[north])
        territory = territory_of(postcode)
        if territory is None:
            self.findings.drop(
                self.where,
                N_("Positions of %(postcode)s are written in a way that is not read here."),
                subject=self.name,
                postcode=postcode,
            )
            return None
        found = territory.point(*map(_number, written))
        if found is None:
            self.findings.drop(
                self.where,
                N_("The position “%(position)s” does not lie where postcode %(postcode)s does."),
                subject=self.name,
                position=", ".join(written)[:60],
                postcode=postcode,
            )
        return found


def _number(written: str) -> float:
    """Return a number that may have a comma; not-a-number for what is none."""
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return math.nan


def in_the_town(reading: Reading, *, postcode: str, commune: str) -> bool:
    """Tell whether a row is about the town entered, and count it where it is not.

    A town that names no postcode takes every row.
    """
    town = reading.town
    here = not town.postcode or town.postcode == postcode or fold(commune) == fold(town.name)
    reading.elsewhere += not here
    return here


def address_ref(source: str, name: str, number: str, street: str) -> str:
    """Return an identity for rows of files that give none: the same name at the same address."""
    return f"{source}:{fold(name)}|{fold(number)} {street_key(street)}".strip()
