"""Fetching one address within limits; the only way out of the program for a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import Final
from urllib.parse import urljoin

from shopbuilder.fetching.addresses import Network, looked_up, target_of
from shopbuilder.fetching.bodies import ENCODINGS, body_of
from shopbuilder.fetching.connection import Deadline, ask
from shopbuilder.fetching.errors import FetchRefused
from tenants.errors import N_

_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD: Final = frozenset({301, 308})
_LONGEST_PAUSE: Final = 7 * 24 * 3600
_LONGEST_HEADER: Final = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may cost."""

    most_bytes: int
    #: For everything: names, redirects, the last byte.
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the site said of the version we have; "" = nothing."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came."""

    #: Where it was found in the end.
    url: str
    #: The address to ask from now on, where the site says that it moved for good; else "".
    moved_to: str
    #: None = nothing new since the stamp that was shown.
    body: bytes | None
    #: Lower case, without parameters; "" = not said.
    content_type: str
    stamp: Stamp


def fetch(
    url: str,
    limits: Limits,
    *,
    known: Stamp | None = None,
    accept: str = "*/*",
    allowed: Sequence[Network] = (),
) -> Fetched:
    """Return what stands at a public address. Raises FetchRefused with a sentence.

    Args:
        url: as somebody wrote it.
        limits: of bytes, seconds and redirects.
        known: the stamp of the version that is here; an unchanged one is not sent again.
        accept: what is asked for.
        allowed: private networks that may be asked all the same: tests, and sites of one's own.
    """
    deadline = Deadline(limits.seconds)
    headers = {"Accept": accept, "Accept-Encoding": ENCODINGS, **_conditions(known)}
    moved_to, for_good, here = "", True, url
    for _ in range(limits.redirects + 1):
        target = target_of(here, allowed)
        addresses = looked_up(target, allowed, within=deadline.left())
        answer, channel = ask(target, addresses, headers, deadline)
        try:
            if answer.status not in _MOVED:
                return _fetched(answer, target.url, moved_to, limits, known)
            here = urljoin(target.url, _header(answer, "Location"))
            for_good = for_good and answer.status in _FOR_GOOD
            moved_to = here if for_good else moved_to
        finally:
            channel.hang_up()
    raise FetchRefused(N_("The site sends us from one address to the next, endlessly."))


def _conditions(known: Stamp | None) -> dict[str, str]:
    said = known or Stamp()
    conditions = {"If-None-Match": said.etag, "If-Modified-Since": said.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _fetched(
    answer: HTTPResponse, url: str, moved_to: str, limits: Limits, known: Stamp | None
) -> Fetched:
    if answer.status == 304 and known is not None:
        return Fetched(url, moved_to, None, "", known)
    if answer.status != 200:
        raise _fault(answer)
    stamp = Stamp(_header(answer, "ETag"), _header(answer, "Last-Modified"))
    kind = _header(answer, "Content-Type").partition(";")[0].strip().lower()
    return Fetched(url, moved_to, body_of(answer, limits.most_bytes), kind, stamp)


def _header(answer: HTTPResponse, name: str) -> str:
    """Return a header of visible ASCII; "" for none, and for one that could not be sent back."""
    value = (answer.getheader(name) or "").strip()
    longest = 2000 if name == "Location" else _LONGEST_HEADER
    return value if len(value) <= longest and value.isascii() and value.isprintable() else ""


def _fault(answer: HTTPResponse) -> FetchRefused:
    if answer.status in {404, 410}:
        fault = FetchRefused(N_("There is nothing at this address any more."))
    elif answer.status in {401, 403}:
        fault = FetchRefused(N_("The site only shows this to people who have an account there."))
    else:
        fault = FetchRefused(
            N_("The site answers with an error of its own (%(number)s)."), number=answer.status
        )
    pause = _header(answer, "Retry-After")
    if pause.isdecimal() and len(pause) < 10:
        fault.retry_after = min(int(pause), _LONGEST_PAUSE)
    return fault
