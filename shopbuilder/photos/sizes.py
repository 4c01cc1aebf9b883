"""How wide a photo is kept: what a phone's card, a phone's page and a large screen need."""

from typing import Final

#: Pixels across. A photo is never enlarged: one in between is kept at its own width.
WIDTHS: Final = (360, 720, 1440)
#: A photo in portrait is not taller than this many pixels.
TALLEST: Final = 1800
#: Ending of the file -> its media type, in the order in which a page offers them.
KINDS: Final = {"webp": "image/webp", "jpg": "image/jpeg"}


def fitting(width: int, height: int) -> tuple[int, int]:
    """Return the pixels at which a photo of this size is kept at most."""
    scale = min(1.0, WIDTHS[-1] / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def widths_of(width: int) -> tuple[int, ...]:
    """Return the widths in which a photo whose largest size is `width` is kept, small to large."""
    return (*(each for each in WIDTHS if each < width), width)
