"""A server's data directory: held by one start at a time, on a disk with room."""

import errno
import fcntl
import shutil
from pathlib import Path
from typing import IO

from shopbuilder.local.errors import StartError
from shopbuilder.local.words import say

#: A new database cluster takes 53 MB, its write-ahead log more as it grows.
NEEDED_BYTES = 300 * 1024 * 1024


def require_room(path: Path) -> None:
    """Raise StartError when the disk under this directory has too little room to work."""
    if shutil.disk_usage(path).free < NEEDED_BYTES:
        raise StartError(say("disk_full", path=path))


def hold(data_dir: Path) -> IO[bytes]:
    """Take the data directory for this process until the returned file is closed.

    The lock goes with the process, however it ends. Raises StartError when another holds it.
    """
    lock = take(data_dir.with_name(f"{data_dir.name}.lock"))
    if lock is None:
        raise StartError(say("data_in_use", path=data_dir))
    return lock


def take(path: Path) -> IO[bytes] | None:
    """Lock a file for this process alone and return it open; None when another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def log_of(data_dir: Path) -> Path:
    """Return the file beside the data in which its server writes its log."""
    return data_dir.with_name(f"{data_dir.name}.log")


def failed_start(name: str, log: Path) -> StartError:
    """Say why a server did not start, from the end of its log."""
    tail = last_lines(log)
    if is_disk_full(tail):
        return StartError(say("disk_full", path=log.parent))
    return StartError(say("server_did_not_start", name=name, log=log, tail=tail))


def is_disk_full(text: str) -> bool:
    """Say whether a program complained that no room is left."""
    return "No space left on device" in text or f"[Errno {errno.ENOSPC}]" in text


def last_lines(log: Path, count: int = 8) -> str:
    """Return the end of a log, for somebody who asks why a program ended."""
    text = log.read_text(encoding="utf-8", errors="replace")
    return "\n".join(text.splitlines()[-count:])
