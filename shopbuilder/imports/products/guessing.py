"""What a column holds, told by its heading and, where that says nothing, by what stands under it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from stdnum import ean

from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.folding import fold
from shopbuilder.imports.tables.values import price_in_cents, vat_rate

#: Of the cells that hold something, so many must look alike.
_MOST: Final = 0.8
#: Words in a heading that make a price one that no customer pays.
_NOT_ASKED: Final = frozenset(
    {"achat", "revient", "fournisseur", "cost", "marge", "ancien", "barre"}
)
#: Fields of which a file fills one.
PRICES: Final = frozenset({"price", "price_without_tax", "reduced_price"})
_MONEY: Final = frozenset({"prix", "tarif", "price", "cout", "pa", "ht", "ttc", "eur"})
_WITHOUT_TAX: Final = frozenset({"ht", "hors"})
_UNITS: Final = frozenset(
    {"kg", "kilo", "piece", "pieces", "pce", "litre", "l", "unite", "metre", "m", "au kilo"}
)
#: "BR-01", "0123", "pain-de-mie": a sign or a figure among letters, or four figures.
_CODE: Final = re.compile(
    r"(?=.{1,24}$)(?:(?=.*\d)(?=.*[^\W\d]|\d{4})[\w./-]+|[a-z0-9]+(?:[-_./][a-z0-9]+)+)"
)
_LONG: Final = 80
_FURTHEST: Final = 60


@dataclass(frozen=True)
class Heap:
    """The cells of a column that hold something."""

    values: Sequence[str]

    def share(self, fits: Collection[str]) -> float:
        """Return how many of the cells are among those that fit, of 1."""
        return len(fits) / len(self.values) if self.values else 0.0

    @property
    def length(self) -> float:
        """How long a cell is on average."""
        return fmean(map(len, self.values)) if self.values else 0.0

    @property
    def variety(self) -> float:
        """How many of the cells say something that no other says, of 1."""
        return len(set(self.values)) / len(self.values) if self.values else 0.0

    @property
    def letters(self) -> float:
        """How many of the cells hold a word."""
        return self.share([value for value in self.values if re.search(r"[^\W\d_]{2}", value)])


def by_heading(heading: str, synonyms: Mapping[str, Collection[str]]) -> str | None:
    """Return the field that a heading names; "" where it names what nobody asks for, else None.

    "Prix TTC" is one of the words known; "Prix de vente conseillé TTC (€)" holds the words of one. A
    price that no customer pays, such as the one the shop pays, is asked for by nobody.
    """
    words = fold(heading)
    for field, known in synonyms.items():
        if words in known:
            return field
    found = _held(words, synonyms)
    held = set(words.split())
    if held & _NOT_ASKED and (found in PRICES or held & _MONEY):
        return ""
    if found == "price" and (held & _WITHOUT_TAX or " h t" in words):
        return "price_without_tax"
    return found


def _held(words: str, synonyms: Mapping[str, Collection[str]]) -> str | None:
    """Return the field of the longest known words that stand within these."""
    standing = [
        (len(word), field)
        for field, known in synonyms.items()
        for word in known
        if len(word) > 2 and f" {word} " in f" {words} "
    ]
    return max(standing)[1] if standing else None


def by_values(heap: Heap, rates: tuple[int, ...]) -> str:
    """Return the field that the cells of a column give away, "" for none."""
    for field, fits in _TESTS.items():
        if heap.values and fits(heap, rates):
            return field
    return ""


def _codes(heap: Heap, rates: tuple[int, ...]) -> bool:
    del rates
    digits = [re.sub(r"[\s.-]", "", value) for value in heap.values]
    return (
        heap.share([each for each in digits if len(each) in {8, 13} and ean.is_valid(each)])
        >= _MOST
    )


def _addresses(heap: Heap, rates: tuple[int, ...]) -> bool:
    del rates
    return heap.share([each for each in heap.values if re.match("https?://", each)]) >= _MOST


def _rates(heap: Heap, rates: tuple[int, ...]) -> bool:
    """Twenty pieces are no 20 %: there must be a sign of per cent, or a comma."""
    told = [value for value in heap.values if re.search(r"%|\d[.,]\d", value)]
    return bool(told) and heap.share([each for each in heap.values if _is_rate(each, rates)]) == 1


def _is_rate(text: str, rates: tuple[int, ...]) -> bool:
    try:
        vat_rate(text, rates)
    except ValueRefused:
        return False
    return True


def _asked(heap: Heap, rates: tuple[int, ...]) -> bool:
    """Prices have cents, or the sign of the money, somewhere."""
    del rates
    sums = [value for value in heap.values if _is_price(value)]
    told = [value for value in sums if re.search(r"€|eur|[.,]\d\d?\b", value, re.IGNORECASE)]
    return heap.share(sums) >= _MOST and len(told) >= 0.3 * len(sums)


def _is_price(text: str) -> bool:
    try:
        price_in_cents(text)
    except ValueRefused:
        return False
    return True


def _units(heap: Heap, rates: tuple[int, ...]) -> bool:
    del rates
    return heap.share([value for value in heap.values if fold(value) in _UNITS]) >= _MOST


def _long(heap: Heap, rates: tuple[int, ...]) -> bool:
    del rates
    return heap.letters >= _MOST and heap.length > _LONG


def _names(heap: Heap, rates: tuple[int, ...]) -> bool:
    """Names differ from each other, and hold words."""
    del rates
    words = heap.share([value for value in heap.values if re.search(r"[^\W\d_]{3}", value)])
    return words >= _MOST and heap.variety > 0.85 and 3 < heap.length <= _LONG


def _shelves(heap: Heap, rates: tuple[int, ...]) -> bool:
    """Names of shelves come again and again."""
    del rates
    repeated = len(heap.values) > 3 and heap.variety <= 0.7
    return repeated and heap.letters >= _MOST and 2 < heap.length < _FURTHEST


def _references(heap: Heap, rates: tuple[int, ...]) -> bool:
    """References are short, each its own, without a blank; a small number counts pieces."""
    del rates
    short = [value for value in heap.values if _CODE.fullmatch(value)]
    return heap.share(short) >= _MOST and heap.variety == 1 and len(heap.values) > 1


#: In the order in which they are tried: the most certain first.
_TESTS: Final = {
    "ean": _codes,
    "images": _addresses,
    "vat": _rates,
    "price": _asked,
    "unit": _units,
    "description": _long,
    "code": _references,
    "name": _names,
    "category": _shelves,
}
