"""A connection to one address that was judged, in which everything ends by one moment.

The library's own timeouts count from byte to byte, so that a site which sends a byte a second
would hold a worker for days. Here each read gets what is left of the whole.
"""

import io
import socket
import ssl
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any, Final

from shopbuilder.fetching.addresses import Target
from shopbuilder.fetching.errors import FetchRefused, TooSlow
from tenants.errors import N_

#: One address that does not answer leaves time for the next.
_TO_CONNECT: Final = 5.0
NO_ANSWER: Final = N_("The site does not answer.")
_NOT_TRUSTED: Final = N_("The site’s certificate is not valid, so what it sends is not trusted.")
_AGENT: Final = "shopbuilder (town agenda and shop windows)"


class Deadline:
    """A moment by which everything is over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raises TooSlow where there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TooSlow(seconds=round(self.seconds))
        return left


class _Reading(io.RawIOBase):
    """What comes out of a socket, never waited for beyond the deadline."""

    def __init__(self, channel: socket.socket, deadline: Deadline) -> None:
        self._channel = channel
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._channel.settimeout(self._deadline.left())
        try:
            return self._channel.recv_into(buffer)
        except TimeoutError:
            raise TooSlow(seconds=round(self._deadline.seconds)) from None


class _Channel:
    """As much of a socket as the library asks for."""

    def __init__(self, channel: socket.socket, deadline: Deadline) -> None:
        self._channel = channel
        self._deadline = deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return what is read."""
        del mode
        return io.BufferedReader(_Reading(self._channel, self._deadline))

    def sendall(self, data: bytes) -> None:
        """Send a request."""
        self._channel.settimeout(self._deadline.left())
        self._channel.sendall(data)

    def close(self) -> None:
        """Do nothing: the library lets go as soon as it has read the headers."""

    def hang_up(self) -> None:
        """Let the site go."""
        self._channel.close()


def ask(
    target: Target, addresses: Sequence[str], headers: dict[str, str], deadline: Deadline
) -> tuple[HTTPResponse, _Channel]:
    """Send one GET to the first of the addresses that answers; the caller hangs up.

    Raises FetchRefused.
    """
    channel = _Channel(_connected(target, addresses, deadline), deadline)
    connection = HTTPConnection(target.host, target.port)
    # As much of a socket as it asks for.
    connection.sock = channel
    try:
        connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": target.authority, "User-Agent": _AGENT, **headers}.items():
            connection.putheader(name, value)
        connection.putheader("Connection", "close")
        connection.endheaders()
        return connection.getresponse(), channel
    except (OSError, HTTPException, ValueError):
        channel.hang_up()
        raise FetchRefused(NO_ANSWER) from None
    except BaseException:
        channel.hang_up()
        raise


def _connected(target: Target, addresses: Sequence[str], deadline: Deadline) -> socket.socket:
    for address in addresses:
        wait = min(_TO_CONNECT, deadline.left())
        try:
            plain = socket.create_connection((address, target.port), timeout=wait)
        except OSError:
            continue
        return _secured(plain, target, deadline) if target.scheme == "https" else plain
    raise FetchRefused(NO_ANSWER)


def _secured(plain: socket.socket, target: Target, deadline: Deadline) -> socket.socket:
    plain.settimeout(min(_TO_CONNECT, deadline.left()))
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
    except ssl.SSLCertVerificationError:
        plain.close()
        raise FetchRefused(_NOT_TRUSTED) from None
    except (OSError, ValueError):
        plain.close()
        raise FetchRefused(NO_ANSWER) from None
