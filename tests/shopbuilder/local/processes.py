"""Looking at processes from outside: who is there, and who has gone."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
#: Seconds after which what is waited for is taken never to come. Each wait ends with what it waits
#: for: a busy machine makes a test slow and not red.
PATIENCE = 60.0


def python(module: str, *arguments: object) -> list[str]:
    """Return the command line that runs a module of these tests."""
    return [sys.executable, "-m", f"tests.shopbuilder.local.{module}", *map(str, arguments)]


def begin(command: Sequence[str], **environment: str) -> "subprocess.Popen[str]":
    """Start a program whose first lines we want to read; end it with `finish`."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
    )


def first_line(process: "subprocess.Popen[str]") -> str:
    """Read the next line of a program; empty when it has ended."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def finish(process: "subprocess.Popen[str]", by: signal.Signals = signal.SIGKILL) -> str:
    """Send a signal, wait for the end, return what the program still said."""
    process.send_signal(by)
    rest, _ = process.communicate(timeout=PATIENCE)
    return rest


def all_gone(pids: Iterable[int]) -> bool:
    """Wait until each of these processes has ended; False when one is left after PATIENCE."""
    return all(_gone(pid, PATIENCE) for pid in pids)


def alive(pid: int) -> bool:
    """Say whether a process is there and has not ended."""
    return not _gone(pid, within=0)


def _gone(pid: int, within: float) -> bool:
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        return bool(poll.poll(within * 1000))
    finally:
        os.close(handle)
