"""A process of its own for what decodes the files of strangers: it has limits, and no secrets.

A file may be made to have its decoder loop, swell or fall. Then only that process does.
"""

import contextlib
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import IO, Final

from shopbuilder.bundled import ROOT

#: The environment of such a process: no address of a database, no key.
#: One arena: each further one would count as memory that nobody uses.
SURROUNDINGS: Final[Mapping[str, str]] = {
    "PYTHONPATH": str(ROOT),
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",
}


def run_apart(
    module: str,
    arguments: Sequence[str],
    *,
    patience: float,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
    stdout: IO[bytes] | int = subprocess.DEVNULL,
) -> int | None:
    """Run a module of ours as a program and return its exit code, None after `patience` seconds.

    The module itself calls `bound` before it looks at the file.
    """
    try:
        ended = subprocess.run(  # noqa: S603 - a module of ours; no shell reads the arguments
            [sys.executable, "-s", "-P", "-m", module, *arguments],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            env=SURROUNDINGS,
            cwd="/",
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return ended.returncode


def bound(*, memory: int, seconds: int, written: int, mapped: bool = False) -> None:
    """Limit this process for good: bytes of memory, seconds of the processor, bytes of a file.

    What goes beyond ends it, or is a MemoryError. `mapped`: all that is mapped counts as memory,
    libraries too; otherwise what the process itself writes.
    """
    for what, most in (
        (resource.RLIMIT_AS if mapped else resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
    ):
        # Where the machine allows less already, that holds.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
