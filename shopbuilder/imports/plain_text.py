"""Text from outside without its markup, links of the web alone, and nothing too long."""

import re
from html import unescape
from typing import Final
from urllib.parse import urlsplit

from nh3 import clean

_LONGEST_LINK: Final = 1000
#: In characters of HTML. No page shows a tenth of it; cleaning more would take minutes.
_MOST_READ: Final = 200_000
# No tag goes on behind the next "<": a megabyte of tags without an end is looked at once, not from each.
_MARKUP: Final = re.compile(r"<(p|br|div|b|i|a|ul|li|span|strong|em)\b[^<>]*>", re.IGNORECASE)
_PARAGRAPHS: Final = re.compile(r"</(p|div|h[1-6]|blockquote|ul|ol|table)\s*>", re.IGNORECASE)
_LINES: Final = re.compile(r"<br\b[^<>]*>|</(li|tr)\s*>", re.IGNORECASE)
_ITEMS: Final = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_NOT_READ: Final = {"script", "style", "iframe", "object", "svg"}
_MANY_BREAKS: Final = re.compile(r"\n[ \t\n]*\n")


def from_html(written: str) -> str:
    """Return what a reader sees of HTML: paragraphs apart, items with a dash, nothing that runs."""
    broken = _ITEMS.sub("– ", _LINES.sub("\n", _PARAGRAPHS.sub("\n\n", written[:_MOST_READ])))
    words = unescape(clean(broken, tags=set(), clean_content_tags=_NOT_READ))
    return _MANY_BREAKS.sub("\n\n", words).strip()


def plain(text: str) -> str:
    """Return a text that may hold markup, or may only look so: "2 < 3"."""
    return from_html(text) if _MARKUP.search(text) else text


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, with a sign where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def web_link(written: str) -> str:
    """Return an address of the web as it is; "" for anything else."""
    link = written.strip()
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(link) > _LONGEST_LINK:
        return ""
    return link if link.isprintable() and " " not in link else ""
