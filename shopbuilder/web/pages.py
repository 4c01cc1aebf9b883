"""Pages for everybody: kept by browsers until something on them opens or closes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from flask import Response, g, make_response, request

from tenants.clock import now
from tenants.context import CurrentTown, current_town
from tenants.errors import N_, NotFound

T = TypeVar("T")

#: As the database has it (`slug` of shops, streets, products).
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

#: A page with stock on it is looked at again after so many seconds.
BRIEFLY = 60
#: No page is older than this, however quiet the street.
LONGEST = 300
DAY = 24 * 3600


class TownNotOpen(NotFound):
    """The town prepares its pages and has not published them."""

    msgid = N_("This town centre is being prepared and will open its pages soon.")


def published_town() -> CurrentTown:
    """Return the town entered. Raises TownNotOpen."""
    town = current_town()
    if not town.published:
        raise TownNotOpen
    return town


def slug(segment: str) -> str:
    """Return a segment of an address that can name something. Raises NotFound without asking."""
    if len(segment) > 120 or not _SLUG.fullmatch(segment):
        raise NotFound
    return segment


def public_page(html: str, changes_at: datetime, *, longest: int = LONGEST) -> Response:
    """Return a page that anybody may keep until `changes_at` (UTC), at most `longest` seconds."""
    response = make_response(html)
    seconds = int((changes_at - now()).total_seconds())
    response.cache_control.public = True
    response.cache_control.max_age = max(0, min(longest, seconds))
    response.add_etag()
    response.make_conditional(request)
    return response


def page_number(name: str = "page") -> int:
    """Return the page of a long list that is asked for, from 1; 1 for what is no number."""
    asked = request.args.get(name, "")
    # `isdecimal` alone lets other scripts' digits pass; a number too long is no page either.
    readable = asked.isascii() and asked.isdecimal() and len(asked) < 5
    return max(1, int(asked)) if readable else 1


@dataclass(frozen=True, slots=True)
class Pages(Generic[T]):
    """The part of a long list that one page shows."""

    items: Sequence[T]
    page: int
    pages: int
    total: int


def page_of(total: int, size: int) -> tuple[int, int]:
    """Return the page the request asks for (the last one if it asks too far) and how many."""
    pages = max(1, -(-total // size))
    page = min(page_number(), pages)
    g.page_shown = page
    return page, pages


def page_shown() -> int:
    """Return the page of a long list that this response shows; 1 where it is in one piece."""
    return int(g.get("page_shown", 1))


def in_pages(items: Sequence[T], size: int) -> Pages[T]:
    """Return the page of the list that the request asks for."""
    page, pages = page_of(len(items), size)
    return Pages(items[(page - 1) * size : page * size], page, pages, len(items))
