"""Files that leave piece by piece, whatever their size, for nobody's cache."""

from collections.abc import Iterable, Iterator
from typing import Final

from flask import Response, stream_with_context

from tenants.clock import now
from tenants.context import CurrentTown, current_town
from tenants.database import in_town


def download(pieces: Iterable[str], name: str, kind: str) -> Response:
    """Return text as a file to keep, named with the day: "fournil-articles-2026-11-26.csv"."""
    day = now().astimezone(current_town().zone).date().isoformat()
    body = stream_with_context(_encoded(current_town(), pieces))
    response = Response(body, mimetype=_MIME_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{day}.{kind}"'
    response.cache_control.no_store = True
    return response


def _encoded(town: CurrentTown, pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield the pieces; the request has left its town by then, so that it is entered again."""
    with in_town(town):
        for piece in pieces:
            yield piece.encode()


_MIME_TYPES: Final = {"csv": "text/csv", "geojson": "application/geo+json"}
