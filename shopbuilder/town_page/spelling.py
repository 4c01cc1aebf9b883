"""Words as people type them and as they stand in names: without accents, in one or in many."""

import re
import string
import unicodedata
from typing import Final

#: A query longer than this is cut: nobody types it, and each word costs a comparison a row.
LONGEST_QUERY: Final = 200
MOST_WORDS: Final = 8
#: What stands between words; the database turns each of these into a space.
SEPARATORS: Final = string.punctuation + "’‘«»–—·…°"

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
#: Words that say nothing on their own.
_SMALL = frozenset(
    ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "un",
     "une", "the", "of", "for", "and"]
)  # fmt: skip


def fold(text: str) -> str:
    """Return the text in small letters without accents, words parted by single spaces."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain))


def words_of(query: str) -> tuple[str, ...]:
    """Return the words to look for; small words only if there are no others."""
    words = tuple(dict.fromkeys(fold(query[:LONGEST_QUERY]).split()))
    telling = tuple(word for word in words if word not in _SMALL)
    return (telling or words)[:MOST_WORDS]


def other_number(word: str) -> str:
    """Return a French plural in the singular ("gâteaux": "gateau"), or a word in -al in the plural.

    "" where the word has no other spelling to be looked for.
    """
    if len(word) < 4:
        return ""
    if word.endswith(("eaux", "eux", "oux", "s")):
        return word[:-1]
    if word.endswith("aux"):
        return f"{word[:-3]}al"
    return f"{word[:-2]}aux" if word.endswith("al") else ""


def found_in(word: str, folded: str) -> bool:
    """Tell whether a word of a folded text begins with this one, or is its other number."""
    padded = f" {folded} "
    other = other_number(word)
    return f" {word}" in padded or bool(other and f" {other} " in padded)
