"""The bytes of a feed as stories: guarded as XML, read leniently, kept as plain words."""

import io
import re
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import feedparser  # type: ignore[import-untyped] # it ships no types
from defusedxml.common import (  # type: ignore[import-untyped] # it ships no types
    DefusedXmlException,
)
from defusedxml.sax import parseString  # type: ignore[import-untyped] # it ships no types

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.plain_text import from_html, shortened, web_link
from shopbuilder.town_life.news import MAX_TEXT, MAX_TITLE
from shopbuilder.town_life.written import many_lines, one_line
from tenants.errors import N_

MOST_BYTES: Final = 3 * 1024 * 1024
#: Elements of a feed, and how deep they may lie in one another.
_MOST_ELEMENTS: Final = 100_000
_DEEPEST: Final = 100
MOST_STORIES: Final = 1000
_LONGEST_AUTHOR: Final = 120
_TITLE_FROM_TEXT: Final = 80
_LONGEST_ID: Final = 200
_ENTITY: Final = re.compile(rb"<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y", re.IGNORECASE)
_TOO_DEEP: Final = N_("This feed is not built like a feed: too many parts, or nested too deeply.")


@dataclass(frozen=True, slots=True)
class Story:
    """A piece of news as a feed tells it; "" = it says nothing."""

    #: Its identity within the feed.
    ref: str
    title: str
    #: Plain text; a blank line begins a paragraph.
    text: str
    link: str
    author: str
    #: None = the feed does not say.
    published_at: datetime | None


@dataclass(frozen=True)
class ReadFeed:
    """What a feed holds."""

    name: str
    stories: list[Story]
    #: It breaks the rules of XML somewhere, and was read all the same.
    broken: bool


class _Counting(ContentHandler):
    """Stops at a feed that is larger inside than it looks."""

    def __init__(self) -> None:
        super().__init__()
        self._elements = self._depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802 - the library's name
        del name, attrs
        self._elements += 1
        self._depth += 1
        if self._elements > _MOST_ELEMENTS or self._depth > _DEEPEST:
            raise UnusableFile(_TOO_DEEP)

    def endElement(self, name: str) -> None:  # noqa: N802 - the library's name
        del name
        self._depth -= 1


def feed_file(path: Path) -> bytes:
    """Return the bytes of a file; raises UnusableFile."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large()
        return path.read_bytes()
    except OSError:
        raise UnusableFile(N_("“%(name)s” cannot be read."), name=path.name) from None


def read_feed(data: bytes) -> ReadFeed:
    """Return the stories of a feed. Raises UnusableFile with a sentence."""
    broken = _guarded(data)
    told = parsed(data)
    if not told.get("version") and not told.get("entries"):
        head = data.lstrip()[:200].lower()
        if head.startswith((b"<!doctype html", b"<html")):
            raise UnusableFile(N_("This is a web page, not a feed."))
        raise UnusableFile(N_("This is not a feed: neither RSS nor Atom."))
    stories = [_story(each) for each in told["entries"][:MOST_STORIES]]
    name = one_line(from_html(told.get("feed", {}).get("title", "")))
    return ReadFeed(shortened(name, MAX_TITLE), stories, broken)


def parsed(data: bytes) -> Mapping[str, Any]:
    """Return what the library makes of a feed that passed the guard; it never sees an address.

    It leaves markup alone: no word of it is shown, and a comment without an end takes it minutes.
    """
    found: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
    )
    return found


def _too_large() -> UnusableFile:
    return UnusableFile(
        N_("The file is too large: at most %(most)s MB."), most=MOST_BYTES // 1024**2
    )


def _guarded(data: bytes) -> bool:
    """Tell whether a feed breaks the rules of XML. Raises UnusableFile for what may not be read."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    if not data.strip():
        raise UnusableFile(N_("This is not a feed: neither RSS nor Atom."))
    if _ENTITY.search(data):
        raise UnusableFile(N_("This feed defines entities of its own: it is not read."))
    try:
        # RSS 0.91 names a table of entities at an address; the reader never asks for it.
        parseString(data, _Counting(), forbid_external=False)
    except DefusedXmlException:
        raise UnusableFile(N_("This feed defines entities of its own: it is not read.")) from None
    except (SAXException, ValueError, LookupError):
        if data.count(b"<") > 4 * _MOST_ELEMENTS:
            raise UnusableFile(_TOO_DEEP) from None
        return True
    return False


def _story(entry: Mapping[str, Any]) -> Story:
    text = many_lines(from_html(_longest(entry)))
    title = one_line(from_html(entry.get("title", "")))
    if text and not title:
        title = shortened(one_line(text), _TITLE_FROM_TEXT)
    link = web_link(entry.get("link", ""))
    return Story(
        _ref(entry, link, title, text),
        shortened(title, MAX_TITLE),
        shortened(text, MAX_TEXT),
        link,
        shortened(one_line(from_html(_author(entry))), _LONGEST_AUTHOR),
        _moment(entry),
    )


def _longest(entry: Mapping[str, Any]) -> str:
    """Return the whole text where there is one besides the summary."""
    contents = [str(each.get("value", "")) for each in entry.get("content", [])]
    return max([str(entry.get("summary", "")), *contents], key=len)


def _author(entry: Mapping[str, Any]) -> str:
    """Return who wrote it, by name; addresses of people are not kept."""
    for teller in (entry, entry.get("source", {})):
        told = teller.get("authors") or [teller.get("author_detail", {})]
        names = [each.get("name", "") for each in told]
        found = ", ".join(name for name in names if name and "@" not in name)
        if found:
            return found
    return ""


def _ref(entry: Mapping[str, Any], link: str, title: str, text: str) -> str:
    ref = str(entry.get("id", "")).strip() or link
    if ref and len(ref) <= _LONGEST_ID and ref.isprintable():
        return ref
    return f"sha256:{sha256((ref or title + text).encode()).hexdigest()[:32]}"


def _moment(entry: Mapping[str, Any]) -> datetime | None:
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(told), UTC) if told else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None
