"""From a file that somebody sends to pictures fit for the web: hostile files first."""

import base64
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, ImageStat

from shopbuilder.photos.developing import DAMAGED, Developed, develop
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.opening import MAX_BYTES, NO_PHOTO
from tests.factories.photos import painted


def picture(developed: Developed, name: str) -> Image.Image:
    return Image.open(BytesIO(developed.files[name]))


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes whose head announces so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [6_000, 10_000, 60_000])
def test_a_file_that_would_unpack_into_a_flood_of_pixels_is_refused(side: int) -> None:
    with pytest.raises(PhotoRefused, match="too many pixels: 30 million at most"):
        develop(png_that_claims(side, side))


def test_a_bomb_in_jpeg_is_refused_by_what_its_head_says() -> None:
    bomb = bytearray(painted(400, 300))
    start = bomb.index(b"\xff\xc0")
    bomb[start + 5 : start + 9] = struct.pack(">HH", 60_000, 60_000)
    with pytest.raises(PhotoRefused, match="too many pixels: 80 million at most"):
        develop(bytes(bomb))


def test_a_file_that_is_too_heavy_is_refused_before_it_is_read() -> None:
    with pytest.raises(PhotoRefused, match="too big: 15 MB at most"):
        develop(painted() + b"\0" * MAX_BYTES)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("kept", [0.4, 0.9])
def test_a_photo_that_stops_before_its_end_is_refused(
    kind: str, kept: float, test_data: Path
) -> None:
    with Image.open(test_data / "photos" / "coffee.png") as coffee:
        into = BytesIO()
        coffee.save(into, format=kind)
    whole = into.getvalue()
    with pytest.raises(PhotoRefused) as refusal:
        develop(whole[: int(len(whole) * kept)])
    # The reader of WebP looks at the whole file before it believes that it is one.
    assert refusal.value.msgid in {DAMAGED, NO_PHOTO}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"not a photo at all",
        b"%PDF-1.7\n1 0 obj\n",
        b"PK\x03\x04" + b"\0" * 200,
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"<?php system($_GET[0]); ?>" + painted(),
        b"\0\0\0\x18ftypheic" + b"\0" * 200,
        b"\0\0\0\x18ftypavif" + b"\0" * 200,
        b"\0\0\0\x18ftypmp42" + b"\0" * 200,
        painted(kind="BMP"),
        painted(kind="TIFF"),
        painted(kind="ICO", width=128, height=128),
    ],
    ids=["empty", "start", "words", "pdf", "zip", "html", "php", "heic", "avif", "film", "bmp",
         "tiff", "ico"],
)  # fmt: skip
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(PhotoRefused, match="not a photo that we can read"):
        develop(data)


@pytest.mark.parametrize(("width", "height"), [(99, 500), (500, 99), (1, 1)])
def test_a_photo_that_would_be_a_blur_is_refused(width: int, height: int) -> None:
    with pytest.raises(PhotoRefused, match="at least 100 pixels"):
        develop(painted(width, height))


@pytest.mark.parametrize(("width", "height"), [(20_000, 100), (100, 601)])
def test_a_strip_is_refused(width: int, height: int) -> None:
    with pytest.raises(PhotoRefused, match="too long and narrow"):
        develop(painted(width, height))


@pytest.mark.parametrize(
    "hidden",
    [b"<script>alert(1)</script>", b"PK\x03\x04 an archive behind the picture", b"<?php system(1)"],
)
def test_what_is_hidden_behind_a_photo_does_not_come_out(hidden: bytes) -> None:
    carriers = (
        painted() + hidden,
        painted(comment=hidden),
        painted(exif=b"Exif\0\0" + hidden),
        painted(kind="PNG") + hidden,
        painted(kind="WEBP", xmp=hidden),
    )
    for carrier in carriers:
        assert hidden in carrier
        assert not any(hidden in file for file in develop(carrier).files.values())


@pytest.mark.parametrize("name", ["photo_gps.jpg", "photo_gps_tournee.jpg"])
def test_where_and_by_whom_it_was_taken_is_forgotten(test_data: Path, name: str) -> None:
    original = (test_data / "images" / name).read_bytes()
    with Image.open(BytesIO(original)) as image:
        noted = image.getexif()
        place = noted.get_ifd(0x8825)
        written = [str(each) for part in (noted, noted.get_ifd(0x8769)) for each in part.values()]
    assert place
    words = [each.encode() for each in written if len(each) > 3 and each.isprintable()]
    assert any(word in original for word in words)
    for size, file in develop(original).files.items():
        # No block of notes at all, and nothing of what it said anywhere else.
        assert not any(mark in file for mark in (b"Exif", b"EXIF", b"GPS", b"http://ns.adobe")), (
            size
        )
        assert not any(word in file for word in words), size
        with Image.open(BytesIO(file)) as image:
            assert dict(image.getexif()) == {}, size
            assert not set(image.info) & {"exif", "xmp", "icc_profile", "comment", "photoshop"}


def test_a_photo_stored_sideways_is_turned_upright(test_data: Path) -> None:
    upright = develop((test_data / "images" / "photo_gps.jpg").read_bytes())
    turned = develop((test_data / "images" / "photo_gps_tournee.jpg").read_bytes())
    assert (turned.width, turned.height) == (upright.width, upright.height) == (600, 400)
    one = picture(upright, "360.webp").resize((8, 8))
    other = picture(turned, "360.webp").resize((8, 8))
    far = max(abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    assert far < 16


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_way_of_holding_a_phone_ends_upright(orientation: int, kind: str) -> None:
    """The dark quarter is where the same photo has it when a viewer turns it (Pillow's own turn)."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = painted(400, 300, kind=kind, exif=exif)
    developed = develop(stored)
    expected = ImageOps.exif_transpose(Image.open(BytesIO(stored))).convert("RGB")
    assert (developed.width, developed.height) == expected.size
    assert mean_distance(picture(developed, f"{developed.width}.jpg"), expected) < 2


def test_colours_for_print_become_colours_for_screens(test_data: Path) -> None:
    """Adobe's CMYK is stored inverted: read as it stands, a light picture turns dark.

    The reference is read by another decoder (resvg's), which shares no code with ours; it forgets
    to invert the last columns of a row, so the first 64 are compared.
    """
    original = (test_data / "images" / "cmyk.jpg").read_bytes()
    part = (0, 0, 64, 100)
    reference = Image.open(BytesIO(seen_by_resvg(original, 100, 100))).convert("RGB").crop(part)
    developed = develop(original)
    for name in developed.files:
        shown = picture(developed, name)
        assert shown.mode == "RGB"
        assert mean_distance(shown.crop(part), reference) < 8
    negative = ImageChops.invert(reference)
    assert mean_distance(picture(developed, "100.jpg").crop(part), negative) > 60


def seen_by_resvg(jpeg: bytes, width: int, height: int) -> bytes:
    """Return the picture as PNG, decoded by a library written in another language."""
    inside = base64.b64encode(jpeg).decode()
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=(
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
                f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{inside}"/>'
                "</svg>"
            )
        )
    )


def mean_distance(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures of one size are apart, per pixel and colour, of 255."""
    means = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return sum(means) / len(means)


def test_a_wide_colour_profile_is_worked_in_and_not_passed_on(test_data: Path) -> None:
    developed = develop((test_data / "photos" / "windows.webp").read_bytes())
    assert all("icc_profile" not in picture(developed, name).info for name in developed.files)


def test_a_profile_that_is_broken_is_left_out() -> None:
    assert develop(painted(icc_profile=b"no profile at all" * 20)).width == 400


def test_what_is_transparent_lies_on_white() -> None:
    clear = painted(kind="PNG", mode="RGBA", colour=(0, 0, 0, 0))
    assert picture(develop(clear), "400.jpg").getpixel((300, 200)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "colour"), [("L", 128), ("1", 1), ("P", 3), ("LA", (90, 255)), ("I;16", 40_000)]
)
def test_every_mode_of_png_is_read(mode: str, colour: object) -> None:
    assert develop(painted(kind="PNG", mode=mode, colour=colour)).width == 400


def test_a_deep_grey_keeps_its_shade() -> None:
    deep = develop(painted(kind="PNG", mode="I;16", colour=32_768))
    shade = picture(deep, "400.jpg").getpixel((300, 200))
    assert isinstance(shade, tuple)
    assert abs(int(shade[0]) - 128) < 4


@pytest.mark.parametrize("kind", ["WEBP", "GIF", "AVIF", "HEIF", "PNG", "MPO"])
def test_of_a_moving_picture_the_first_one_is_kept(kind: str) -> None:
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "blue")]
    into = BytesIO()
    if kind == "HEIF":
        both = pillow_heif.from_pillow(frames[0])
        both.add_from_pillow(frames[1])
        both.save(into, quality=90)
    else:
        frames[0].save(into, format=kind, save_all=True, append_images=frames[1:])
    red, _, blue = picture(develop(into.getvalue()), "200.jpg").getpixel((100, 100))  # type: ignore[misc]
    assert red > 200
    assert blue < 60


def heif(image: Image.Image, **saved: Any) -> bytes:
    into = BytesIO()
    pillow_heif.from_pillow(image).save(into, **saved)
    return into.getvalue()


def test_a_phone_s_heic_is_developed_like_any_photo(test_data: Path) -> None:
    with Image.open(test_data / "photos" / "coffee.png") as coffee:
        developed = develop(heif(coffee, quality=90))
        assert (developed.width, developed.height) == coffee.size
        assert mean_distance(picture(developed, "600.jpg"), coffee.convert("RGB")) < 8


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA"])
def test_every_mode_of_heic_is_read(mode: str) -> None:
    assert develop(heif(Image.new(mode, (400, 300)))).width == 400


@pytest.mark.parametrize("kept", [0.05, 0.4, 0.9])
def test_a_heic_that_stops_before_its_end_is_refused(test_data: Path, kept: float) -> None:
    with Image.open(test_data / "photos" / "coffee.png") as coffee:
        whole = heif(coffee)
    with pytest.raises(PhotoRefused) as refusal:
        develop(whole[: int(len(whole) * kept)])
    assert refusal.value.msgid in {DAMAGED, NO_PHOTO}


def test_a_heic_turned_by_its_own_box_is_turned_once() -> None:
    lying = Image.new("RGB", (400, 300), "white")
    lying.paste("red", (0, 0, 200, 150))
    exif = Image.Exif()
    exif[0x0112] = 6
    developed = develop(heif(lying, exif=exif.tobytes(), quality=95))
    assert (developed.width, developed.height) == (300, 400)
    red = picture(developed, "300.jpg").getpixel((225, 100))
    white = picture(developed, "300.jpg").getpixel((75, 100))
    assert isinstance(red, tuple)
    assert isinstance(white, tuple)
    assert red[1] < 60
    assert white[1] > 200


def test_a_large_heic_made_smaller_in_strips_keeps_its_picture() -> None:
    whole = Image.linear_gradient("L").resize((5900, 4425)).convert("RGB")
    whole.paste("red", (0, 4300, 5900, 4425))
    developed = develop(heif(whole, quality=60, enc_params={"preset": "ultrafast"}))
    assert (developed.width, developed.height) == (1440, 1080)
    expected = whole.resize((1440, 1080), Image.Resampling.LANCZOS)
    assert mean_distance(picture(developed, "1440.jpg"), expected) < 3


@pytest.mark.parametrize(
    ("size", "widths", "largest"),
    [
        ((200, 150), [200], (200, 150)),
        ((360, 270), [360], (360, 270)),
        ((1000, 750), [360, 720, 1000], (1000, 750)),
        ((3000, 2000), [360, 720, 1440], (1440, 960)),
        ((1200, 6000), [360], (360, 1800)),
    ],
)
def test_a_photo_is_kept_in_three_sizes_and_never_enlarged(
    size: tuple[int, int], widths: list[int], largest: tuple[int, int]
) -> None:
    developed = develop(painted(*size, quality=30))
    assert (developed.width, developed.height) == largest
    assert set(developed.files) == {f"{width}.{end}" for width in widths for end in ("webp", "jpg")}
    for name in developed.files:
        assert picture(developed, name).width == int(name.partition(".")[0])


def test_a_phone_s_photo_of_fifty_million_pixels_passes() -> None:
    assert develop(painted(8160, 6120, quality=20)).width == 1440


def test_photos_are_light(test_data: Path) -> None:
    developed = develop((test_data / "photos" / "northern-buttercups-flowers.webp").read_bytes())
    assert len(developed.files["360.webp"]) < 20_000
    assert len(developed.files["720.webp"]) < 60_000


@given(data=st.data())
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_whatever_is_done_to_a_photo_it_is_shown_or_refused(kind: str, data: st.DataObject) -> None:
    spoilt = bytearray(painted(120, 110, kind=kind))
    for _ in range(data.draw(st.integers(1, 12))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    try:
        developed = develop(bytes(spoilt[: data.draw(st.integers(1, len(spoilt)))]))
    except PhotoRefused:
        return
    assert developed.files
