"""A web server under load: how many requests a second, and what each costs server and database."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shopbuilder.local.ports import free_port, web_answers

CLIENTS = 8
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A gunicorn with 2 processes of 4 threads, and the database beside it."""

    process: "subprocess.Popen[bytes]"
    port: int
    start_seconds: float
    database_pid: int

    def cpu_seconds(self) -> float:
        """Return the processor time that server and database have taken so far."""
        return _cpu(self.process.pid) + _cpu(self.database_pid)

    def worker_mib(self) -> float:
        """Return what one worker holds: its share of memory (PSS)."""
        workers = _children(self.process.pid)
        return sum(map(_pss, workers)) / len(workers) / 1024


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _cpu(pid: int) -> float:
    """Return the seconds of a process, its living children and those it has waited for."""
    own = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
    return sum(map(int, own)) / _TICKS + sum(map(_cpu, _children(pid)))


def _pss(pid: int) -> int:
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


@contextmanager
def serving(application: str, environ: Mapping[str, str], database_pid: int) -> Iterator[Server]:
    """Serve an application as production does; wait until it answers."""
    port, began = free_port(), time.monotonic()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:shopbuilder.serving", application]
    env = {**environ, "WEB_BIND": f"127.0.0.1:{port}", "WEB_WORKERS": "2", "WEB_THREADS": "4"}
    process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        while not web_answers(port):
            assert process.poll() is None, "the server has ended"
            time.sleep(0.02)
        yield Server(process, port, time.monotonic() - began, database_pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


@dataclass(frozen=True)
class Measured:
    """What a run of requests came to."""

    per_second: float
    cpu_ms: float
    bytes_sent: int


def load(server: Server, requests: Callable[[int], Iterator[bytes]], seconds: float) -> Measured:
    """Send requests by CLIENTS connections for so long, or until there are no more."""
    probe = ask(server.port, next(requests(CLIENTS)))
    counts = [0] * CLIENTS
    until = time.monotonic() + seconds

    def client(number: int) -> None:
        with socket.create_connection(("127.0.0.1", server.port)) as wire:
            for request in requests(number):
                if time.monotonic() > until:
                    return
                exchange(wire, request)
                counts[number] += 1

    threads = [threading.Thread(target=client, args=(each,)) for each in range(CLIENTS)]
    began, spent = time.monotonic(), server.cpu_seconds()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed, cpu = time.monotonic() - began, server.cpu_seconds() - spent
    done = max(1, sum(counts))
    return Measured(done / elapsed, 1000 * cpu / done, probe)


def wrk(server: Server, path: str, host: str, seconds: float) -> float | None:
    """Return requests a second as `wrk` counts them; None where it is not installed."""
    if shutil.which("wrk") is None:
        return None
    where = f"http://127.0.0.1:{server.port}{path}"
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds:g}s", "-H", f"Host: {host}", where]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(found[1]) if found else None


def ask(port: int, request: bytes) -> int:
    """Send one request on a connection of its own; return the bytes of the answer's body."""
    with socket.create_connection(("127.0.0.1", port)) as wire:
        return exchange(wire, request)


def exchange(wire: socket.socket, request: bytes) -> int:
    """Send one request and read its answer to the end; return how long its body is."""
    wire.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        received += _some(wire)
    head, _, body = received.partition(b"\r\n\r\n")
    assert b" 2" in head[:13] or b" 3" in head[:13], head[:200]
    # An answer that says "unchanged" has no body, and no length.
    said = re.search(rb"(?i)content-length: (\d+)", head)
    length = int(said[1]) if said else 0
    left = length - len(body)
    while left > 0:
        left -= len(_some(wire))
    return length


def _some(wire: socket.socket) -> bytes:
    part = wire.recv(65536)
    assert part, "the server has hung up"
    return part


def get(path: str, host: str, **headers: str) -> bytes:
    """Return a request for a page, compressed, on a connection that stays open."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", "Accept-Encoding: gzip"]
    more = [f"{name.replace('_', '-')}: {text}" for name, text in headers.items()]
    return "\r\n".join([*lines, *more, "", ""]).encode()


def post(path: str, host: str, body: str, cookie: str = "") -> bytes:
    """Return a form as a browser sends it."""
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}"]
    lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    return ("\r\n".join([*lines, "", ""]) + body).encode()
