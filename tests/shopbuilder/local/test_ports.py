"""A taken port is said before anything starts; an answer of the web server is recognised."""

import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbuilder.local.errors import StartError
from shopbuilder.local.ports import bind_addresses, free_port, web_answers


@pytest.fixture(params=[socket.AF_INET, socket.AF_INET6], ids=["IPv4", "IPv6"])
def taken_port(request: pytest.FixtureRequest) -> Iterator[int]:
    """A port at which another program listens."""
    host = "::1" if request.param == socket.AF_INET6 else "127.0.0.1"
    with socket.socket(request.param) as other:
        other.bind((host, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_named_with_another_one(taken_port: int) -> None:
    with pytest.raises(StartError, match=f"make run PORT={taken_port + 1}"):
        bind_addresses(taken_port)


def test_a_free_port_is_served_at_every_loopback() -> None:
    port = free_port()
    assert f"127.0.0.1:{port}" in bind_addresses(port)


def test_a_free_port_is_none_that_a_connection_is_lent() -> None:
    lent_from = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert all(free_port() < lent_from for _ in range(50))


def test_nobody_at_the_port_is_no_answer() -> None:
    assert not web_answers(free_port())


class Health(http.server.BaseHTTPRequestHandler):
    """Well at one address and at one host only."""

    def do_GET(self) -> None:
        well = self.path == "/sante" and str(self.headers["Host"]).startswith("localhost:")
        self.send_response(200 if well else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def healthy_port() -> Iterator[int]:
    with http.server.HTTPServer(("127.0.0.1", 0), Health) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_a_healthy_web_server_is_recognised(healthy_port: int) -> None:
    assert web_answers(healthy_port)


def test_a_page_that_is_not_found_is_no_health(healthy_port: int) -> None:
    assert not web_answers(healthy_port, "/elsewhere")
