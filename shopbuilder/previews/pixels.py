"""From a drawing to pixels, with a font of our own: servers have none, and none looks the same."""

from functools import cache
from importlib.resources import files
from typing import Final

import resvg_py

_FAMILY: Final = "PT Serif"
_FILES: Final = ("PT_Serif-Web-Regular.ttf", "PT_Serif-Web-Bold.ttf")


@cache
def _fonts() -> list[str]:
    folder = files("fontpkg_pt_serif") / "files"
    return [str(folder / name) for name in _FILES]


def png_of(svg: str) -> bytes:
    """Return a drawing as PNG, at its own size (0.2 s: a worker's business, not a page's)."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=_fonts(),
            font_family=_FAMILY,
            serif_family=_FAMILY,
        )
    )
