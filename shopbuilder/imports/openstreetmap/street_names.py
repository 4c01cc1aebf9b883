"""One street under its many spellings: "R. NATIONALE", "rue nationale", "Rue Nationale"."""

from collections.abc import Mapping
from typing import Final

from shopbuilder.imports.folding import fold

#: Only as the first word, where it is the kind of street.
_KINDS: Final = {
    "r": "rue", "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard",
    "blvd": "boulevard", "bvd": "boulevard", "pl": "place", "crs": "cours", "all": "allee",
    "imp": "impasse", "sq": "square", "che": "chemin", "chem": "chemin", "ch": "chemin",
    "qu": "quai", "rte": "route", "pass": "passage", "psg": "passage", "fg": "faubourg",
    "fbg": "faubourg", "esp": "esplanade", "prom": "promenade", "res": "residence",
}  # fmt: skip
_WORDS: Final = {
    "st": "saint", "ste": "sainte", "dr": "docteur", "gal": "general", "gen": "general",
    "mal": "marechal", "pdt": "president", "pres": "president", "prof": "professeur",
    "cdt": "commandant", "col": "colonel", "cap": "capitaine", "lt": "lieutenant", "nd": "notre dame",
}  # fmt: skip
_LITTLE: Final = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "et"})


def street_key(name: str) -> str:
    """Return the form under which spellings of one street are equal: accents, case, abbreviations."""
    words = fold(name).split()
    if not words:
        return name.casefold()
    return " ".join(
        [_KINDS.get(words[0], words[0]), *(_WORDS.get(word, word) for word in words[1:])]
    )


def loose_key(name: str) -> str:
    """Return the key without little words: "Rue Inkermann" is found as "Rue d'Inkermann"."""
    return " ".join(word for word in street_key(name).split() if word not in _LITTLE)


def best_spelling(spellings: Mapping[str, int]) -> str:
    """Return the spelling with most accents, then most capitals, then the most frequent one."""

    def care(name: str) -> tuple[int, int, int, str]:
        """Rate a spelling by the care it was written with."""
        accents = sum(not sign.isascii() for sign in name)
        capitals = sum(word[:1].isupper() and not word.isupper() for word in name.split())
        return accents, capitals, spellings[name], name

    return max(spellings, key=care)
