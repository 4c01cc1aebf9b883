"""A large photo made smaller some rows at a time: no step needs a copy of the whole."""

from collections.abc import Callable
from typing import Final

from PIL import Image

#: Rows at a time.
_STRIP: Final = 512


def in_strips(
    size: tuple[int, int], least: tuple[int, int], part: Callable[[int, int], Image.Image]
) -> Image.Image:
    """Return the photo in a mode whose pixels can be mixed, at least as large as `least`.

    Args:
        size: pixels of the whole.
        least: what it may be reduced to.
        part: gives the strip that begins at a row and has so many.
    """
    width, height = size
    by = max(1, min(width // least[0], height // least[1]))
    if by == 1:
        return _mixable(part(0, height))
    rows = _STRIP // by * by
    first = _mixable(part(0, min(rows, height))).reduce(by)
    small = Image.new(first.mode, (-(-width // by), -(-height // by)))
    small.paste(first, (0, 0))
    for top in range(rows, height, rows):
        small.paste(_mixable(part(top, min(rows, height - top))).reduce(by), (0, top // by))
    return small


def _mixable(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in {"P", "PA", "LA", "1"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image
