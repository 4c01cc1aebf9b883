"""Starting and ending child processes that never outlive us."""

import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Literal

from shopbuilder.local.errors import StartError
from shopbuilder.local.signals import held
from shopbuilder.local.words import say

Identity = Literal["self", "namespace", "nobody"]

_TETHER = Path(__file__).with_name("tether.py")


@dataclass(frozen=True)
class Finished:
    """How a short command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def tethered(
    command: Sequence[str | Path], *, death_signal: str = "KILL", identity: Identity = "self"
) -> list[str]:
    """Wrap a command so that it gets `death_signal` (say "INT") when this process ends."""
    tether = [sys.executable, "-I", "-S", str(_TETHER), str(os.getpid()), death_signal, identity]
    return [*tether, *map(str, command)]


def start(
    command: Sequence[str | Path],
    *,
    log: IO[bytes] | None = None,
    environment: Mapping[str, str] | None = None,
    death_signal: str = "KILL",
    identity: Identity = "self",
) -> "subprocess.Popen[bytes]":
    """Start a child in a session of its own, so that Ctrl-C reaches us alone.

    The process number is that of the command itself. Start children from the main thread:
    the kernel takes the end of the starting thread for the end of the parent.
    """
    line = tethered(command, death_signal=death_signal, identity=identity)
    return _begin(line, environment, stdout=log, stderr=subprocess.STDOUT if log else None)


def run(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    identity: Identity = "self",
    shown: bool = False,
) -> Finished:
    """Run a short command to its end and return what it said; it too ends with us.

    With `shown` it speaks to the terminal instead.
    """
    where = None if shown else subprocess.PIPE
    process = _begin(tethered(command, identity=identity), environment, stdout=where, stderr=where)
    try:
        said, complained = process.communicate()
    except BaseException:
        end(process, patience=0)
        raise
    return Finished(process.returncode, _text(said), _text(complained))


def _begin(
    line: list[str],
    environment: Mapping[str, str] | None,
    *,
    stdout: IO[bytes] | int | None,
    stderr: int | None,
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - no shell, no foreign input
        line,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        env=environment,
        start_new_session=True,
    )


def _text(said: bytes | None) -> str:
    return (said or b"").decode(errors="replace")


def exit_code(process: "subprocess.Popen[bytes]") -> int | None:
    """Look once whether a child has ended, and how; None while it runs.

    Popen.poll takes a lock that every later wait needs: Ctrl-C in its midst would leave it taken,
    and the end would wait for ever.
    """
    with held():
        return process.poll()


def end(
    process: "subprocess.Popen[bytes]", *, by: signal.Signals = signal.SIGTERM, patience: float
) -> None:
    """Ask a child to end, wait `patience` seconds, then end it and its session by force."""
    if exit_code(process) is not None:
        return
    process.send_signal(by)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def has_account(user: int) -> bool:
    """Say whether the system knows a name for this user number."""
    try:
        pwd.getpwuid(user)
    except KeyError:
        return False
    return True


@cache
def identity_for_postgres() -> Identity:
    """Find a way to run PostgreSQL, which refuses root and users without a name.

    Raises StartError when this user can run it in no way.
    """
    if os.geteuid() != 0 and has_account(os.geteuid()):
        return "self"
    candidates: tuple[Identity, ...] = ("namespace", "nobody")
    for identity in candidates:
        if run(["true"], identity=identity).returncode == 0:
            return identity
    raise StartError(say("postgres_refuses_user"))
