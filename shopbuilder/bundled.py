"""Where the files beside the code lie: in a checkout, or in an installed wheel under `_bundled/`."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
#: The root of a checkout; of an installed package, the folder it was installed into.
ROOT: Final = _PACKAGE.parent
_BUNDLED: Final = _PACKAGE / "_bundled"

#: What the build puts into the wheel: its name there, and its place in a checkout (`setup.py`).
PLACES: Final = {
    "templates": "templates",
    "static": "static",
    "migrations": "migrations",
    "translations": "shopbuilder/translations",
    "readers": "docs/readers",
    "settings.txt": ".env.example",
}


def installed() -> bool:
    """Tell whether this runs from an installed wheel."""
    return _BUNDLED.is_dir()


def bundled(name: str) -> Path:
    """Return where one of PLACES lies, installed or in a checkout."""
    return _BUNDLED / name if installed() else ROOT / PLACES[name]
