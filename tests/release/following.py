"""docker-compose.yml read as a list of commands: what is filled in, where names lead on this machine."""

import os
import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from shopbuilder.local.supervisor import wait_until
from tests.conftest import ROOT

#: Seconds after which what is waited for is taken never to come.
PATIENCE = 120.0
#: Seconds that a container is given to end.
_GRACE = 10.0
_VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


class NotSetError(KeyError):
    """A variable that the file asks for is not set."""


def filled(text: str, env: Mapping[str, str]) -> str:
    """Fill in ${NAME}, ${NAME:-usual} and ${NAME:?why it must be set}, as docker compose does."""

    def value(match: re.Match[str]) -> str:
        name, sign, rest = match.groups()
        if env.get(name):
            return env[name]
        if sign == "?":
            raise NotSetError(name)
        return rest or ""

    return _VARIABLE.sub(value, text)


def read(env: Mapping[str, str]) -> dict[str, Any]:
    """Return the services of the file, filled in."""
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    services: dict[str, Any] = yaml.safe_load(filled(body, env))["services"]
    return services


@dataclass
class Machine:
    """This machine in place of the containers: what their names, ports and folders are here."""

    folder: Path
    #: Longest first: "postgres:5432" before "5432".
    places: dict[str, str]
    processes: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def here(self, text: str) -> str:
        """Return a word of the file with names and folders of the containers replaced."""
        for name in sorted(self.places, key=len, reverse=True):
            text = text.replace(name, self.places[name])
        return text

    def environ(self, service: Mapping[str, Any]) -> dict[str, str]:
        """Return the environment that the file gives a service, and nothing of ours but the PATH."""
        given = service.get("environment", {})
        own = {name: self.here(str(text)) for name, text in given.items()}
        path = os.pathsep.join([str(self.folder / "bin"), str(Path(sys.executable).parent)])
        return {"PATH": f"{path}{os.pathsep}{os.environ['PATH']}", "HOME": str(self.folder), **own}

    def command(self, words: list[str]) -> list[str]:
        """Return a command of the file as it is typed here."""
        return [self.here(word) for word in words]

    def start(self, name: str, service: Mapping[str, Any], **more: str) -> None:
        """Start the command of a service, in a folder that is not the checkout."""
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                self.command(service["command"]),
                cwd=self.folder,
                env={**self.environ(service), **more},
                stdout=log,
                stderr=log,
            )

    def run(self, words: list[str], service: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
        """Run a command in the environment of a service, to its end."""
        return subprocess.run(
            self.command(words),
            cwd=self.folder,
            env=self.environ(service),
            capture_output=True,
            text=True,
            check=False,
        )

    def health(self, service: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
        """Run the health command of a service."""
        kind, *words = service["healthcheck"]["test"]
        assert kind == "CMD"
        return self.run(words, service)

    def said(self, name: str) -> str:
        """Return the end of what a service has said."""
        return (self.folder / f"{name}.log").read_text(errors="replace")[-3000:]

    def end(self) -> None:
        """End what was started, the last first, as containers are: asked, and after a grace killed."""
        for process in reversed(self.processes.values()):
            process.terminate()
            try:
                process.wait(timeout=_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def shaken(port: int, host: str) -> ssl.SSLSocket:
    """Open a connection by HTTPS to a host of a proxy here, whose certificate is of its own making.

    Raises ssl.SSLError where the proxy has none for the host, or none yet.
    """
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    plain = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    try:
        return trusting.wrap_socket(plain, server_hostname=host)
    except OSError:
        plain.close()
        raise


def has_certificate(port: int, host: str) -> bool:
    """Wait for the first good handshake: a proxy listens before it has made its certificates."""

    def shakes_hands() -> bool:
        try:
            shaken(port, host).close()
        except OSError:
            return False
        return True

    return wait_until(shakes_hands, between=lambda: None, patience=PATIENCE)
