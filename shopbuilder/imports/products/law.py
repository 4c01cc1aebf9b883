"""Cells that the law asks for: bar codes, net quantities, allergens; what is wrong costs only itself."""

import re
from collections.abc import Iterator
from typing import Final

from shopbuilder.catalogue.allergen_words import allergen_of
from shopbuilder.catalogue.allergens import ALLERGENS
from shopbuilder.catalogue.gtin import read_gtin
from shopbuilder.catalogue.net_quantity import NetQuantity
from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products.lines import Line
from tenants.errors import N_, Refusal

#: A list of allergens that says there are none.
_NONE: Final = frozenset({"aucun", "aucune", "none", "en none", "neant", "sans"})
_SEPARATORS: Final = re.compile(r"[,;|/\n]+")


def gtin(line: Line, *fields: str) -> str:
    """Return the first bar code in these cells, its check digit right; a wrong one is dropped."""
    for name in fields:
        if not line.row[name]:
            continue
        try:
            return read_gtin(line.code(name))
        except Refusal as refusal:
            line.drop_for(refusal)
    return ""


def content(line: Line, field: str = "content") -> str:
    """Return what one piece holds ("250 g"), "" where the cell says none or cannot be read."""
    try:
        held = NetQuantity.read(line.row[field])
    except Refusal as refusal:
        line.drop_for(refusal)
        return ""
    return str(held) if held else ""


def allergens(line: Line, field: str = "allergens") -> list[str] | None:
    """Return the keys of the allergens that a cell lists, in the order of the law; None = not stated.

    Words that name none of the 14 are dropped and told; if nothing else stands there, nothing is
    stated: a list that could not be read must not look like an empty one.
    """
    words = [word.strip() for word in _SEPARATORS.split(line.row[field]) if word.strip()]
    named = set(_named(words, line))
    if not named and not any(fold(word) in _NONE for word in words):
        return None
    return [key for key in ALLERGENS if key in named]


def _named(words: list[str], line: Line) -> Iterator[str]:
    """Yield the keys of words, and tell those that have none."""
    for word in words:
        if fold(word) in _NONE:
            continue
        key = allergen_of(word)
        if key:
            yield key
        else:
            sentence = N_("“%(word)s” names none of the 14 allergens, or several of them.")
            line.drop_for(ValueRefused(sentence, word=word[:40]))
