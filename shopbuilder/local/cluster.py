"""The files of a PostgreSQL server: made once, and set right again after a crash."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from shopbuilder.local import children
from shopbuilder.local.binaries import postgres_bin
from shopbuilder.local.data_dir import is_disk_full
from shopbuilder.local.errors import StartError
from shopbuilder.local.tether import ON_LINUX
from shopbuilder.local.words import say

SUPERUSER = "postgres"

# From this version on, UTF-8 sorting needs no locale of the system.
_BUILTIN_LOCALE_SINCE = 17


def major_version(bin_dir: Path) -> int:
    """Return the major version of the PostgreSQL in this directory."""
    said = children.run([bin_dir / "postgres", "--version"])
    number = re.search(r"(\d+)", said.stdout)
    return int(number[1]) if number else 0


def ensure_cluster(data_dir: Path, *, durable: bool) -> None:
    """Make the data directory when it is not there, whole or not at all.

    Raises StartError when the disk is full or the data are another version's.
    """
    ours = str(major_version(postgres_bin()))
    try:
        found = (data_dir / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        _initialise(data_dir, durable=durable)
    else:
        if found != ours:
            raise StartError(say("other_version", path=data_dir, found=found, ours=ours))
    _give_to_server(data_dir)


def _initialise(data_dir: Path, *, durable: bool) -> None:
    """Run initdb beside the goal and rename, so that an interruption leaves no half cluster."""
    unfinished = data_dir.with_name(f"{data_dir.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    initdb = str(postgres_bin() / "initdb")
    made = children.run(
        [initdb, "-D", str(unfinished), *_initdb_options(durable=durable)],
        environment=without_libpq_settings(),
        identity=children.identity_for_postgres(),
    )
    if made.returncode != 0:
        shutil.rmtree(unfinished, ignore_errors=True)
        if is_disk_full(made.stderr):
            raise StartError(say("disk_full", path=data_dir.parent))
        raise StartError(
            say("server_did_not_start", name="initdb", log="stderr", tail=made.stderr.strip())
        )
    unfinished.rename(data_dir)


def _initdb_options(*, durable: bool) -> Iterator[str]:
    # Trust is safe here: the only way in is a socket in a directory of mode 700.
    yield from ("-U", SUPERUSER, "-A", "trust", "-E", "UTF8")
    if major_version(postgres_bin()) >= _BUILTIN_LOCALE_SINCE:
        yield from ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
    else:
        yield "--locale=C.UTF-8"
    if not durable:
        yield "--no-sync"


def _give_to_server(data_dir: Path) -> None:
    """As root, hand the files to the identity of this start: it may differ from the last one."""
    if os.geteuid() != 0:
        return
    user, group = 0, 0
    if children.identity_for_postgres() == "nobody":
        nobody = pwd.getpwnam("nobody")
        user, group = nobody.pw_uid, nobody.pw_gid
    if data_dir.stat().st_uid == user:
        return
    for path in (data_dir, *data_dir.rglob("*")):
        os.lchown(path, user, group)


def end_leftover(data_dir: Path, *, patience: float = 5.0) -> None:
    """Clear away what an interrupted start left: a server still running, or only its pid file.

    Call it while holding the data directory: then nobody else's server can be meant.
    A dead server's number may since belong to another program, which would keep
    PostgreSQL from starting for ever.
    """
    pid_file = data_dir / "postmaster.pid"
    try:
        pid = int(pid_file.read_text(encoding="ascii").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        pid_file.unlink(missing_ok=True)
        return
    if _serves(pid, data_dir):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        _wait_until_gone(pid, data_dir, patience)
    pid_file.unlink(missing_ok=True)


def _wait_until_gone(pid: int, data_dir: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    while _serves(pid, data_dir):
        if time.monotonic() > give_up:
            raise StartError(say("data_in_use", path=data_dir))
        time.sleep(0.02)


def _serves(pid: int, data_dir: Path) -> bool:
    """Say whether this process is a PostgreSQL server working in this directory."""
    command = _command_of(pid)
    return "postgres" in command and f"-D {data_dir} " in command


def _command_of(pid: int) -> str:
    """Return the command line of a process, empty when there is no such process."""
    if ON_LINUX:  # where containers often lack `ps`
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            return ""
    return children.run(["ps", "-ww", "-o", "command=", "-p", str(pid)]).stdout


def without_libpq_settings() -> dict[str, str]:
    """Return our environment less the person's PGHOST, PGPORT…, meant for other servers."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}
