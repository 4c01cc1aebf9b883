"""The table of articles that this program writes and reads back: columns, and what their cells mean.

Every cell says all of its value: what is written here and read here again is what it was. A cell
that a spreadsheet would run gets an apostrophe in front, and loses exactly that one when it comes
back. Headings are the format's own: French, whatever language the reader has chosen.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from shopbuilder.catalogue.allergens import ALLERGENS

#: Field → heading, in the order of the columns.
COLUMNS: Final = {
    "ref": "Référence d’origine",
    "slug": "Adresse de la page",
    "name": "Nom",
    "category": "Rayon",
    "label": "Déclinaison",
    "options": "Options",
    "price": "Prix TTC",
    "stock": "Stock",
    "sku": "Référence",
    "gtin": "Code-barres",
    "own_content": "Quantité nette de la déclinaison",
    "active": "En vente",
    "published": "Montré en boutique",
    "unit": "Vendu à",
    "vat": "TVA",
    "content": "Quantité nette",
    "allergens": "Allergènes",
    "traces": "Traces",
    "proposed": "Allergènes à confirmer",
    "ingredients": "Ingrédients",
    "origin": "Origine",
    "lead": "Temps de préparation (minutes)",
    "description": "Description (HTML)",
    "images": "Images",
    "picture": "Dessin",
}
#: Fields that each line repeats: they tell of which article its variant is.
ON_EACH_LINE: Final = ("ref", "slug", "name")
#: Begins the reference of an article that came from no file: the address of its page.
OF_PAGE: Final = "page:"
SEPARATOR: Final = ";"

UNITS: Final = {"piece": "pièce", "kg": "kg", "litre": "litre", "metre": "mètre"}
NONE: Final = "aucun"
_ALLERGENS: Final = {
    "gluten": "gluten",
    "crustaceans": "crustacés",
    "eggs": "œufs",
    "fish": "poissons",
    "peanuts": "arachides",
    "soybeans": "soja",
    "milk": "lait",
    "nuts": "fruits à coque",
    "celery": "céleri",
    "mustard": "moutarde",
    "sesame": "sésame",
    "sulphites": "sulfites",
    "lupin": "lupin",
    "molluscs": "mollusques",
}
_APOSTROPHE: Final = "'"
#: What a spreadsheet would run, however innocent: a telephone number would become a sum.
_RUNS: Final = re.compile(
    r"(?:[\s'\u2018\u2019\"]|%0[9ad])*[=+\-@\uff1d\uff0b\uff0d\uff20]", re.IGNORECASE
)
_ESCAPED: Final = "\\|:"


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet runs, and that `plain` turns back into the text."""
    runs = text.startswith(_APOSTROPHE) or _RUNS.match(text)
    return _APOSTROPHE + text if runs else text


def plain(cell: str) -> str:
    """Return the text of a cell that `harmless` wrote."""
    return cell.removeprefix(_APOSTROPHE)


def money_cell(cents: int) -> str:
    """Return a price as French spreadsheets write it, "" for none yet: 1234,50."""
    return f"{cents // 100},{cents % 100:02d}" if cents else ""


def percent_cell(rate: int) -> str:
    """Return a rate in hundredths of a per cent: "5,5 %"."""
    return f"{rate / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " %"


def yes_cell(*, yes: bool) -> str:
    """Return "oui" or "non"."""
    return "oui" if yes else "non"


def allergens_cell(keys: Iterable[str] | None) -> str:
    """Return allergens by name; "aucun" for a list that is empty, "" where nothing is stated."""
    if keys is None:
        return ""
    stated = set(keys)
    return ", ".join(_ALLERGENS[key] for key in ALLERGENS if key in stated) or NONE


def options_cell(options: Mapping[str, str]) -> str:
    r"""Return "Taille: M | Couleur: Rouge"; the signs \, | and : in a name are written \\, \| and \:."""
    return " | ".join(f"{_escaped(name)}: {_escaped(value)}" for name, value in options.items())


def read_options(cell: str) -> dict[str, str]:
    """Return the options that `options_cell` wrote, in their order."""
    found: dict[str, str] = {}
    for part in _split(cell, "|"):
        name, *rest = _split(part, ":")
        if bare := _unescaped(name.strip()):
            found[bare] = _unescaped(":".join(rest).strip())
    return found


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in _ESCAPED else sign for sign in text)


def _unescaped(text: str) -> str:
    signs = iter(text)
    return "".join(next(signs, "") if sign == "\\" else sign for sign in signs)


def _split(text: str, separator: str) -> list[str]:
    """Return the parts between separators that are not escaped, each still escaped."""
    parts, start, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == separator:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return [*parts, text[start:]]
