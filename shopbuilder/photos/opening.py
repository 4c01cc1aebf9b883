"""What a file that somebody sends is, found in its first bytes, and how it is unpacked.

Only the head of a file is read before its size is judged, and what is then unpacked fits into
the memory that a photo is given: the limits below were measured, `docs/photos.md` has the figures.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pillow_heif
from PIL import AvifImagePlugin, Image, JpegImagePlugin

from shopbuilder.photos.drawing import looks_like_a_drawing, painted
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.strips import in_strips
from tenants.errors import N_

#: A phone's photo has 2 to 12 MB.
MAX_BYTES: Final = 15 * 1024 * 1024
#: A JPEG is read at a fraction of its size, a phone's HEIC by strips, so that the largest phones'
#: photos pass; the others are unpacked whole, some of them several times over.
MAX_PIXELS: Final = {
    "JPEG": 80_000_000,
    "MPO": 80_000_000,
    "HEIF": 50_000_000,
    "PNG": 30_000_000,
    "GIF": 20_000_000,
    "WEBP": 15_000_000,
    "AVIF": 13_000_000,
}
#: What a JPEG that sharpens as it arrives keeps in memory until its end.
MAX_COEFFICIENTS: Final = 160 * 1024 * 1024
MIN_SIDE: Final = 100
#: How many times longer than wide; a panorama has 3 to 5.
MAX_RATIO: Final = 6

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ORIENTATION: Final = 0x0112

# One photo at a time; more threads would take memory for their stacks.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
pillow_heif.options.DECODE_THREADS = 1

NO_PHOTO: Final = N_(
    "This file is not a photo that we can read. We can read JPEG, HEIC, PNG, WebP, AVIF,"
    " GIF and SVG."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose head was read and found good; nothing of it is unpacked yet."""

    #: Pixels as stored, before it is turned upright.
    size: tuple[int, int]
    #: How the camera was held: 1 to 8, as EXIF counts.
    turn: int
    #: The colours it is in (ICC); None = those of screens.
    profile: bytes | None
    #: Unpacks it, at least as large as asked for, in a mode whose pixels can be mixed.
    unpacked: Callable[[tuple[int, int]], Image.Image]


def opened(data: bytes) -> Opened:
    """Return the photo or drawing with its size checked. Raises PhotoRefused."""
    if len(data) > MAX_BYTES:
        raise PhotoRefused(N_("This file is too big: %(most)s MB at most."), most=MAX_BYTES >> 20)
    if looks_like_a_drawing(data):
        return _by_pillow(painted(data))
    if data[4:8] == b"ftyp" and b"avif" not in data[:64] and b"avis" not in data[:64]:
        return _by_libheif(data)
    return _by_pillow(data)


def _by_pillow(data: bytes) -> Opened:
    try:
        image = Image.open(BytesIO(data), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels("JPEG" if data.startswith(b"\xff\xd8") else "PNG") from bomb
    except Exception as broken:  # the decoders' own errors have no class in common
        raise PhotoRefused(NO_PHOTO) from broken
    _refuse_bad_size(image.format or "", image.size)
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        _refuse_heavy_layers(image)

    def unpacked(least: tuple[int, int]) -> Image.Image:
        image.draft(None, least)
        image.load()

        def part(top: int, rows: int) -> Image.Image:
            whole = rows == image.height
            return image if whole else image.crop((0, top, image.width, top + rows))

        return in_strips(image.size, least, part)

    return Opened(image.size, _turn_of(image), image.info.get("icc_profile"), unpacked)


def _turn_of(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - notes that cannot be read say nothing of how it was held
        return 1


def _refuse_heavy_layers(image: JpegImagePlugin.JpegImageFile) -> None:
    """Refuse a JPEG in layers whose halves would fill the memory, whatever size is asked of it."""
    if not image.info.get("progressive") or not image.layer:
        return
    finest = max(across * down for _, across, down, _ in image.layer)
    share = sum(across * down for _, across, down, _ in image.layer) / finest
    if image.width * image.height * share * 2 > MAX_COEFFICIENTS:
        raise PhotoRefused(
            N_(
                "This photo has too many pixels for a “progressive” JPEG: %(most)s million"
                " at most. Please save it as an ordinary JPEG."
            ),
            most=int(MAX_COEFFICIENTS / share / 2) // 1_000_000,
        )


def _by_libheif(data: bytes) -> Opened:
    """Open what phones of Apple and others write; libheif turns it upright by itself."""
    try:
        file = pillow_heif.open_heif(BytesIO(data), convert_hdr_to_8bit=True)
        frame = file[file.primary_index]
    except Exception as broken:
        raise PhotoRefused(NO_PHOTO) from broken
    _refuse_bad_size("HEIF", frame.size)

    def unpacked(least: tuple[int, int]) -> Image.Image:
        return _heic_in_strips(frame, least)

    profile = frame.info.get("icc_profile")
    return Opened(frame.size, 1, profile if isinstance(profile, bytes) else None, unpacked)


def _heic_in_strips(frame: pillow_heif.HeifImage, least: tuple[int, int]) -> Image.Image:
    """Return a HEIC at least as large as asked; its pixels never lie in memory twice."""
    if frame.data is None:
        raise PhotoRefused(NO_PHOTO)
    pixels, stride, mode = memoryview(frame.data), frame.stride, frame.mode
    width, height = frame.size
    _refuse_bad_size("HEIF", (width, height))  # the head may have lied

    def part(top: int, rows: int) -> Image.Image:
        strip = pixels[top * stride : (top + rows) * stride]
        # Any buffer does, whatever the types say.
        return Image.frombuffer(mode, (width, rows), strip, "raw", mode, stride, 1)  # type: ignore[arg-type]

    return in_strips((width, height), least, part)


def _refuse_bad_size(kind: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS.get(kind, 0):
        raise _too_many_pixels(kind)
    if min(size) < MIN_SIDE:
        raise PhotoRefused(
            N_("This photo is too small: it needs at least %(least)s pixels on each side."),
            least=MIN_SIDE,
        )
    if max(size) > MAX_RATIO * min(size):
        raise PhotoRefused(N_("This photo is too long and narrow to be shown. Please crop it."))


def _too_many_pixels(kind: str) -> PhotoRefused:
    return PhotoRefused(
        N_("This photo has too many pixels: %(most)s million at most."),
        most=MAX_PIXELS.get(kind, 0) // 1_000_000,
    )
