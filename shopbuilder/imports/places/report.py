"""What came of a file of shops and places."""

from collections import Counter
from dataclasses import dataclass, field

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.places.source import Origin
from shopbuilder.imports.places.vacancies import VacancyTally


@dataclass
class Tally:
    """What happened to the shops, or to the places."""

    created: int = 0
    #: Names of those with a changed value.
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    #: Names of those where a person has written otherwise: that stays as it is.
    edited: list[str] = field(default_factory=list)
    #: Names of those imported before that the file does not hold any more: they stay too.
    absent: list[str] = field(default_factory=list)
    #: Names of those that another source, or a person, had brought: here the two became one.
    merged: list[str] = field(default_factory=list)
    #: Names of entries that may be a shop of the town: a clerk decides.
    doubtful: list[str] = field(default_factory=list)


@dataclass
class ShopImport:
    """What came of a file of shops and places."""

    findings: Findings
    origin: Origin
    #: Rows or features read: kept, refused and left out.
    features: int = 0
    shops: Tally = field(default_factory=Tally)
    places: Tally = field(default_factory=Tally)
    vacant: VacancyTally = field(default_factory=VacancyTally)
    #: Two rows about one shop: the second one filled gaps of the first.
    rows_joined: int = 0
    #: Rows of no use here that are nobody's mistake, by what they are.
    left_out: Counter[str] = field(default_factory=Counter)
    #: Rows about other communes.
    elsewhere: int = 0
    #: Streets that only an address names.
    streets_created: int = 0
    #: Shops whose street is the nearest one: a clerk should look.
    streets_guessed: int = 0
    #: Shops whose position is that of their door, since the file gives none.
    placed_by_door: int = 0
    with_hours: int = 0
    with_phone: int = 0
    with_siret: int = 0
    #: Questions newly put before the clerk.
    proposed: int = 0
    #: Shops that the source says are closed: the clerk is asked.
    closed: list[str] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """How many entries the town has now, or will have once its clerk has decided."""
        refused = len(self.findings.refused)
        return self.features - refused - self.left_out.total() - self.elsewhere
