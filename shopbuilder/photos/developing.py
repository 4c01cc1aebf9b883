"""From the bytes that somebody sends to files fit for the web; knows no database.

Everything is decoded and encoded anew: what was hidden in a file (a position, an owner, a script
behind the last pixel) does not come out again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps

from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.sizes import KINDS, fitting, widths_of
from tenants.errors import N_

#: Another number when sizes or qualities change: the same photo then gets another address.
RECIPE: Final = "1"
#: A phone's photo has 2 to 12 MB.
MAX_BYTES: Final = 15 * 1024 * 1024
#: A JPEG is read at a fraction of its size, so that the largest phones' photos pass; the others
#: must be unpacked whole, 4 bytes a pixel.
MAX_PIXELS: Final = {"JPEG": 80_000_000, "MPO": 80_000_000, "PNG": 30_000_000, "WEBP": 30_000_000}
MIN_SIDE: Final = 100
#: How many times longer than wide; a panorama has 3 to 5.
MAX_RATIO: Final = 6

_QUALITY: Final[Mapping[str, Mapping[str, Any]]] = {
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}
#: What a box of Apple's and other phones' newer formats may call itself.
_HEIC: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_PAPER: Final = (255, 255, 255)

HEIC_REFUSED: Final = N_(
    "This photo is in HEIC, a format of phones that browsers cannot show. On an iPhone, choose"
    " Settings, Camera, Formats, “Most Compatible”, and take it again; or send it to yourself by"
    " mail and choose a large size: it then comes as JPEG."
)
NO_PHOTO: Final = N_("This file is no photo that we can read. JPEG, PNG and WebP are.")
DAMAGED: Final = N_("This photo is damaged or incomplete. Please send the file once more.")


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

    Raises PhotoRefused for what is no JPEG, PNG or WebP, for what is damaged, too large or too
    small. Memory and time are bounded by MAX_BYTES and MAX_PIXELS, whatever the file claims.
    """
    largest = _largest(_opened(data))
    files = {}
    for width in widths_of(largest.width):
        height = max(1, round(largest.height * width / largest.width))
        shown = largest.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for ending in KINDS:
            files[f"{width}.{ending}"] = _written(shown, ending)
    return Developed(largest.width, largest.height, files)


def _opened(data: bytes) -> Image.Image:
    """Return the photo with its size checked and nothing unpacked yet."""
    if len(data) > MAX_BYTES:
        raise PhotoRefused(
            N_("This file is too heavy: at most %(most)s MB are taken."), most=MAX_BYTES >> 20
        )
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise PhotoRefused(HEIC_REFUSED)
    try:
        image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels("JPEG" if data.startswith(b"\xff\xd8") else "PNG") from bomb
    except Exception as broken:  # the decoders' own errors have no class in common
        raise PhotoRefused(NO_PHOTO) from broken
    _refuse_bad_size(image)
    return image


def _refuse_bad_size(image: Image.Image) -> None:
    kind = image.format or ""
    if image.width * image.height > MAX_PIXELS.get(kind, 0):
        raise _too_many_pixels(kind)
    if min(image.size) < MIN_SIDE:
        raise PhotoRefused(
            N_("This photo is too small: it needs at least %(least)s pixels on each side."),
            least=MIN_SIDE,
        )
    if max(image.size) > MAX_RATIO * min(image.size):
        raise PhotoRefused(N_("This photo is too long and narrow to be shown. Please crop it."))


def _too_many_pixels(kind: str) -> PhotoRefused:
    return PhotoRefused(
        N_("This photo has too many pixels: at most %(most)s million are taken."),
        most=MAX_PIXELS.get(kind, 0) // 1_000_000,
    )


def _largest(image: Image.Image) -> Image.Image:
    """Return the photo unpacked, upright and in sRGB, at the largest size that is kept."""
    try:
        # Twice what is kept, both ways: enough for a sharp reduction.
        wide, tall = fitting(*image.size)
        image.draft(None, (2 * wide, 2 * tall))
        image.load()
        profile = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
        small = _resizable(upright)
        small = small.resize(
            fitting(*small.size), Image.Resampling.LANCZOS, reducing_gap=3.0
        )  # before the colours: fewer pixels to turn
        return _bare(_in_srgb(small, profile))
    except MemoryError:
        raise
    except Exception as broken:  # as above
        raise PhotoRefused(DAMAGED) from broken


def _resizable(image: Image.Image) -> Image.Image:
    """Return the photo in a mode whose pixels can be mixed."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in {"P", "PA", "LA", "1"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image


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
