"""From what people wrote to strict OpenStreetMap notation, without guessing.

Only slips with one possible reading are mended: a final semicolon, English day names, typographic
dashes, a colon after the days, a space after a comma in a list. All else is left to be refused.
Comments (between quotes) are never touched.
"""

import re

_DAYS = {
    "Mo": "monday mon",
    "Tu": "tuesday tues tue",
    "We": "wednesday wed",
    "Th": "thursday thurs thur thu",
    "Fr": "friday fri",
    "Sa": "saturday sat",
    "Su": "sunday sun",
}
_DAY_NAMES = {
    name: day for day, names in _DAYS.items() for name in (day.lower(), *names.split())
} | {"ph": "PH", "sh": "SH"}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WEEKDAYS = tuple(_DAYS)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
DAY = rf"(?:{'|'.join((*WEEKDAYS, 'PH', 'SH'))})"
MONTH = rf"(?:{'|'.join(MONTHS)})"
_TIME = r"\d{1,2}:\d\d"
_STATE = r"(?:open|closed|off|unknown)"

_COMMENT = re.compile(r'("[^"]*")')
_DAY_NAME = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(sorted(_DAY_NAMES, key=len, reverse=True))})(?![^\W\d_])",
    re.IGNORECASE,
)
#: What to look for first (cheap), the slip, its mending.
#: Lists of words are told from rules by their neighbours: after ", " a day that follows a day is
#: one more day of the list ("Fr, Sa 10:00-12:00"); the library alone would read "Fr, all day".
_MENDS = tuple(
    (needle, re.compile(pattern, re.IGNORECASE), replacement)
    for needle, pattern, replacement in (
        ("", r"[‐‑‒–—−]", "-"),
        ("", r"\s+", " "),
        (" ,", r" ,", ","),
        ("-", rf"(?<=[a-z\d]) ?- ?(?={DAY}\b|{MONTH}\b)", "-"),
        ("-", r"(?<=:\d\d) ?- ?(?=\d)", "-"),
        (":", rf"\b({DAY})\b ?: ?(?={_TIME}|{_STATE}\b)", r"\1 "),
        (":", rf"(24/7|\b{_STATE}) ?:(?= |$)", r"\1"),
        ("", rf"\b({DAY})(?=\d{{1,2}}:)", r"\1 "),
        ("H", rf"\b({_WEEKDAY}) (?=[PS]H\b)", r"\1,"),
        (", ", rf"\b({DAY}(?:\[[-\d,]+\])?), (?={DAY}\b)", r"\1,"),
        (", ", rf"\b({MONTH}(?: \d{{1,2}})?), (?={MONTH}\b)", r"\1,"),
        (", ", rf"({_TIME}\+?), (?={_TIME})", r"\1,"),
        (";", r" ?; ?", "; "),
        ("|", r" ?\|\| ?", " || "),
    )
)
_CLOCK = r"[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d"
_PLAIN_RULE = rf"(?:{_WEEKDAY}(?:[-,]{_WEEKDAY})* )?(?:{_CLOCK}(?:,{_CLOCK})*|off)"
#: What most shops have: strict already, and nothing in it that could be wrong unseen.
_PLAIN = re.compile(rf"{_PLAIN_RULE}(?:; {_PLAIN_RULE})*(?:; PH off)?")
_ENDS_WITH_STATE = re.compile(rf"\b{_STATE}\s*$", re.IGNORECASE)


def _mended(text: str) -> str:
    text = _DAY_NAME.sub(lambda found: _DAY_NAMES[found[0].lower()], text)
    for needle, pattern, replacement in _MENDS:
        if needle in text:
            text = pattern.sub(replacement, text)
    return text


def is_plain(value: str) -> bool:
    """Tell whether a value is nothing but weekdays and times in strict notation."""
    return _PLAIN.fullmatch(value) is not None


def _with_unknown(parts: list[str]) -> str:
    """Join texts (even) and comments (odd); a comment without a state means "ask".

    The notation says so, and so does its reference implementation; the library reads "open".
    """
    text = parts[0]
    for comment, after in zip(parts[1::2], parts[2::2], strict=True):
        selects = after.lstrip().startswith(":")
        stated = selects or _ENDS_WITH_STATE.search(text)
        text = f"{text.rstrip()} {'' if stated else 'unknown '}{comment}{after}"
    return text


def strict_notation(value: str) -> str:
    """Return `value` with its harmless slips mended; not yet known to be readable."""
    parts = _COMMENT.split(value)
    parts[::2] = [_mended(part) for part in parts[::2]]
    text = parts[0] if len(parts) == 1 else _with_unknown(parts)
    return text.strip().rstrip(";, ")


def without_comments(text: str) -> str:
    """Return the text with nothing between its quotes."""
    return _COMMENT.sub('""', text) if '"' in text else text


#: "; ", ", " or " || " between rules of strict notation; commas of lists carry no space.
_SEPARATOR = re.compile(r'"[^"]*"|(; |, | \|\| )')


def rules_of(text: str) -> list[tuple[str, str]]:
    """Split strict notation into its rules, each with the separator that stands before it."""
    rules: list[tuple[str, str]] = []
    separator, begin = "", 0
    for found in _SEPARATOR.finditer(text):
        if found[1]:
            rules.append((separator, text[begin : found.start()]))
            separator, begin = found[1], found.end()
    rules.append((separator, text[begin:]))
    return rules


def joined(rules: list[tuple[str, str]]) -> str:
    """Put rules together again; the separator before the first is dropped."""
    return "".join(
        rule if position == 0 else separator + rule
        for position, (separator, rule) in enumerate(rules)
    )


def alternatives(text: str) -> list[str]:
    """Split "A || B" (B where A is closed) into texts without fallbacks, the first one first.

    A rule after "; " rules over all that stands before it, so it goes with each of them.
    """
    if "||" not in text:
        return [text]
    found: list[list[tuple[str, str]]] = [[]]
    for separator, rule in rules_of(text):
        if separator == " || ":
            found.append([])
        for rules in found if separator == "; " else found[-1:]:
            rules.append((separator, rule))
    return [joined(rules) for rules in found]
