"""What a page says that nobody can translate: letters outside of every message.

With `every_message_marked()` each message of the catalogue, each date and each price comes between two
brackets. Whatever letters a page shows outside of them, and that the database does not hold, were
written past gettext.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch

import babel.dates
import babel.lists
import babel.numbers
from psycopg import Connection

from shopbuilder.web import formats

OPEN, CLOSE = "⟦", "⟧"
#: Attributes that are read out or shown.
_SAID = frozenset(
    {"title", "alt", "aria-label", "placeholder", "aria-description", "label", "content"}
)
_VOID = frozenset(
    {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "path"}
)
_SILENT = frozenset({"script", "style"})
#: Metadata that is no sentence.
_CODES = frozenset({"viewport", "color-scheme", "robots", "twitter:card", "og:type", "og:locale"})
#: Two letters in a row; single ones are initials and plan letters.
#: Addresses are followed by other tests.
_ADDRESS = re.compile(r"\bhttps?://\S+|\b[\w.+-]+@[\w.-]+|\b[\w-]+\.localhost\S*")
#: Short codes of orders and questions, as people read them out.
_CODE = re.compile(r"\b(?=\w*\d|\w+-\w*\d|[a-z]{4}-[a-z]{4}\b)[a-z\d]{4}-[a-z\d]{4}\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FORMATS = {
    name: getattr(module, name)
    for module, name in (
        (babel.dates, "format_date"),
        (babel.dates, "format_time"),
        (babel.dates, "format_datetime"),
        (babel.dates, "format_timedelta"),
        (babel.numbers, "format_currency"),
        (babel.lists, "format_list"),
    )
}


class _Marked:
    """A catalogue in which each message is itself between brackets, and which notes what was asked."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        self.asked.add(singular)
        return f"{OPEN}{singular if number == 1 else plural}{CLOSE}"


def _between(function: Any) -> Any:
    return lambda *args, **said: f"{OPEN}{function(*args, **said)}{CLOSE}"


@contextmanager
def _nothing_remembered() -> Iterator[None]:
    """Forget prices and dates that were written without brackets, and afterwards those with them."""
    written = [each for each in vars(formats).values() if hasattr(each, "cache_clear")]
    try:
        for each in written:
            each.cache_clear()
        yield
    finally:
        for each in written:
            each.cache_clear()


@contextmanager
def every_message_marked() -> Iterator[set[str]]:
    """Put brackets round every message, date, price and list for the block; yield what was asked."""
    marked = _Marked()
    with patch("shopbuilder.i18n.catalogue", lambda: marked), _nothing_remembered():
        kept = []
        for module in [
            each for name, each in sys.modules.items() if name.startswith("shopbuilder")
        ]:
            for name, function in _FORMATS.items():
                if getattr(module, name, None) is function:
                    kept.append((module, name, function))
                    setattr(module, name, _between(function))
        try:
            yield marked.asked
        finally:
            for module, name, function in kept:
                setattr(module, name, function)


class Page(HTMLParser):
    """Collects what a page says outside of brackets."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.loose: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)
        told = dict(attrs)
        if told.get("name") in _CODES or told.get("property") in _CODES:
            return
        for name, value in attrs:
            if name in _SAID or (
                tag == "input" and name == "value" and told.get("type") in {"submit", "button"}
            ):
                self.loose.append(outside(value or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in _SILENT:
            return
        # Letters drawn in a picture are names: signs, plates, numbers of the plan.
        if "svg" in self._open and self._open[-1] != "title":
            return
        free = []
        for sign in data:
            if sign == OPEN:
                self.depth += 1
            elif sign == CLOSE:
                self.depth -= 1
            elif not self.depth:
                free.append(sign)
        self.loose.append("".join(free))


def outside(said: str) -> str:
    """Return what stands outside of brackets."""
    free, depth = [], 0
    for sign in said:
        depth += (sign == OPEN) - (sign == CLOSE)
        if not depth and sign != CLOSE:
            free.append(sign)
    return "".join(free)


def unmarked(page: str, known: Sequence[str]) -> list[str]:
    """Return what a page says outside of messages and that is not among what is known.

    known: values of the database; the longest are taken off first, whole words each.
    """
    reader = Page()
    reader.feed(page)
    found = []
    for said in reader.loose:
        rest = _CODE.sub(" ", _ADDRESS.sub(" ", plain(said)))
        if not _WORD.search(rest) or _is_cut(rest, known):
            continue
        for value in known:
            if value in rest:
                rest = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", " ", rest)
        if _WORD.search(rest):
            found.append(rest.strip())
    return found


def _is_cut(said: str, known: Sequence[str]) -> bool:
    """Tell whether a text is the beginning of one that is known."""
    begun = said.rstrip(" …")
    return said.endswith("…") and any(value.startswith(begun) for value in known)


def plain(said: str) -> str:
    """Return words with one ordinary space between them."""
    return " ".join(said.replace("\u2060", "").split()).casefold()


def values_of(connection: "Connection[Any]", tables: Iterable[str]) -> list[str]:
    """Return the texts that the database holds, whole and line by line, the longest first."""
    found: set[str] = set()
    for table in tables:
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            for value in row:
                for said in _texts(value):
                    found |= {said, *said.split("\n"), *re.split(r"(?<=[.!?…])\s", said)}
    plainer = {plain(each) for each in found}
    return sorted((each for each in plainer if len(each) > 1), key=len, reverse=True)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        # A file that somebody sent: headings and cells of its tables.
        yield from re.split(r"[;,\t\r\n]", value[:10_000].decode("utf-8", "replace"))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
