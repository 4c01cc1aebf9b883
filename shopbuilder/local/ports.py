"""TCP ports of this machine: which are free, and who answers."""

import contextlib
import errno
import http.client
import random
import socket

from shopbuilder.local.errors import StartError
from shopbuilder.local.words import say

_LOOPBACKS = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
#: Below the ports that systems lend to whoever connects somewhere (Linux from 32768, others from
#: 49152): one found free here is not lent to somebody else before it is used.
_NOT_LENT = range(20_000, 32_000)
_CHOICE = random.SystemRandom()


def bind_addresses(port: int) -> list[str]:
    """Return the loopback addresses to serve at, IPv6 only where the machine has it.

    Raises StartError when another program holds the port at one of them.
    """
    return [
        f"[{host}]:{port}" if family == socket.AF_INET6 else f"{host}:{port}"
        for family, host in _LOOPBACKS
        if _can_bind(family, host, port)
    ]


def _can_bind(family: socket.AddressFamily, host: str, port: int) -> bool:
    """Try to take the port for a moment; False where the machine lacks this kind of address."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except PermissionError as refused:
        raise StartError(say("port_refused", port=port)) from refused
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StartError(say("port_taken", port=port, other=port + 1)) from error
        return False
    return True


def free_port() -> int:
    """Return a port that nobody holds at this moment, and that no connection takes in the next."""
    while True:
        port = _CHOICE.choice(_NOT_LENT)
        with socket.socket() as trial, contextlib.suppress(OSError):
            trial.bind(("127.0.0.1", port))
            return port


def web_answers(port: int, path: str = "/sante") -> bool:
    """Say whether the web server answers that it is well, as the operator's host."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with contextlib.closing(connection):
        try:
            connection.request("GET", path, headers={"Host": f"localhost:{port}"})
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
