"""From the bytes that somebody sends to files fit for the web; knows no database.

Everything is decoded and encoded anew: what was hidden in a file (a position, an owner, a script
behind the last pixel) does not come out again. What is sent may be made to break a decoder, so
callers come through `darkroom.developed`, which does this in a process of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms

from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.opening import Opened, opened
from shopbuilder.photos.sizes import KINDS, fitting, widths_of
from tenants.errors import N_

#: Another number when sizes or qualities change: the same photo then gets another address.
RECIPE: Final = "1"

_QUALITY: Final[Mapping[str, Mapping[str, Any]]] = {
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}
_PAPER: Final = (255, 255, 255)
#: What turns a photo upright, by the number its camera noted (0x0112 of EXIF).
_TURNS: Final[Mapping[int, Image.Transpose]] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

DAMAGED: Final = N_("This photo is damaged or incomplete. Please send the file again.")


@dataclass(frozen=True, slots=True)
class Developed:
    """A photo in its sizes."""

    #: Pixels of the largest size.
    width: int
    height: int
    #: Name ("720.webp") -> bytes.
    files: dict[str, bytes]


def develop(data: bytes) -> Developed:
    """Return the photo upright, in sRGB, in every size and kind of file, without metadata.

    Of what moves, the first picture. Raises PhotoRefused for what is no photo or drawing that is
    read here (`opening.opened`), for what is damaged, too large or too small. Time and memory are
    bounded by what the head of a file may claim: below 300 MB for everything that is taken.
    """
    largest = _largest(opened(data))
    files = {}
    for width in widths_of(largest.width):
        height = max(1, round(largest.height * width / largest.width))
        shown = largest.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for ending in KINDS:
            files[f"{width}.{ending}"] = _written(shown, ending)
    return Developed(largest.width, largest.height, files)


def _largest(photo: Opened) -> Image.Image:
    """Return the photo unpacked, upright and in sRGB, at the largest size that is kept."""
    lying = photo.turn >= 5
    wide, tall = fitting(*(reversed(photo.size) if lying else photo.size))
    size = (tall, wide) if lying else (wide, tall)
    try:
        # Twice what is kept, both ways: enough for a sharp reduction.
        image = photo.unpacked((2 * size[0], 2 * size[1]))
        # Small first: turning and colours then cost a few pixels only.
        small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        if photo.turn in _TURNS:
            small = small.transpose(_TURNS[photo.turn])
        return _bare(_in_srgb(small, photo.profile))
    except (MemoryError, PhotoRefused):
        raise
    except Exception as broken:  # the decoders' own errors have no class in common
        raise PhotoRefused(DAMAGED) from broken


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the colours as a browser means them; a profile that cannot be read is left out."""
    if profile and image.mode in {"RGB", "CMYK", "L", "RGBA"}:
        try:
            turned = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGBA" if image.mode == "RGBA" else "RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None
        image = turned or image
    if image.mode == "RGBA":
        return Image.alpha_composite(Image.new("RGBA", image.size, (*_PAPER, 255)), image)
    return image


def _bare(image: Image.Image) -> Image.Image:
    """Return the pixels alone: comments, profiles and positions stay behind."""
    bare = Image.new("RGB", image.size, _PAPER)
    bare.paste(image.convert("RGB"))
    return bare


def _written(image: Image.Image, ending: str) -> bytes:
    into = BytesIO()
    image.save(into, **_QUALITY[ending])
    return into.getvalue()
