"""The body of an answer: counted as it comes and as it unfolds, so that no bomb goes off."""

import zlib
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from typing import Final

from shopbuilder.fetching.errors import FetchRefused, TooMuch
from tenants.errors import N_

_A_PIECE: Final = 65_536
_MB: Final = 1024 * 1024
#: Both wrappings of deflate, found by themselves.
_ANY_WRAPPING: Final = 32 + zlib.MAX_WBITS
_BROKEN: Final = N_("The site’s answer is damaged.")
ENCODINGS: Final = "gzip, deflate"


def body_of(answer: HTTPResponse, most_bytes: int) -> bytes:
    """Return the body, unfolded, of at most `most_bytes` bytes.

    Raises TooMuch, or FetchRefused for what is cut short or cannot be unfolded.
    """
    too_much = TooMuch(most=max(1, round(most_bytes / _MB)))
    if answer.length is not None and answer.length > most_bytes:
        raise too_much
    encoding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    pieces = _pieces(answer, most_bytes, too_much)
    if encoding == "identity":
        return b"".join(pieces)
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchRefused(_BROKEN)
    return _unfolded(pieces, most_bytes, too_much)


def _pieces(answer: HTTPResponse, most_bytes: int, too_much: TooMuch) -> Iterator[bytes]:
    read = 0
    promised = answer.length
    try:
        while piece := answer.read1(_A_PIECE):
            read += len(piece)
            if read > most_bytes:
                raise too_much
            yield piece
    except (OSError, HTTPException, ValueError):
        raise FetchRefused(_BROKEN) from None
    _refuse_cut_short(read, promised)


def _refuse_cut_short(read: int, promised: int | None) -> None:
    """Refuse what stops early: half a calendar would take the other half from the agenda."""
    if promised is not None and read < promised:
        raise FetchRefused(_BROKEN)


def _unfolded(pieces: Iterator[bytes], most_bytes: int, too_much: TooMuch) -> bytes:
    unfolding = zlib.decompressobj(wbits=_ANY_WRAPPING)
    body = bytearray()
    try:
        for piece in pieces:
            if not unfolding.eof:
                # One byte too many is asked for: what is left of a piece then is left for good.
                body += unfolding.decompress(piece, most_bytes + 1 - len(body))
            if len(body) > most_bytes:
                raise too_much
    except zlib.error:
        raise FetchRefused(_BROKEN) from None
    if not unfolding.eof:
        raise FetchRefused(_BROKEN)
    return bytes(body)
