"""What a source of shops is: how its files are known and read, how its values rank, whom to credit."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.places.entry import Entry
from tenants.context import CurrentTown


@dataclass(frozen=True)
class Licence:
    """Under which terms data may be shown."""

    #: As SPDX names it: "ODbL-1.0".
    key: str
    name: str
    #: Where the terms stand.
    address: str


ODBL = Licence("ODbL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
OPEN_LICENCE = Licence(
    "etalab-2.0", "Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
)


@dataclass(frozen=True)
class Origin:
    """Where data come from, as pages name it."""

    #: Key under which values are kept: "osm". Identities of its rows begin with it.
    key: str
    #: As people call it: "OpenStreetMap".
    name: str
    #: "map", "town", "register" or "addresses": how its values rank (`ranking.py`).
    kind: str
    licence: Licence
    #: Who is to be named where the data are shown; a msgid where it is words.
    credit: str
    #: Where they are found.
    address: str


@dataclass
class Reading:
    """What one file says, beside its entries."""

    path: Path
    town: CurrentTown
    findings: Findings
    #: Rows of no use here that are nobody's mistake, by reason: "2573B" → how many.
    left_out: Counter[str] = field(default_factory=Counter)
    #: Rows about other communes.
    elsewhere: int = 0

    def leave_out(self, reason: str) -> None:
        """Count a row of no use here."""
        self.left_out[reason or "—"] += 1


@dataclass(frozen=True)
class ShopSource:
    """One kind of file that shops come from."""

    origin: Origin
    read: Callable[[Reading], Iterator[Entry]]
    #: Field → folded headings it may have; empty for what is no table.
    columns: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: Fields that must have a column for a file to be of this source.
    known_by: tuple[str, ...] = ()
    #: Two rows of one name and address are one shop, whose gaps the second one fills.
    fills_gaps: bool = True
