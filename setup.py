"""What the wheel needs beyond its Python files: everything of `shopbuilder.bundled.PLACES`, compiled."""

import runpy
import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
PLACES: dict[str, str] = runpy.run_path(str(ROOT / "shopbuilder" / "bundled.py"))["PLACES"]
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.po", "*.pot", "*.mo", "*.pyc", "__init__.py")


class BuildBundled(build_py):
    """Builds the packages, then puts the folders that lie beside them under `_bundled/`."""

    def run(self) -> None:
        """Build anew: what an earlier build left must not slip in. An editable install needs nothing."""
        if self.editable_mode:
            super().run()
            return
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()
        goal = Path(self.build_lib) / "shopbuilder" / "_bundled"
        for name, place in PLACES.items():
            copy(ROOT / place, goal / name)
        compile_catalogues(ROOT / PLACES["translations"], goal / "translations")


def copy(source: Path, goal: Path) -> None:
    """Copy a folder or a file, without what is compiled or only a source."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, goal, ignore=_LEFT_OUT)
    else:
        shutil.copy(source, goal)


def compile_catalogues(source: Path, goal: Path) -> None:
    """Write a .mo under `goal` for each .po under `source`; raise FileNotFoundError without any."""
    catalogues = sorted(source.rglob("*.po"))
    if not catalogues:
        raise FileNotFoundError(source)
    for path in catalogues:
        compiled = (goal / path.relative_to(source)).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as read, compiled.open("wb") as written:
            write_mo(written, read_po(read, locale=path.parts[-3]))


setup(cmdclass={"build_py": BuildBundled})
