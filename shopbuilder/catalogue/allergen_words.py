"""Allergens in the words of packs, files and people; what ingredients hint at is only a question."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from shopbuilder.catalogue.allergens import ALLERGENS

#: Key -> words (no accents, no capitals, singular) that name it, or something that always holds it.
_WORDS: Final = {
    "gluten": (
        "gluten ble froment epeautre seigle orge avoine kamut triticale boulgour semoule wheat rye "
        "barley oat spelt cereales_contenant_du_gluten cereals_containing_gluten malt"
    ),
    "crustaceans": (
        "crustace crustacean crevette crabe homard langoustine langouste ecrevisse gamba krill "
        "shrimp prawn crab lobster"
    ),
    "eggs": "oeuf egg ovoproduit albumine_d_oeuf blanc_d_oeuf jaune_d_oeuf",
    "fish": (
        "poisson fish saumon thon cabillaud morue colin merlu merlan anchois sardine maquereau "
        "hareng truite lieu haddock eglefin surimi salmon tuna cod anchovy"
    ),
    "peanuts": "arachide cacahuete cacahouete peanut",
    "soybeans": "soja soya soy soybean tofu tempeh",
    "milk": (
        "lait milk lactose beurre creme fromage yaourt yogourt lactoserum caseine caseinate babeurre "
        "petit_lait mascarpone emmental mozzarella parmesan gruyere comte roquefort ricotta butter "
        "cream cheese whey casein"
    ),
    "nuts": (
        "nut amande noisette noix pistache cajou pecan macadamia fruit_a_coque noix_de_cajou "
        "noix_de_pecan noix_du_bresil noix_de_macadamia noix_du_queensland praline massepain "
        "almond hazelnut walnut cashew pistachio"
    ),
    "celery": "celeri celery celeri_rave",
    "mustard": "moutarde mustard",
    "sesame": "sesame sesame_seed graine_de_sesame tahini tahin",
    "sulphites": (
        "sulfite sulphite bisulfite metabisulfite anhydride_sulfureux dioxyde_de_soufre "
        "sulphur_dioxide_and_sulphite anhydride_sulfureux_et_sulfite e220 e221 e222 e223 e224 e226 "
        "e227 e228"
    ),
    "lupin": "lupin lupine",
    "molluscs": (
        "mollusque mollusc moule huitre calamar calmar encornet seiche poulpe petoncle bulot "
        "escargot coquille_saint_jacques noix_de_saint_jacques palourde mussel oyster squid"
    ),
}
#: What begins like an allergen and is none.
_INNOCENT: Final = frozenset(
    {
        "noix_de_coco", "noix_de_muscade", "noix_muscade", "noix_de_jambon", "noix_de_veau",
        "noix_de_kola", "beurre_de_cacao", "beurre_de_karite", "lait_de_coco", "creme_de_coco",
        "creme_de_marron", "beurre_de_coco", "creme_de_tartre", "lait_d_amande",
    }
)  # fmt: skip
#: Innocent of milk, and yet they name another one.
_INSTEAD: Final = {"lait_d_amande": "nuts"}

_WORD: Final = re.compile(r"[^\W_]+")
_UNDERSCORED: Final = re.compile(r"_([^_]{2,80})_")
_CAPITALS: Final = re.compile(r"(?:\b[A-ZÀ-ÖØ-ÞŒÆ]{2,}\b(?:[ ’'-](?=[A-ZÀ-ÖØ-ÞŒÆ]{2}))?)+")
#: In a text with fewer small letters than this share of its capitals, capitals mark nothing.
_SMALL_ENOUGH: Final = 0.5


def allergen_of(word: str) -> str | None:
    """Return the key that a word or a tag ("en:milk", "Œufs", "fruits à coque") names, or None."""
    found = list(_keys_in(word.rpartition(":")[2]))
    return found[0] if len(found) == 1 else None


def proposed_by(ingredients: str) -> list[str]:
    """Return the keys that a list of ingredients marks, in the order of the law.

    Packs mark allergens by capitals or, in open data, between underscores. Only marked words count,
    and only as a question to the trader: a text says nothing of what it leaves out.
    """
    marked = _UNDERSCORED.findall(ingredients)
    small = sum(sign.islower() for sign in ingredients)
    capital = sum(sign.isupper() for sign in ingredients)
    if small > _SMALL_ENOUGH * capital:
        marked += _CAPITALS.findall(ingredients)
    named = {key for part in marked for key in _keys_in(part)}
    return [key for key in ALLERGENS if key in named]


def _keys_in(text: str) -> Iterator[str]:
    """Yield the keys named in a text, the longest reading of its words first."""
    words = [_folded(word) for word in _WORD.findall(text)]
    at = 0
    while at < len(words):
        length, key = _reading(words, at)
        if key:
            yield key
        at += length


def _reading(words: list[str], at: int) -> tuple[int, str | None]:
    """Return how many words are read at a place, and the key they name."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = "_".join(words[at : at + length])
        if phrase in _INNOCENT:
            return length, _INSTEAD.get(phrase)
        if phrase in _KEY_OF:
            return length, _KEY_OF[phrase]
    return 1, None


def _folded(word: str) -> str:
    """Return a word without accents, capitals and the sign of the plural."""
    spread = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "oe"))
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()
    return plain.removesuffix("s") if len(plain) > 3 else plain


def _phrase(words: str) -> str:
    """Return words joined by "_", each folded."""
    return "_".join(_folded(word) for word in words.split("_"))


_KEY_OF: Final = {_phrase(word): key for key, words in _WORDS.items() for word in words.split()} | {
    _phrase(key): key for key in ALLERGENS
}
_LONGEST: Final = max(word.count("_") for word in _KEY_OF) + 1
