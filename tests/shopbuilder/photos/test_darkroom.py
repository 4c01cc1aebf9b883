"""The process in which photos are developed: what falls there falls alone."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image

from shopbuilder.apart import SURROUNDINGS
from shopbuilder.photos import darkroom
from shopbuilder.photos.darkroom import DecoderFell, developed
from shopbuilder.photos.developing import develop
from shopbuilder.photos.errors import PhotoRefused
from tests.factories.photos import painted

#: MB: what a photo may take at most, its libraries included.
MOST = 300


def test_a_photo_comes_back_as_it_would_be_made_here() -> None:
    data = painted(900, 700)
    assert developed(data) == develop(data)


def test_a_refusal_comes_back_with_its_values() -> None:
    with pytest.raises(PhotoRefused, match="at least 100 pixels"):
        developed(painted(50, 50))


def test_a_photo_that_wants_too_much_memory_falls_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(darkroom, "MEMORY", 60 * 1024 * 1024)
    with pytest.raises(DecoderFell):
        developed(painted(6000, 4900, kind="PNG"))


def test_a_drawing_that_wants_too_much_time_falls_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(darkroom, "SECONDS", 1)
    turbulence = '<feTurbulence baseFrequency="0.9" numOctaves="10000000"/>'
    slow = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300">'
        f'<filter id="f">{turbulence}</filter><rect width="300" height="300" filter="url(#f)"/></svg>'
    )
    with pytest.raises(DecoderFell):
        developed(slow.encode())


def test_nonsense_from_the_process_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A decoder that was taken over could write anything: other names, no files, no end."""
    for said in ("", "[]", "{}", '{"width": 9, "height": 9, "files": {"../x": 1}}', "\0" * 99):
        liar, words = tmp_path / "python", tmp_path / "words"
        words.write_text(said)
        liar.write_text(f"#!/bin/sh\ncat {words}\n")
        liar.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(liar))
        with pytest.raises(DecoderFell):
            developed(painted())


def test_the_process_knows_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for decoders")
    spy, seen = tmp_path / "python", tmp_path / "seen"
    spy.write_text(f"#!/bin/sh\nenv > {seen}\nexit 1\n")
    spy.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(spy))
    with pytest.raises(DecoderFell):
        developed(painted())
    assert "LANG=" in seen.read_text()
    assert "not for decoders" not in seen.read_text()


def saved(size: tuple[int, int], mode: str = "RGB", **how: Any) -> Callable[[], bytes]:
    def made() -> bytes:
        image, into = Image.new(mode, size), BytesIO()
        if how["format"] == "HEIF":
            rest = {key: value for key, value in how.items() if key != "format"}
            fast = {"preset": "ultrafast"}
            pillow_heif.from_pillow(image).save(into, quality=30, enc_params=fast, **rest)
        else:
            image.save(into, **how)
        return into.getvalue()

    return made


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
@pytest.mark.parametrize(
    "made",
    [
        saved((10_000, 7_990), "CMYK", format="JPEG", quality=20),
        saved((8_600, 6_400), format="JPEG", quality=20, progressive=True),
        saved((5_000, 4_100), "CMYK", format="JPEG", quality=20, progressive=True),
        saved((20_900, 3_700), format="JPEG", quality=20),
        saved((8_160, 6_120), format="HEIF"),
        saved((5_712, 4_284), format="HEIF", chroma=444),
        saved((4_160, 3_120), "RGBA", format="AVIF", speed=10, subsampling="4:4:4"),
        saved((4_470, 3_350), "RGBA", format="WEBP", method=0),
        saved((6_320, 4_740), "RGBA", format="PNG", compress_level=1),
        saved((6_320, 4_740), "LA", format="PNG", compress_level=1),
        saved((6_320, 4_740), "P", format="PNG", compress_level=1, transparency=0),
        saved((6_320, 4_740), "I;16", format="PNG", compress_level=1),
        saved((5_000, 3_990), "P", format="GIF"),
    ],
    ids=["jpeg", "progressive", "progressive-cmyk", "panorama", "heic", "heic-444", "avif", "webp",
         "png", "png-grey-alpha", "png-palette", "png-16", "gif"],
)  # fmt: skip
def test_the_largest_photos_that_are_taken_fit_into_their_memory(
    made: Callable[[], bytes],
) -> None:
    assert peak_of(made()) <= MOST


def peak_of(data: bytes) -> int:
    """Return the MB that the process of a photo had at its peak; it must have taken the photo."""
    program = (
        "import sys; from pathlib import Path; from shopbuilder.photos import darkroom;"
        "darkroom.main(); print(Path('/proc/self/status').read_text(), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(darkroom.MEMORY), str(darkroom.SECONDS)],
        input=data, capture_output=True, check=True, env=dict(SURROUNDINGS),
    )  # fmt: skip
    assert ended.stdout.startswith(b'{"width"'), ended.stdout[:300]
    return int(ended.stderr.partition(b"VmHWM:")[2].split()[0]) // 1024
