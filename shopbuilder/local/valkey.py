"""A Valkey of our own on a socket: the broker, the limiter's memory, the cache."""

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from shopbuilder.local import children
from shopbuilder.local.binaries import valkey_server
from shopbuilder.local.data_dir import failed_start, hold, log_of, require_room

_START_PATIENCE = 20.0  # seconds
_STOP_PATIENCE = 4.0


@dataclass
class Valkey:
    """A running server; ends with this process, whatever happens to it."""

    process: "subprocess.Popen[bytes]"
    data_dir: Path
    socket: Path
    lock: IO[bytes]

    def url(self, db: int = 0) -> str:
        """Return the address of one of the 16 databases."""
        return f"unix://{self.socket}?db={db}"

    def ask(self) -> None:
        """Ask the server to end, without waiting."""
        if children.exit_code(self.process) is None:
            self.process.terminate()

    def stop(self) -> None:
        """End the server; what it was told is in its append-only file."""
        children.end(self.process, patience=_STOP_PATIENCE)
        self.lock.close()

    def __enter__(self) -> Self:
        """Return the running server."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the server."""
        self.stop()


def start_valkey(data_dir: Path, run_dir: Path, *, durable: bool = True) -> Valkey:
    """Start a server on a socket in `run_dir` that forgets nothing it accepted.

    `durable=False` leaves the moment of writing to the disk to the system: for tests.
    Call it from the main thread, as for PostgreSQL. Raises StartError.
    """
    data_dir = data_dir.absolute()
    lock = hold(data_dir)
    try:
        require_room(data_dir.parent)
        data_dir.mkdir(mode=0o700, exist_ok=True)
        socket = run_dir / "valkey.sock"
        server = Valkey(_launch(data_dir, socket, durable=durable), data_dir, socket, lock)
        _wait_until_ready(server)
    except BaseException:
        lock.close()
        raise
    return server


def _launch(data_dir: Path, socket: Path, *, durable: bool) -> "subprocess.Popen[bytes]":
    settings = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(data_dir),
        "appendonly": "yes",
        "appendfsync": "everysec" if durable else "no",
        # A broker that drops tasks to save memory would lose them without a word.
        "maxmemory-policy": "noeviction",
        "save": "",
        "daemonize": "no",
    }
    options = [part for name, value in settings.items() for part in (f"--{name}", value)]
    with log_of(data_dir).open("wb") as log:
        return children.start([str(valkey_server()), *options], log=log, death_signal="TERM")


def _wait_until_ready(server: Valkey) -> None:
    give_up = time.monotonic() + _START_PATIENCE
    with redis.Redis(unix_socket_path=str(server.socket), retry=Retry(NoBackoff(), 0)) as client:
        while True:
            try:
                client.ping()
            except (redis.ConnectionError, redis.BusyLoadingError):
                if children.exit_code(server.process) is not None or time.monotonic() > give_up:
                    children.end(server.process, patience=0)
                    raise failed_start("Valkey", log_of(server.data_dir)) from None
                time.sleep(0.02)
            else:
                return
