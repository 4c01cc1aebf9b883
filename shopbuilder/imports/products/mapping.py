"""Any spreadsheet: what each of its columns holds, guessed first, then said by the trader."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from stdnum import ean

from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products.guessing import PRICES, Heap, by_heading, by_values
from shopbuilder.imports.products.spreadsheet import SPREADSHEET
from shopbuilder.imports.tables.rows import Layout, Table, records_below, table_at
from shopbuilder.imports.tables.values import price_in_cents
from tenants.errors import N_

#: What a column may hold, in the groups in which it is chosen. A field that stands in none of them
#: would be one that nobody can choose: a test asks.
GROUPS: Final = {
    N_("What is sold, and for how much"): (
        "name", "price", "reduced_price", "price_without_tax", "vat", "unit", "content",
    ),
    N_("What identifies it"): ("code", "ean"),
    N_("Its shelf and its stock"): ("category", "stock", "available", "published"),
    N_("What is said about it"): (
        "description", "images", "ingredients", "allergens", "traces", "origin",
    ),
}  # fmt: skip
#: Rows that are looked at to guess what a column holds.
LOOKED_AT: Final = 200
SAMPLES: Final = 2
_LONGEST_SAMPLE: Final = 90
#: "A", "B"… as a spreadsheet calls a column that has no heading.
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Column:
    """A column as the trader sees it."""

    #: From 0.
    rank: int
    heading: str
    samples: tuple[str, ...]
    #: What it is taken for, "" for nothing.
    field: str
    #: Its heading says so in one of the usual words.
    sure: bool = False


@dataclass(frozen=True)
class Look:
    """A file looked at before it is read."""

    layout: Layout
    columns: tuple[Column, ...]
    #: The headings as they are compared with those of another file.
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Trouble:
    """Why columns as they were chosen cannot be read."""

    msgid: str
    values: Mapping[str, Any]
    #: The column concerned, if it is one.
    rank: int | None = None
    #: What it is about where it is no column: the id of a field, "" for the columns as a whole.
    where: str = ""


def headed(layout: Layout) -> Layout:
    """Return the layout of a table whose first line may be no headings: then columns are letters.

    A line with a price or a bar code in it names no columns, it is an article.
    """
    if not any(_is_no_heading(header) for header in layout.headers):
        return layout
    names = tuple(_letters(rank) for rank in range(len(layout.headers)))
    return replace(layout, headers=names, records_to_skip=0)


def _is_no_heading(text: str) -> bool:
    bare = text.strip()
    if ean.is_valid(bare):
        return True
    try:
        price_in_cents(bare)
    except ValueRefused:
        return False
    return not bare.isdigit()


def _letters(rank: int) -> str:
    first, last = divmod(rank, len(_LETTERS))
    return (_LETTERS[first - 1] if first else "") + _LETTERS[last]


def table_said(layout: Layout, columns: Mapping[str, int]) -> Table:
    """Return a table seen through columns as they were said (field → rank); ranks beyond are none."""
    layout = headed(layout)
    there = range(len(layout.headers))
    return table_at(layout, {field: rank for field, rank in columns.items() if rank in there})


def look_at(layout: Layout, rates: tuple[int, ...]) -> Look:
    """Look at the first rows of a table, and guess what each column holds.

    `rates` are the VAT rates of the country. Headings speak first; a column whose heading says
    nothing is judged by its values, for what no other column is yet. Raises UnusableFile.
    """
    layout = headed(layout)
    rows = [
        record.cells for record in islice(records_below(layout), LOOKED_AT) if not record.broken
    ]
    heaps = [_heap(rows, rank) for rank in range(len(layout.headers))]
    fields = _guessed(layout.headers, heaps, rates)
    columns = tuple(
        Column(
            rank,
            header.strip() or _letters(rank),
            _samples(heaps[rank]),
            fields.get(rank, ""),
            sure=fold(header) in SPREADSHEET.synonyms.get(fields.get(rank, ""), ()),
        )
        for rank, header in enumerate(layout.headers)
        if header.strip() or heaps[rank].values
    )
    return Look(layout, columns, tuple(fold(header) for header in layout.headers))


def _heap(rows: Sequence[tuple[str, ...]], rank: int) -> Heap:
    cells = (row[rank].strip() for row in rows if rank < len(row))
    return Heap([cell for cell in cells if cell])


def _samples(heap: Heap) -> tuple[str, ...]:
    """Return the first values that differ, shortened."""
    found = list(dict.fromkeys(" ".join(value.split()) for value in heap.values))[:SAMPLES]
    return tuple(
        each if len(each) <= _LONGEST_SAMPLE else f"{each[: _LONGEST_SAMPLE - 1].rstrip()}…"
        for each in found
    )


def _guessed(
    headers: Sequence[str], heaps: Sequence[Heap], rates: tuple[int, ...]
) -> dict[int, str]:
    """Return what columns are taken for, by their rank: whole headings, parts of them, values."""
    named = [by_heading(header, SPREADSHEET.synonyms) for header in headers]
    guess: dict[str, int] = {}
    for field, rank in _exact_first(headers, named):
        guess.setdefault(field, rank)
    for rank, heap in enumerate(heaps):
        if named[rank] is None:
            field = by_values(heap, rates)
            if field and not (field in PRICES and PRICES & set(guess)):
                guess.setdefault(field, rank)
    if "price" in guess:
        # A file that has both is read by the one customers pay.
        guess.pop("price_without_tax", None)
    return {rank: field for field, rank in guess.items()}


def _exact_first(headers: Sequence[str], named: Sequence[str | None]) -> list[tuple[str, int]]:
    """Return the fields that headings name, those that name nothing else first."""
    found = [(field, rank) for rank, field in enumerate(named) if field]
    return sorted(
        found, key=lambda each: fold(headers[each[1]]) not in SPREADSHEET.synonyms[each[0]]
    )


def troubles_with(columns: Sequence[Column], without_tax: int | None) -> list[Trouble]:
    """Return why these columns cannot be read, or nothing.

    `without_tax` is the rate (hundredths of a per cent) to add to prices without tax.
    """
    counted = Counter(column.field for column in columns if column.field)
    fields = set(counted)
    twice = [
        Trouble(
            N_("“%(heading)s” and another column are both said to be “%(field)s”: keep one."),
            {"heading": column.heading, "field": column.field},
            column.rank,
        )
        for column in columns
        if counted[column.field] > 1
    ]
    return [
        *twice,
        *(
            Trouble(msgid, {}, where=where)
            for fits, msgid, where in _NEEDED
            if not fits(fields, without_tax)
        ),
    ]


_NEEDED: Final[Sequence[tuple[Callable[[set[str], int | None], bool], str, str]]] = (
    (
        lambda fields, _: "name" in fields,
        N_("Say which column holds the names of the articles."),
        "",
    ),
    (
        lambda fields, _: bool(fields & {"price", "price_without_tax"}),
        N_("Say which column holds the prices."),
        "",
    ),
    (
        lambda fields, _: not fields >= {"price", "price_without_tax"},
        N_(
            "Take the prices with tax or those without, not both: one is worked out from the other."
        ),
        "",
    ),
    (
        lambda fields, _: "reduced_price" not in fields or "price" in fields,
        N_("A reduced price needs the price with tax beside it."),
        "",
    ),
    (
        lambda fields, rate: (
            "price_without_tax" not in fields or "vat" in fields or rate is not None
        ),
        N_("The prices are without tax: say which VAT rate to add."),
        "taux",
    ),
)
