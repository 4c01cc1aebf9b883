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
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        shape = (float(box[2]), float(box[3])) if len(box) == 4 else None
        width = _length(root.get("width", "")) or (shape[0] if shape else 0.0)
        height = _length(root.get("height", "")) or (shape[1] if shape else 0.0)
    except ValueError as broken:
        raise PhotoRefused(NO_DRAWING) from broken
    if shape and _length(root.get("width", "")) and not _length(root.get("height", "")):
        height = width * shape[1] / shape[0] if shape[0] else 0.0
    if not (0.1 <= width <= 100_000 and 0.1 <= height <= 100_000):
        raise PhotoRefused(NO_DRAWING)
    return width, height


def _length(written: str) -> float:
    """Return a length in pixels; 0 for a share of the page and for none."""
    read = _LENGTH.match(written)
    return float(read[1]) * _PIXELS[read[2].lower()] if read else 0.0
