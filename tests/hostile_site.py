"""A web site that answers, byte for byte, what a test says; and whatever a bad one would."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: Signed by itself, for a name of nobody, until 2126; it protects nothing.
UNTRUSTED = Path(__file__).parent / "untrusted.pem"

Answer = bytes | Callable[[socket.socket], None]


def ok(body: bytes, *headers: str) -> bytes:
    """Return a whole answer."""
    return answer("200 OK", body, f"Content-Length: {len(body)}", *headers)


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    """Return an answer with just these headers."""
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body


def moved(to: str, status: str = "302 Found") -> bytes:
    """Return an answer that sends on."""
    return answer(status, b"", f"Location: {to}", "Content-Length: 0")


class Site:
    """What stands where, and what was asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Answer] = {}
        #: Whole requests, in order.
        self.asked: list[str] = []
        self.ended = threading.Event()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]

    def serve(self, channel: socket.socket) -> None:
        with channel:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = channel.recv(65536)
                if not piece:
                    return
                request += piece
            self.asked.append(request.decode("latin-1"))
            page = self.pages.get(self.paths()[-1], answer("404 Not Found"))
            # Whoever asked may have hung up, as it should.
            with suppress(OSError):
                page(channel) if callable(page) else channel.sendall(page)


@contextmanager
def site(*, secured: bool = False) -> Iterator[Site]:
    """Run a site on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        made = Site(door.getsockname()[1])
        context = None
        if secured:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(UNTRUSTED)
        threads: list[threading.Thread] = []

        def open_doors() -> None:
            while True:
                try:
                    channel, _ = door.accept()
                    if context:
                        channel = context.wrap_socket(channel, server_side=True)
                except OSError:
                    if made.ended.is_set() or door.fileno() < 0:
                        return
                    continue
                thread = threading.Thread(target=made.serve, args=(channel,), daemon=True)
                threads.append(thread)
                thread.start()

        porter = threading.Thread(target=open_doors, daemon=True)
        porter.start()
        try:
            yield made
        finally:
            made.ended.set()
            door.shutdown(socket.SHUT_RDWR)
            door.close()
            porter.join(5)
            for thread in threads:
                thread.join(5)
