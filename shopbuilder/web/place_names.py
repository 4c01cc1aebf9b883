"""Names of towns inside a sentence: "d’Albi", "du Bourg", "aux Lilas"; "of Albi", "in Le Bourg"."""

import re
from typing import Final

from shopbuilder.i18n import OWN, language, translate

#: French contracts two articles with "de" and "à"; "La" and "L’" stay as they are.
_WITH_DE: Final = {"le": "du", "les": "des"}
_WITH_A: Final = {"le": "au", "les": "aux"}
_ARTICLE: Final = re.compile(r"(les?)\s+(?=\S)", re.IGNORECASE)
#: A vowel, or an "h" that is mute: before "e", "i" and "y" it nearly always is in names of towns.
_ELIDES: Final = re.compile(r"(?:[aeiouyàâäéèêëîïôöùûüœæ]|h[eéèêiîy])", re.IGNORECASE)


def of_place(name: str) -> str:
    """Return a town's name after "of": "d’Albi", "du Bourg", "de La Rochelle"; "of Albi"."""
    if language() != OWN:
        return translate("of %(town)s", town=name)
    article = _ARTICLE.match(name)
    if article:
        return f"{_WITH_DE[article[1].lower()]} {name[article.end() :]}"
    return f"d’{name}" if _ELIDES.match(name) else f"de {name}"


def at_place(name: str) -> str:
    """Return a town's name after "in": "à Albi", "au Bourg", "à La Rochelle"; "in Albi"."""
    if language() != OWN:
        return translate("in %(town)s", town=name)
    article = _ARTICLE.match(name)
    return f"{_WITH_A[article[1].lower()]} {name[article.end() :]}" if article else f"à {name}"
