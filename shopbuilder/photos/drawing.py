"""Drawings in SVG: checked as text, then painted to pixels; none is ever sent on as it came.

An SVG is a document that can run scripts and fetch addresses. What a visitor gets is a picture
painted from it by resvg, which does neither; what could reach out or never end is refused before.
"""

import gzip
import re
import zlib
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, tostring

import resvg_py

from shopbuilder.photos.drawing_checks import NO_DRAWING, TOO_INTRICATE, checked
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.sizes import TALLEST, WIDTHS

MAX_BYTES: Final = 2 * 1024 * 1024
#: How far into a file the first element may stand, behind comments.
_HEAD: Final = 16_384
#: Sides of what is a drawing to be shown, in pixels.
_SMALLEST: Final = 0.1
_LARGEST: Final = 100_000
_LENGTH: Final = re.compile(
    r"\s*([0-9.]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*$", re.IGNORECASE
)
_PIXELS: Final = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


def looks_like_a_drawing(data: bytes) -> bool:
    """Tell whether a file begins as an SVG does, packed (SVGZ) or not."""
    rest = _unpacked(data[: 4 * _HEAD], _HEAD)[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for opens, closes in ((b"<?xml", b"?>"), (b"<!--", b"-->")):
        while rest.startswith(opens):
            rest = rest.partition(closes)[2].lstrip()
    return bool(re.match(rb"<!DOCTYPE\s+(\w+:)?svg\b|<(\w+:)?svg[\s>]", rest))


def painted(data: bytes) -> bytes:
    """Return a drawing as PNG, as large as photos are kept. Raises PhotoRefused."""
    text = _unpacked(data, MAX_BYTES + 1)
    if len(text) > MAX_BYTES:
        raise PhotoRefused(TOO_INTRICATE)
    root = checked(text)
    width, height = _size_of(root)
    scale = min(WIDTHS[-1] / width, TALLEST / height)
    # resvg takes the document's own size and our scale; both are ours from here on.
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {width:.6g} {height:.6g}")
    root.set("width", str(across))
    root.set("height", str(down))
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=tostring(root, encoding="unicode"), skip_system_fonts=True
            )
        )
    except ValueError as broken:
        raise PhotoRefused(NO_DRAWING) from broken


def _unpacked(data: bytes, most: int) -> bytes:
    """Return what a SVGZ holds, at most so many bytes; anything else as it is."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.open(BytesIO(data)) as packed:
            return packed.read(most)
    except EOFError:
        return zlib.decompressobj(31).decompress(data, most)
    except (OSError, zlib.error):
        return b""


def _size_of(root: Element) -> tuple[float, float]:
    """Return the size a drawing says it has, in pixels. Raises PhotoRefused for none that is one."""
    try:
        box = _box_of(root.get("viewBox", ""))
        width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    except ValueError as broken:
        raise PhotoRefused(NO_DRAWING) from broken
    if width and not height:
        size = width, width * box[1] / box[0] if box[0] else 0.0
    else:
        size = width or box[0], height or box[1]
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise PhotoRefused(NO_DRAWING)
    return size


def _box_of(written: str) -> tuple[float, float]:
    """Return width and height of a view box; noughts for none. Raises ValueError."""
    numbers = re.split(r"[\s,]+", written.strip())
    return (float(numbers[2]), float(numbers[3])) if len(numbers) == 4 else (0.0, 0.0)


def _length(written: str) -> float:
    """Return a length in pixels; 0 for a share of the page and for none."""
    read = _LENGTH.match(written)
    return float(read[1]) * _PIXELS[read[2].lower()] if read else 0.0
