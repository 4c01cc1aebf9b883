"""Lines of a table put away on the disk, to be taken up again in another order in flat memory."""

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import fields
from tempfile import TemporaryFile

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.products.lines import Line
from shopbuilder.imports.tables.rows import Row, Table

_FIELDS = tuple(each.name for each in fields(Row))


class Shelf:
    """Rows by number: eight bytes of memory each, the rest in a file that goes with the shelf."""

    def __init__(self, table: Table, findings: Findings) -> None:
        self._table = table
        self._findings = findings
        self._starts = array("Q", [0])
        # Open for as long as the shelf stands.
        self._file = TemporaryFile(prefix="sb-lines-")  # noqa: SIM115

    def put(self, line: Line) -> int:
        """Put a line away and return its number."""
        text = json.dumps([getattr(line.row, name) for name in _FIELDS], ensure_ascii=False)
        self._file.seek(self._starts[-1])
        self._file.write(text.encode("utf-8", "surrogatepass"))
        self._starts.append(self._file.tell())
        return len(self._starts) - 2

    def take(self, number: int) -> Line:
        """Take a line up again, as it was read."""
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        text = self._file.read(end - start).decode("utf-8", "surrogatepass")
        return Line(Row(*json.loads(text)), self._table, self._findings)

    def in_groups(self, lines: Iterable[tuple[str, Line]]) -> Iterator[tuple[str, list[Line]]]:
        """Put lines away under their keys, then yield each key with its lines, as the file has them."""
        numbers: dict[str, list[int]] = {}
        for key, line in lines:
            numbers.setdefault(key, []).append(self.put(line))
        for key, found in numbers.items():
            yield key, [self.take(number) for number in found]

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()
