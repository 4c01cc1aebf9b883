"""Text from a cell made fit to keep: no formula, no script, nothing that upsets a page."""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import nh3

#: What a description may keep. No links and no pictures: pages ask nothing of third parties.
ALLOWED_TAGS: Final = frozenset(
    {"p", "br", "strong", "b", "em", "i", "ul", "ol", "li", "h3", "h4", "sup", "sub"}
)

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
#: Runs of ordinary spaces; the unbreakable ones of French typography stay.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_JOINERS = "\u200c\u200d"

#: A spreadsheet runs what begins with one of these, or with a full-width twin.
_TRIGGERS = "=+-@\uff1d\uff0b\uff0d\uff20"
_BEFORE = re.compile(r"(?:[\s'\u2018\u2019\"]|%0[9ad])*", re.IGNORECASE)
#: A sign that is no formula: a phone number, "-10 % sur tout", an item of a list.
_INNOCENT = re.compile(
    r"""[+\-]\ ?(?:
        [0-9][0-9\ .,()]*(?:%|€)?
        | (?:[0-9][0-9.,\ ]*\ ?(?:%|€)?\ )?\(?[^\W\d_](?:(?![=|!@"^*]|\w\().)*
    )""",
    re.VERBOSE | re.DOTALL,
)
_LIST_ITEM = re.compile(r"[+\-](?=[^\W\d_])")


@dataclass(frozen=True)
class CleanText:
    """A text as it is kept, and what had to be done to it."""

    text: str
    #: A formula was taken apart.
    formula: bool = False
    #: The end did not fit.
    cut: bool = False


def clean_line(raw: str, limit: int) -> CleanText:
    """Return one line of plain text of at most `limit` characters: tags and entities resolved."""
    text = _without_markup(raw)
    text = _SPACES.sub(" ", printable(text)).strip()
    text, formula = without_formula(text)
    cut = len(text) > limit
    if cut:
        text = text[: limit - 1].rstrip() + "…"
    return CleanText(text, formula, cut)


def clean_html(raw: str, limit: int) -> CleanText:
    """Return HTML of few tags and no attributes, from HTML or from plain text with line breaks.

    What is longer than `limit` characters is cut as plain text, so that no tag stays open.
    """
    text = printable(raw).strip()
    is_html = bool(_TAG.search(text))
    text, formula = without_formula(text)
    cleaned = _sanitised(text) if is_html else _from_plain(text)
    if len(cleaned) <= limit:
        return CleanText(cleaned, formula)
    return CleanText(_cut(_SPACES.sub(" ", _without_markup(text)), limit), formula, cut=True)


def _cut(plain: str, limit: int) -> str:
    """Return escaped text that fits, with no entity cut through."""
    shorter = plain[: limit - 1].rstrip() + "…"
    while len(escaped := html.escape(shorter, quote=False)) > limit:
        shorter = shorter[: len(shorter) * 3 // 4].rstrip() + "…"
    return escaped


def without_formula(text: str) -> tuple[str, bool]:
    """Return the text with nothing in front that a spreadsheet would run, and whether it had any.

    The rest of the formula stays readable; it is only no formula any more.
    """
    changed = False
    while True:
        lead = _BEFORE.match(text)
        rest = text[lead.end() :] if lead else text
        if not rest or rest[0] not in _TRIGGERS or _is_innocent(rest):
            return text, changed
        text, changed = rest[1:].lstrip(), True


def _is_innocent(text: str) -> bool:
    """Tell whether a leading sign starts no formula."""
    return bool(_INNOCENT.fullmatch(text)) and not _LIST_ITEM.match(text)


def printable(text: str) -> str:
    """Return the text composed (NFC), without control, direction and unassigned characters."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(
        sign
        for sign in composed
        if sign in "\n\t" or sign in _JOINERS or unicodedata.category(sign)[0] != "C"
    )


def _without_markup(text: str) -> str:
    """Return the text of a cell without tags, its entities resolved."""
    if _TAG.search(text):
        spaced = re.sub(
            r"<(?:br|/p|/li|/div)\b[^<>]*>", lambda tag: f"{tag[0]} ", text, flags=re.IGNORECASE
        )
        text = nh3.clean(spaced, tags=set(), attributes={})
        return html.unescape(text)
    return _resolved(text)


def _resolved(text: str) -> str:
    """Return the text with whole entities as the signs they stand for."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _sanitised(text: str) -> str:
    """Return HTML reduced to the tags allowed."""
    cleaned = nh3.clean(text, tags=set(ALLOWED_TAGS), attributes={}, link_rel=None)
    cleaned = re.sub(r"\s{2,}|[\t\r\n]", " ", cleaned.replace("&nbsp;", "\u00a0"))
    return re.sub(r"<p>\s*</p>", "", cleaned).strip()


def _from_plain(text: str) -> str:
    """Return plain text as HTML, line breaks kept."""
    lines = [html.escape(_resolved(line.strip()), quote=False) for line in text.splitlines()]
    return re.sub(r"(?:<br>){3,}", "<br><br>", "<br>".join(lines)).strip()
