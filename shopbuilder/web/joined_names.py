"""Names as the reader's language joins them to a sentence.

French needs "du", "d’" and "au"; the sentences of other languages have their own preposition, and
get the name alone: "Photos of %(of_shop)s" is "Photos %(of_shop)s" in French.
"""

from collections.abc import Callable

from shopbuilder.french import contractions
from shopbuilder.i18n import OWN, language, translate


def of_place(name: str) -> str:
    """Return a town's name after "of": "d’Albi", "du Bourg", "de La Rochelle"; "of Albi"."""
    if language() != OWN:
        return translate("of %(town)s", town=name)
    return contractions.of_town(name)


def at_place(name: str) -> str:
    """Return a town's name after "in": "à Albi", "au Bourg", "à La Rochelle"; "in Albi"."""
    if language() != OWN:
        return translate("in %(town)s", town=name)
    return contractions.at_town(name)


def of_shop(name: str) -> str:
    """Return a shop's name after "de" in French, alone in other languages."""
    return _joined(contractions.of_shop, name)


def to_shop(name: str) -> str:
    """Return a shop's name after "à" in French, alone in other languages."""
    return _joined(contractions.to_shop, name)


def of_person(name: str) -> str:
    """Return a person's name after "de" in French, alone in other languages."""
    return _joined(contractions.of_person, name)


def _joined(join: Callable[[str], str], name: str) -> str:
    return join(name) if language() == OWN else name
