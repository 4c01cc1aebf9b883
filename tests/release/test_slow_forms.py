"""Who begins forms and never ends them holds on to the proxy, and to no thread of the site."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from shopbuilder.local.ports import free_port
from tests.conftest import ROOT
from tests.release.following import has_certificate, shaken

CADDY = Path(sys.executable).parent / "caddy"
HOST = "bourg.localhost"
HEAD = f"{{}} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n"


class Site(BaseHTTPRequestHandler):
    """Notes what it is asked before it reads a form."""

    asked: list[str]

    def do_GET(self) -> None:
        """Answer."""
        if not self.path.startswith("/hooks/"):  # the proxy's own: is this a host of ours
            self.asked.append(self.command)
        self.send_response(204)
        self.end_headers()

    do_POST = do_GET  # noqa: N815 - the library's name

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[int]:
    """The port of a proxy as it is released, before a site that notes what it is asked."""
    Site.asked = []
    ports = {name: free_port() for name in ("ADMIN", "HTTP_PORT", "HTTPS_PORT")}
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        environment = {
            "HOME": str(tmp_path),
            "PATH": os.environ["PATH"],
            "CADDY_ADMIN": f"127.0.0.1:{ports['ADMIN']}",
            "CADDY_HTTP_PORT": str(ports["HTTP_PORT"]),
            "CADDY_HTTPS_PORT": str(ports["HTTPS_PORT"]),
            "CADDY_UPSTREAM": f"127.0.0.1:{site.server_port}",
        }
        command = [CADDY, "start", "--config", ROOT / "deploy/Caddyfile", "--adapter", "caddyfile"]
        # `start` returns once it listens; certificates may come a moment later.
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, env=environment, check=True, **quiet)  # type: ignore[call-overload]
        try:
            assert has_certificate(ports["HTTPS_PORT"], HOST)
            yield ports["HTTPS_PORT"]
        finally:
            stop = [CADDY, "stop", "--address", environment["CADDY_ADMIN"]]
            subprocess.run(stop, env=environment, check=True, **quiet)  # type: ignore[call-overload]
            site.shutdown()


def test_a_form_that_never_ends_does_not_reach_the_site(proxied: int) -> None:
    with shaken(proxied, HOST) as slow, shaken(proxied, HOST) as other:
        slow.sendall((HEAD.format("POST /") + "Content-Length: 100000\r\n\r\na=").encode())
        other.sendall((HEAD.format("GET /") + "\r\n").encode())
        assert other.recv(20).startswith(b"HTTP/1.1 204")
        assert Site.asked == ["GET"]
