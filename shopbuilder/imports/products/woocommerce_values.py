"""What the cells of a WooCommerce export mean."""

import re
from datetime import datetime
from typing import Final

from shopbuilder.catalogue.writing import MAX_DESCRIPTION, MAX_LABEL
from shopbuilder.imports.products.lines import Line
from shopbuilder.imports.tables.cells import clean_html, clean_line
from shopbuilder.imports.tables.values import yes_or_no
from tenants.errors import N_

#: The export numbers its attribute columns from 1; more than these are not read.
ATTRIBUTES: Final = range(1, 13)

#: A comma inside a value is written "\,".
_BARE_COMMA = re.compile(r"(?<!\\),")


def listed(cell: str) -> list[str]:
    """Return the values of a cell that lists them with commas."""
    parts = (part.replace("\\,", ",").strip() for part in _BARE_COMMA.split(cell))
    return [part for part in parts if part]


def own_options(line: Line) -> dict[str, str]:
    """Return the attributes of an article that have one value each: name → value."""
    return {name: values[0] for name, values in attributes(line).items() if len(values) == 1}


def attributes(line: Line) -> dict[str, list[str]]:
    """Return the attributes of a line: name → values; no values means "any"."""
    found: dict[str, list[str]] = {}
    for n in ATTRIBUTES:
        name = line.text(f"attribute_{n}_name", MAX_LABEL)
        if name:
            found[name] = [
                clean_line(value, MAX_LABEL).text
                for value in listed(line.row[f"attribute_{n}_values"])
            ]
    return found


def price(line: Line, local_now: datetime) -> int:
    """Return the price asked today, in cents. Raises ValueRefused when there is none."""
    regular = line.price("regular_price")
    if not line.row["reduced_price"]:
        return regular
    if not _sale_is_on(line, local_now):
        line.note(N_("The reduced price is for other days: the regular price is taken."))
        return regular
    return line.reduced("reduced_price", regular)


def _sale_is_on(line: Line, local_now: datetime) -> bool:
    """Tell whether the reduced price counts on this day of the town."""
    starts, ends = _day(line.row["sale_starts"]), _day(line.row["sale_ends"])
    today = local_now.date().isoformat()
    return (not starts or starts <= today) and (not ends or today <= ends)


def _day(cell: str) -> str:
    """Return the day of "2026-11-02 00:00:00" as written, days of the export being local ones."""
    match = re.match(r"\d{4}-\d{2}-\d{2}", cell)
    return match[0] if match else ""


def stock(line: Line) -> int | None:
    """Return the pieces left, None when not counted here."""
    if line.row["stock"].casefold() == "parent":
        line.note(N_("Its stock is counted together with the other variants: not counted here."))
        return None
    if line.row["available"].casefold() == "backorder" and not line.row["stock"]:
        return None
    return line.stock()


def is_published(line: Line) -> bool:
    """Tell whether customers see the article; drafts, private and hidden ones stay unpublished."""
    if line.row["visibility"].casefold() == "hidden":
        line.note(N_("Imported unpublished: it is hidden in the catalogue it comes from."))
        return False
    return line.row["published"] in {"", "1"} or bool(yes_or_no(line.row["published"]))


def category(line: Line, limit: int) -> str:
    """Return the first category, with those above it: "Clothing > Hoodies"."""
    found = listed(line.row["category"])
    if len(found) > 1:
        line.note(N_("Only its first category is kept: “%(category)s”."), category=found[0])
    return clean_line(found[0], limit).text if found else ""


def description(line: Line) -> str:
    """Return the short description and the long one, one under the other."""
    cells = (line.row["short_description"], line.row["description"])
    # The export writes line breaks as a backslash and an n.
    texts = (cell.replace("\\r", "").replace("\\n", "\n").strip() for cell in cells)
    whole = "\n\n".join(text for text in texts if text)
    clean = clean_html(whole, MAX_DESCRIPTION)
    if clean.cut:
        line.note(N_("“%(column)s” was too long and has been cut."), column="Description")
    return clean.text
