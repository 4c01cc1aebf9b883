"""Names after "de" and "à": "d’Albi", "du Havre", "des Herbiers", "au Tire-Bouchon", "de La Rochelle".

Both contract with "le" and "les", also where these begin a name, and "de" loses its vowel before
another one. Pure: French only, whoever reads; `shopbuilder.web.joined_names` asks for the language.
"""

import re
import unicodedata
from typing import Final

from shopbuilder.french.aspirated import MUTE, TOWNS

_WITH_DE: Final = {"le": "du", "les": "des"}
_WITH_A: Final = {"le": "au", "les": "aux"}
#: "La" and "L’" stay as they are; so does "Le" where nothing follows it.
_ARTICLE: Final = re.compile(r"(les?)\s+(?=\S)", re.IGNORECASE)
_WORD: Final = re.compile(r"[a-z]+")
#: Vowels before which "de" stays whole.
_APART: Final = re.compile(r"(?:onz|oui(?!e)|ouistiti|ouat)")
#: A sign that begins with a preposition of its own bears no other in front: "à À la bonne heure".
_LED: Final = re.compile(r"(?:aux?|a|o|chez|dans|sur|sous|en|entre|vers|pour|de|du|des)\s|d['’]")


def of_town(name: str) -> str:
    """Return a town after "de", by what Insee writes of communes in H and Y."""
    return _contracted(name, _WITH_DE) or _de(name, joins=_town_elides(_bare(name)))


def at_town(name: str) -> str:
    """Return a town after "à"."""
    return _contracted(name, _WITH_A) or f"à {name}"


def of_shop(name: str) -> str:
    """Return the sign of a shop after "de"; "de la boutique Chez Léon" where it is no mere noun."""
    if _LED.match(_bare(name)):
        return f"de la boutique {name}"
    return _contracted(name, _WITH_DE) or _de(name, joins=_word_elides(_bare(name)))


def to_shop(name: str) -> str:
    """Return the sign of a shop after "à"; "à la boutique Au Bon Coin"."""
    if _LED.match(_bare(name)):
        return f"à la boutique {name}"
    return _contracted(name, _WITH_A) or f"à {name}"


def of_person(name: str) -> str:
    """Return a person after "de": "d’Hélène", "de Le Goff", whose article is part of the name."""
    return _de(name, joins=_word_elides(_bare(name)))


def _contracted(name: str, forms: dict[str, str]) -> str:
    article = _ARTICLE.match(name)
    return f"{forms[article[1].lower()]} {name[article.end() :]}" if article else ""


def _de(name: str, *, joins: bool) -> str:
    return f"d’{name}" if joins else f"de {name}"


def _bare(name: str) -> str:
    """Return a name in small letters without accents."""
    parts = unicodedata.normalize("NFD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _town_elides(bare: str) -> bool:
    word = _WORD.match(bare)
    if word is None:
        return False
    return word[0][0] in "aeiouy" or (word[0][0] == "h" and word[0] not in TOWNS)


def _word_elides(bare: str) -> bool:
    if bare[:1] == "h":
        return bare.startswith(MUTE)
    if bare[:1] == "y":
        # "d’Yvette", but "de Yoga": before a vowel it is a consonant.
        return bare[1:2].isalpha() and bare[1:2] not in "aeiou"
    return bare[:1] in tuple("aeiou") and not _APART.match(bare)
