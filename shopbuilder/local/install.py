"""Fill `.venv` with the locked libraries: `python -m shopbuilder.local.install run|dev`.

Called by the Makefile with the system's Python, before any library is there: standard library only.
"""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from shopbuilder.local.errors import StartError
from shopbuilder.local.words import complain, say, tell

_NEEDED_FOR_VENV = ("venv", "ensurepip")


def install(root: Path, which: str) -> None:
    """Install `requirements/<which>.lock` and the project itself. Raises StartError."""
    venv = root / ".venv"
    uv = _working_uv()
    if not _works([venv / "bin" / "python", "-c", "pass"]):
        _make_venv(venv, uv)
    installer = _installer(venv, uv)
    tell("installing", lock=f"requirements/{which}.lock")
    lock = root / "requirements" / f"{which}.lock"
    _require([*installer, "--quiet", "--require-hashes", "-r", lock])
    # Its build needs setuptools, which comes from the network unless it is there already.
    _require([*installer, "--quiet", "--no-deps", "-e", root])


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
