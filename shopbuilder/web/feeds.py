"""Feeds that programs read again and again: Atom, and the headers of any feed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from flask import Response, make_response, request

ATOM: Final = "http://www.w3.org/2005/Atom"
#: A reader's program asks again after so many seconds.
FRESH: Final = 900
#: What XML 1.0 cannot hold, however it is written.
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class Said:
    """An entry of a feed. Instants are UTC, addresses whole."""

    #: Stays the same whatever else changes (RFC 4151: "tag:…").
    id: str
    title: str
    href: str
    published_at: datetime
    updated_at: datetime
    #: Paragraphs of plain text.
    paragraphs: Sequence[str]
    category: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and where it stands."""

    id: str
    title: str
    #: Addresses of the feed itself and of the page it tells.
    own: str
    page: str
    author: str
    #: Used where there is no entry yet.
    updated_at: datetime
    entries: Sequence[Said]
    language: str = "fr"


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom (RFC 4287)."""
    root = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": feed.language})
    latest = max((each.updated_at for each in feed.entries), default=feed.updated_at)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(latest))
    _link(root, feed.own, "self", "application/atom+xml")
    _link(root, feed.page, "alternate", "text/html")
    _text(ET.SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    for each in feed.entries:
        _entry(root, each)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: ET.Element, said: Said) -> None:
    entry = ET.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, "id", said.id)
    _text(entry, "title", said.title)
    _link(entry, said.href, "alternate", "text/html")
    _text(entry, "published", _moment(said.published_at))
    _text(entry, "updated", _moment(max(said.updated_at, said.published_at)))
    if said.author:
        _text(ET.SubElement(entry, f"{{{ATOM}}}author"), "name", said.author)
    if said.category:
        ET.SubElement(entry, f"{{{ATOM}}}category", {"term": said.category})
    # Plain text in paragraphs: written as XHTML, so that no reader takes a "<" for markup.
    content = ET.SubElement(entry, f"{{{ATOM}}}content", {"type": "xhtml"})
    box = ET.SubElement(content, "div", {"xmlns": "http://www.w3.org/1999/xhtml"})
    for paragraph in said.paragraphs:
        ET.SubElement(box, "p").text = _NO_XML.sub("", paragraph)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = _NO_XML.sub("", text)


def _link(parent: ET.Element, href: str, rel: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "type": kind, "href": href})


def _moment(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def public_feed(body: bytes, kind: str, *, name: str = "") -> Response:
    """Return a feed that anybody may keep for a quarter of an hour.

    Args:
        body: as sent.
        kind: media type.
        name: of the file under which a browser saves it; only a slug and an ending.
    """
    response = make_response(body)
    response.content_type = f"{kind}; charset=utf-8"
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.cache_control.public = True
    response.cache_control.max_age = FRESH
    response.add_etag()
    response.make_conditional(request)
    return response
