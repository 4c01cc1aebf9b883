"""Looking a name up within a time: the system's own resolver knows none.

`getaddrinfo` cannot be given up, and a name server that never answers holds it for half a minute.
So it is asked in a thread of its own, which is left behind when the time is over. Of those left behind
there are only so many: while all of them wait, no further name is looked up.
"""

import socket
import threading
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Final

from shopbuilder.fetching.errors import TooSlow

#: Look-ups under way, or left behind, in one process.
MOST_AT_ONCE: Final = 8
_places = threading.BoundedSemaphore(MOST_AT_ONCE)


def numbers_of(host: str, port: int, *, within: float) -> list[str]:
    """Return the addresses of a host, each once, as numbers.

    Raises OSError or UnicodeError where there is no such name, TooSlow after `within` seconds, those
    of waiting for a place among them.
    """
    slow, ends = TooSlow(seconds=max(1, round(within))), monotonic() + within
    if not _places.acquire(timeout=within):
        raise slow
    came: SimpleQueue[list[str] | Exception] = SimpleQueue()
    try:
        threading.Thread(target=_look_up, args=(host, port, came), daemon=True).start()
    except BaseException:
        # A machine without room for a thread today: the place is free for tomorrow's.
        _places.release()
        raise
    try:
        found = came.get(timeout=max(ends - monotonic(), 0.0))
    except Empty:
        raise slow from None
    if isinstance(found, Exception):
        raise found
    return found


def _look_up(host: str, port: int, came: "SimpleQueue[list[str] | Exception]") -> None:
    """Ask the system, and say what came of it to whoever still listens."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        came.put(list(dict.fromkeys(str(each[4][0]) for each in found)))
    except (OSError, UnicodeError) as error:
        came.put(error)
    finally:
        _places.release()
