"""What a source of articles is: the headers it knows and how it reads a table."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopbuilder.catalogue.writing import ProductDraft
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.tables.rows import Table


@dataclass(frozen=True)
class Circumstances:
    """What reading depends on besides the file."""

    #: VAT rates of the town's country, in hundredths of a per cent.
    vat_rates: tuple[int, ...]
    #: The present instant in the town's time zone: promotions have days of the town.
    local_now: datetime


@dataclass(frozen=True)
class Source:
    """One kind of file."""

    key: str
    #: Its own name, not translated, or a msgid.
    name: str
    #: Field → folded headers that mean it, best first.
    synonyms: Mapping[str, Collection[str]]
    #: Part of an article → the fields that fill it. Where none of them has a column the file says
    #: nothing of that part, and an article that exists keeps what it has. The rest is always said.
    fills: Mapping[str, Collection[str]]
    #: Tells by the folded headers whether a file is of this kind.
    recognises: Callable[[frozenset[str]], bool]
    #: Yields the articles; says in the findings what it refuses, drops and changes.
    read: Callable[[Table, Findings, Circumstances], Sequence[ProductDraft]]
