"""One line of a catalogue, its cells read with care; what is changed or dropped is said."""

import re
from collections.abc import Iterator

from shopbuilder.catalogue.writing import (
    MAX_DESCRIPTION,
    MAX_NAME,
    MAX_SKU,
    MAX_VARIANTS,
)
from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.tables.cells import CleanText, clean_html, clean_line
from shopbuilder.imports.tables.rows import Row, Table
from shopbuilder.imports.tables.values import price_in_cents, stock_count, yes_or_no
from tenants.errors import N_, Refusal

#: Addresses of pictures noted for an article.
MAX_IMAGES = 20

_DESTROYED_CODE = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+[0-9]+")


class Line:
    """A row under the columns of its table."""

    def __init__(self, row: Row, table: Table, findings: Findings) -> None:
        self.row = row
        self.table = table
        self.findings = findings
        self.subject = ""

    @property
    def where(self) -> str:
        """The physical lines of the row."""
        return self.row.lines

    def text(self, field: str, limit: int) -> str:
        """Return a cell as one clean line of at most `limit` characters."""
        return self._said(field, clean_line(self.row[field], limit))

    def html(self, field: str) -> str:
        """Return a cell as sanitised HTML."""
        return self._said(field, clean_html(self.row[field], MAX_DESCRIPTION))

    def name(self, field: str = "name") -> str:
        """Return the name of the article. Raises ValueRefused when there is none."""
        self.subject = self.text(field, MAX_NAME)
        if not self.subject:
            raise ValueRefused(N_("The article has no name."))
        return self.subject

    def code(self, field: str) -> str:
        """Return a code such as a reference. Raises ValueRefused for one a spreadsheet destroyed."""
        code = self.text(field, MAX_SKU)
        if _DESTROYED_CODE.fullmatch(code):
            raise ValueRefused(
                N_("The code “%(code)s” was turned into a number by the spreadsheet."), code=code
            )
        return code

    def price(self, field: str) -> int:
        """Return a price in cents. Raises ValueRefused."""
        text = self.row[field]
        if text:
            return price_in_cents(text)
        header = self.table.written.get(field, "")
        if header in self.row.missing:
            raise ValueRefused(N_("The line stops before the column “%(column)s”."), column=header)
        raise ValueRefused(N_("The article has no price."))

    def reduced(self, field: str, regular: int) -> int:
        """Return the reduced price if there is a sound one below `regular` (cents), else that."""
        if not self.row[field]:
            return regular
        try:
            reduced = price_in_cents(self.row[field])
        except ValueRefused as refusal:
            self.drop_for(refusal)
            return regular
        if reduced >= regular:
            return regular
        self.note(
            N_("Sold at the reduced price; the old price, %(regular)s, is not kept."),
            regular=self.row["regular_price"] or self.row["price"],
        )
        return reduced

    def stock(self, field: str = "stock", available: str = "available") -> int | None:
        """Return the pieces left, None when they are not counted.

        A count wins over "in stock: yes or no"; a count that is none is dropped.
        """
        for name in (field, available):
            text = self.row[name]
            says = yes_or_no(text) if name == available else None
            if not text or says is True:
                continue
            if says is False:
                return 0
            try:
                return stock_count(text)
            except ValueRefused as refusal:
                self.drop_for(refusal)
        return None

    def images(self, *fields: str) -> tuple[str, ...]:
        """Return the addresses of pictures in these cells; nothing is fetched here."""
        found = tuple(dict.fromkeys(self._addresses(fields)))[:MAX_IMAGES]
        if found:
            self.note(
                N_(
                    "Pictures are noted by their address; you can have them fetched from"
                    " the Photos page."
                )
            )
        return found

    def _addresses(self, fields: tuple[str, ...]) -> Iterator[str]:
        """Yield what looks like the address of a picture in these cells."""
        for field in fields:
            for part in re.split(r"[,|\s]+", self.row[field]):
                if re.fullmatch(r"https?://[^\s<>\"']{4,500}", part):
                    yield part

    def _said(self, field: str, clean: CleanText) -> str:
        """Return the text, and note what had to be done to it."""
        column = self.table.written.get(field, field)
        if clean.formula:
            self.note(N_("“%(column)s” held a formula; it is kept as plain text."), column=column)
        if clean.cut:
            self.note(N_("“%(column)s” was too long and has been cut."), column=column)
        return clean.text

    def note(self, msgid: str, **values: object) -> None:
        """Note something about this line."""
        self.findings.note(self.where, msgid, subject=self.subject, **values)

    def drop_for(self, refusal: Refusal) -> None:
        """Say that a value of this line is not taken."""
        self.findings.drop_for(self.where, refusal, subject=self.subject)

    def refuse_for(self, refusal: Refusal) -> None:
        """Say that this line is not taken."""
        self.findings.refuse_for(self.where, refusal, subject=self.subject)


def sound_lines(table: Table, findings: Findings) -> Iterator[Line]:
    """Yield the lines that stand right under their columns; the others are refused."""
    for row in table.rows():
        line = Line(row, table, findings)
        if row.broken:
            findings.refuse(row.lines, row.broken)
        elif row.extra:
            findings.refuse(
                row.lines,
                N_("The line has more cells than there are columns: “%(extra)s”."),
                extra=", ".join(row.extra)[:80],
            )
        else:
            if row.mended:
                line.note(N_("Letters that were saved wrongly (“Ã©” for “é”) have been put right."))
            yield line


def check_number_of_variants(seen: "Seen") -> None:
    """Raise ValueRefused when an article has more variants than a customer can choose from."""
    if len(seen) > MAX_VARIANTS:
        raise ValueRefused(N_("The article has more than %(most)s variants."), most=MAX_VARIANTS)


class Seen:
    """Identities met so far: the second of two is refused, and names the first."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}

    def __len__(self) -> int:
        """Return how many identities were met."""
        return len(self._lines)

    def once(self, identity: str, line: Line, shown: str = "") -> None:
        """Keep an identity, `shown` as that. Raises ValueRefused when an earlier line has it."""
        first = self._lines.setdefault(identity, line.where)
        if first != line.where:
            raise ValueRefused(
                N_("“%(code)s” already appears on line %(line)s."),
                code=shown or identity,
                line=first,
            )
