"""Words as people type them: without accents, in one or in many, of either gender, misspelt."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

#: A query longer than this is cut: nobody types it, and each word costs a look-up.
LONGEST_QUERY: Final = 200
MOST_WORDS: Final = 8

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
#: Words that say nothing on their own: articles, and what surrounds a thing that is asked for.
_SMALL_WORDS: Final = (
    "a au aux avec avoir besoin bon bonne ce ces cet cette chercher cherche chez d dans de des du en"
    " est et faire fait faut il j je l la le les leur ma mes me moi mon n notre nous on ou par pas"
    " plus pour pouvoir peut puis que quel quelle quelqu quelque qui quoi refaire s sa se ses"
    " si son sont sur ta tes ton trouver trouve un une veux vos votre voudrais vouloir vous y"
    " acheter achat vendre vend vendent magasin commerce"
    " an and at buy can find for get i in is my need of some to want where who with your"
)
_SMALL: Final = frozenset(_SMALL_WORDS.split())
#: A word's other gender or number, by its ending; the stems of the database part these.
_ENDINGS: Final = (
    ("euses", "eur"), ("euse", "eur"), ("eurs", "euse"), ("eur", "euse"),
    ("trices", "teur"), ("trice", "teur"), ("teurs", "trice"), ("teur", "trice"),
    ("ieres", "ier"), ("iere", "ier"), ("iers", "iere"), ("ier", "iere"),
    ("eres", "er"), ("ere", "er"), ("ers", "ere"), ("er", "ere"),
    ("iennes", "ien"), ("ienne", "ien"), ("iens", "ienne"), ("ien", "ienne"),
    ("onnes", "on"), ("onne", "on"), ("ives", "if"), ("ive", "if"),
    ("elles", "el"), ("elle", "el"), ("eaux", "eau"), ("oux", "ou"), ("eux", "eu"), ("aux", "al"),
    ("al", "aux"), ("s", ""),
)  # fmt: skip
#: Endings that a word drops so that its family falls together: "répare", "réparation" → "repar".
_DROPPED: Final = (
    "ations ation ateurs ateur atrices atrice ements ement euses euse eurs eur eries erie"
    " ieres iere iers ier iennes ienne iens ien eres ere istes iste ages age antes ante ants"
    " ant ees ee es er ers ez e eaux eau aux s x"
)
_FAMILY: Final = tuple(sorted(_DROPPED.split(), key=len, reverse=True))
_SHORTEST_STEM: Final = 3


def fold(text: str) -> str:
    """Return the text in small letters without accents, words parted by single spaces."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain))


def words_of(query: str) -> tuple[str, ...]:
    """Return the words to look for; small words only if there are no others."""
    # "sillon33" is two words to whoever painted the sign.
    parted = re.sub(r"([a-z]{3,})(\d)", r"\1 \2", fold(query[:LONGEST_QUERY]))
    words = tuple(dict.fromkeys(parted.split()))
    telling = tuple(word for word in words if word not in _SMALL)
    return (telling or words)[:MOST_WORDS]


def forms_of(word: str) -> tuple[str, ...]:
    """Return a word and its other number and gender ("coiffeuse": "coiffeur")."""
    others = (
        word[: -len(ending)] + other
        for ending, other in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= (1 if other else 4)
    )
    return tuple(dict.fromkeys((word, *others)))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what a folded word shares with its family: "boulangère", "boulangerie": "boulang"."""
    for ending in _FAMILY:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the telling words of a text."""
    return tuple(stem(word) for word in words_of(text))


_SOUNDS: Final = (
    (re.compile("ph"), "f"), (re.compile("e?au"), "o"), (re.compile("[ae][iy]"), "e"),
    (re.compile("ch"), "x"), (re.compile("c(?=[eiy])"), "s"), (re.compile("g(?=[eiy])"), "j"),
    (re.compile("[qc]"), "k"), (re.compile("y"), "i"), (re.compile("h"), ""),
    (re.compile("ku(?=[aeio])"), "k"), (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile("(?<=[a-z]{2})[estdxzp]+$"), ""),
)  # fmt: skip


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """Return a folded word as French hears it, like `search_sound` in the database."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def trigrams(word: str) -> frozenset[str]:
    """Return the groups of three signs of a word, as PostgreSQL counts them."""
    padded = f"  {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def closeness(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two words sound."""
    first, second = trigrams(sound(one)), trigrams(sound(other))
    return len(first & second) / len(first | second)


class Ear:
    """Hears which known words a misspelt one may be."""

    #: Below this, two words have little more than their beginning in common.
    _LEAST: Final = 0.42

    def __init__(self, words: Iterable[str]) -> None:
        self._by_trigram: dict[str, list[str]] = {}
        for word in sorted(set(words)):
            for trigram in trigrams(sound(word)):
                self._by_trigram.setdefault(trigram, []).append(word)

    def near(self, word: str, *, most: int = 2) -> list[tuple[float, str]]:
        """Return the words that sound most like a folded one, with their closeness."""
        shared: dict[str, int] = {}
        heard = trigrams(sound(word[:40]))
        for trigram in heard:
            for known in self._by_trigram.get(trigram, ()):
                shared[known] = shared.get(known, 0) + 1
        scored = (
            (count / (len(heard) + len(trigrams(sound(known))) - count), known)
            for known, count in shared.items()
        )
        close = [found for found in scored if found[0] > self._LEAST]
        return sorted(close, key=lambda found: (-found[0], found[1]))[:most]
