"""Which shop of the town an entry is: sure by its number, likely by name and door, else asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.plane import Plane, distance
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.places.dossiers import Dossier, Dossiers
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.locating import Located

#: Two shops of one name that stand nearer are one, in metres.
NEAR: Final = 50.0
#: Field of a proposal "this entry may be that shop".
SAME: Final = "same"
_TELLING: Final = 4
#: Words that many shops of a trade have in their name.
_EVERYBODYS_WORDS: Final = """
    boulangerie patisserie boucherie charcuterie fromagerie poissonnerie primeur epicerie librairie
    pharmacie coiffure coiffeur salon restaurant brasserie cafe tabac fleuriste boutique magasin
    maison atelier traiteur caviste pressing optique garage banque agence auto ecole centre place
    chez sarl france
    """
_EVERYBODYS: Final = frozenset(_EVERYBODYS_WORDS.split())


@dataclass(frozen=True)
class Match:
    """What was found: one shop for sure, or some that only a person can tell apart."""

    shop: Dossier | None = None
    perhaps: Sequence[Dossier] = ()


def match(located: Located, source: str, dossiers: Dossiers, plane: Plane) -> Match:
    """Return the shop that an entry is. Shops that are another row of the file are none."""
    known = dossiers.with_ref(located.entry.ref)
    if known is not None:
        return Match(known)
    by_number = _by_number(located.entry, source, dossiers)
    return by_number or _by_name_and_door(_Candidates(located, source, dossiers, plane))


def _by_number(entry: Entry, source: str, dossiers: Dossiers) -> Match | None:
    """Return what has the SIRET of an entry; None where no shop has."""
    found = [each for each in dossiers.with_siret(entry.siret) if dossiers.is_free(each, source)]
    if not found:
        return None
    return Match(found[0]) if len(found) == 1 else Match(perhaps=_undecided(found, entry.ref))


def _by_name_and_door(free: "_Candidates") -> Match:
    """Return what is called the same nearby, else what only a person can tell apart."""
    ref = free.located.entry.ref
    same = list(free.of_its_name())
    sure = [each for each in same if free.is_near(each)]
    if len(sure) == 1 and _undecided(sure, ref):
        return Match(sure[0])
    alike = sure or [*free.without_a_door(same), *free.moved(same), *free.behind_its_door()]
    return Match(perhaps=_undecided(list(dict.fromkeys(alike)), ref))


class _Candidates:
    """The shops that an entry could be."""

    def __init__(self, located: Located, source: str, dossiers: Dossiers, plane: Plane) -> None:
        self.located = located
        self.source = source
        self.dossiers = dossiers
        self.plane = plane

    def of_its_name(self) -> Iterator[Dossier]:
        """Yield the shops of the same name."""
        return (each for each in self.dossiers.named(self.located.entry.name) if self._fits(each))

    def is_near(self, other: Dossier) -> bool:
        """Tell whether a shop stands behind the same door, or a few steps from it."""
        if other in self._behind_the_door():
            return True
        here, there = self.located.at, _point(other)
        return (
            here is not None
            and there is not None
            and distance(self.plane.spot(here), self.plane.spot(there)) <= NEAR
        )

    def without_a_door(self, others: Sequence[Dossier]) -> list[Dossier]:
        """Return those of which nobody knows where they stand, or all where the entry says nothing."""
        nowhere = self.located.at is None and not self.located.entry.house_number
        return [each for each in others if nowhere or _is_nowhere(each)]

    def moved(self, others: Sequence[Dossier]) -> list[Dossier]:
        """Return those whose own row of the source has gone: the entry may be where they are now."""
        return [each for each in others if each.knows(self.source)]

    def behind_its_door(self) -> Iterator[Dossier]:
        """Yield shops behind the same door, of the same trade or with a telling word in common."""
        entry = self.located.entry
        for other in self._behind_the_door():
            same_trade = entry.use.kind == other.profile.trade != "other"
            if self._fits(other) and (same_trade or _share_a_word(entry.name, other.shop.name)):
                yield other

    def _behind_the_door(self) -> Sequence[Dossier]:
        street, number = self.located.street, self.located.entry.house_number
        if street is None or not number:
            return ()
        return self.dossiers.at_address(street.id, number)

    def _fits(self, other: Dossier) -> bool:
        sirets = {self.located.entry.siret, other.profile.siret} - {""}
        return self.dossiers.is_free(other, self.source) and len(sirets) < 2


def _undecided(dossiers: Sequence[Dossier], ref: str) -> list[Dossier]:
    """Return the shops of which nobody has said that the entry is another one."""
    return [
        each
        for each in dossiers
        if (asked := each.proposals.get((SAME, ref))) is None or asked.state != "kept"
    ]


def _point(dossier: Dossier) -> Point | None:
    latitude, longitude = dossier.profile.latitude, dossier.profile.longitude
    return None if latitude is None or longitude is None else (longitude, latitude)


def _is_nowhere(dossier: Dossier) -> bool:
    return _point(dossier) is None and not dossier.profile.house_number


def _share_a_word(name: str, other: str) -> bool:
    """Tell whether two names have a word in common that few others have."""
    words = set(fold(name).split()) & set(fold(other).split()) - _EVERYBODYS
    return any(len(word) >= _TELLING for word in words)
