"""Install the wheel where nothing is, on each supported Python, and measure until the first page.

    python -m tests.release.three_pythons

It asks the package index, so it is no part of the suite: `make release-check` runs it.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import ROOT
from tests.release.installing import Environment, build, make_environment, running

VERSIONS = ("3.11", "3.12", "3.13")
_HEADING = (
    "| Python | pip install, s | with hashes, s | environment, MB | first page, s | again, s |"
)


def find_python(version: str) -> str | None:
    """Return a Python of this version that really starts."""
    homes = sorted(Path("~/.pyenv/versions").expanduser().glob(f"{version}.*/bin/python"))
    for program in (shutil.which(f"python{version}"), *map(str, reversed(homes))):
        if program and _version(program) == version:
            return program
    return None


def _version(program: str) -> str:
    asked = [program, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def measure(version: str, python: str, wheel: Path, folder: Path) -> str:
    """Install and start with one Python; return its row of the table."""
    plain, plain_s = installed(folder / f"plain-{version}", python, wheel)
    _, hashed_s = installed(folder / f"hashed-{version}", python, wheel, locked=True)
    data = folder / f"data-{version}"
    starts = [first_page(plain, data, folder) for _ in range(2)]
    size = sum(path.lstat().st_size for path in plain.folder.rglob("*") if path.is_file()) / 1e6
    cells = [version, f"{plain_s:.0f}", f"{hashed_s:.0f}", f"{size:.0f}"]
    return "| " + " | ".join([*cells, *(f"{start:.1f}" for start in starts)]) + " |"


def installed(
    folder: Path, python: str, wheel: Path, *, locked: bool = False
) -> tuple[Environment, float]:
    """Install the wheel into a new environment; return it and how many seconds pip took."""
    made, began = make_environment(folder, python), time.monotonic()
    if locked:
        made.pip("--require-hashes", "-r", ROOT / "requirements" / "run.lock")
        made.pip("--no-deps", wheel)
    else:
        made.pip(wheel)
    return made, time.monotonic() - began


def first_page(environment: Environment, data: Path, cwd: Path) -> float:
    """Start, look at the town's page, end; return the seconds until the server answered."""
    with running(environment, data, cwd) as started:
        status, page = started.page("montrelieu.localhost")
        assert (status, "Montrelieu" in page) == (200, True)
        return started.seconds


def main() -> int:
    """Print a table in Markdown; return 1 when a Python is missing."""
    with tempfile.TemporaryDirectory(prefix="sb-release-") as name:
        folder = Path(name)
        wheel = build(folder / "dist")
        rows, missing = [], []
        for version in VERSIONS:
            python = find_python(version)
            if python is None:
                missing.append(version)
            else:
                rows.append(measure(version, python, wheel, folder))
        print(f"Wheel: {wheel.stat().st_size / 1e6:.1f} MB.\n")
        print("\n".join([_HEADING, "|---|--:|--:|--:|--:|--:|", *rows]))
    if missing:
        print(f"\nNot found on this machine, so not tried: Python {', '.join(missing)}.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
