"""A short private directory for sockets, whatever the length of the checkout's own path."""

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from shopbuilder.local.errors import StartError
from shopbuilder.local.words import say

#: Bytes that fit into `sockaddr_un` on Linux, without the closing zero.
LONGEST_SOCKET_PATH = 107
_LONGEST_SOCKET_NAME = "/.s.PGSQL.5432.lock"


def short_run_dir(project_dir: Path) -> Path:
    """Return the run directory of this checkout: created, ours alone (mode 700), and short.

    The same checkout always gets the same directory. Raises StartError when the place
    is taken by a link or by somebody else.
    """
    digest = hashlib.sha256(os.fsencode(project_dir.resolve())).hexdigest()[:10]
    for candidate in _candidates(digest):
        if len(os.fsencode(candidate)) + len(_LONGEST_SOCKET_NAME) <= LONGEST_SOCKET_PATH:
            return _own_directory(candidate)
    raise StartError(say("no_short_directory"))


def _candidates(digest: str) -> Iterator[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith(os.sep) and os.access(runtime, os.W_OK | os.X_OK):
        yield Path(runtime, f"shopbuilder-{digest}")
    name = f"shopbuilder-{os.geteuid()}-{digest}"
    yield Path(tempfile.gettempdir(), name)
    # A long TMPDIR leaves no room for a socket; the system's own directory does.
    yield Path(os.sep, "tmp", name)


def _own_directory(path: Path) -> Path:
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise StartError(say("run_dir_not_ours", path=path))
    path.chmod(0o700)
    return path
