"""Which drawing stands for a product: guessed from its name and the trade of its shop."""

import re
import unicodedata
from collections.abc import Iterator

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.kind_words import OF_TRADE, PHRASES, WORDS

_KIND_OF = {word: kind for kind, words in WORDS.items() for word in words.split()}


def kind_for(trade: str, name: str) -> str:
    """A key of ``illustrations.KINDS``, always the same for the same trade and name.

    A phrase wins, then the first known word that this trade sells, then the first known word. A
    name without any gets one of the trade's own kinds, chosen by the name.
    """
    folded = _fold(name)
    for phrase, kind in _PHRASES.items():
        if f" {phrase} " in f" {folded} ":
            return kind
    own = OF_TRADE.get(trade, OF_TRADE["other"]).split()
    named = list(_kinds_named(folded))
    for kind in named:
        if kind in own:
            return kind
    return named[0] if named else Hand(folded).pick(own)


def _kinds_named(folded: str) -> Iterator[str]:
    """The kinds that the words of a name stand for, in their order."""
    for word in folded.split():
        if word in _KIND_OF:
            yield _KIND_OF[word]


def _fold(name: str) -> str:
    """Lower case, without accents, each word in the singular."""
    # "thé" would lose itself in the English article once its accent is gone.
    lowered = re.sub(r"\bthés?\b", "tea", name.casefold()).replace("œ", "oe")
    bare = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    words = re.split(r"[^a-z0-9-]+", bare)
    return " ".join(_singular(word) for word in words if word)


def _singular(word: str) -> str:
    """The word without the mark of the plural, unless it is known as it stands."""
    if word in _KIND_OF or len(word) < 4:
        return word
    if word.endswith("eaux"):
        return word[:-1]
    return word.rstrip("sx")


_PHRASES = {_fold(phrase): kind for phrase, kind in PHRASES.items()}
