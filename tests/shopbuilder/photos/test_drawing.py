"""Drawings in SVG: painted or refused with a sentence, never sent on."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from shopbuilder.photos.developing import develop
from shopbuilder.photos.drawing import MAX_BYTES
from shopbuilder.photos.drawing_checks import (
    ACTIVE,
    LETTERED,
    MAX_DEPTH,
    NO_DRAWING,
    REACHES_OUT,
    TOO_INTRICATE,
)
from shopbuilder.photos.errors import PhotoRefused

SQUARE = '<rect width="300" height="300" fill="red"/>'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str = SQUARE, *, size: str = 'width="300" height="300"', before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {size}>{inside}</svg>'.encode()


def repeated(levels: int, times: int) -> str:
    """A drawing of a few lines that stands for `times` ** `levels` squares."""
    said = [f'<g id="g0">{SQUARE}</g>']
    said += [
        f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * times + "</g>"
        for n in range(1, levels)
    ]
    return "<defs>" + "".join(said) + f'</defs><use href="#g{levels - 1}"/>'


ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (svg("<script>alert(1)</script>"), ACTIVE),
        (svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'), ACTIVE),
        (svg('<rect onload="alert(1)" width="9" height="9"/>'), ACTIVE),
        (svg('<g ONCLICK="1"/>'), ACTIVE),
        (svg(size='width="300" height="300" onload="alert(1)"'), ACTIVE),
        (svg('<a xlink:href=" javascript:alert(1)"><rect width="9" height="9"/></a>'), ACTIVE),
        (svg('<use href="data:text/html,x"/>'), ACTIVE),
        (svg("<foreignObject><p>x</p></foreignObject>"), ACTIVE),
        (svg('<set attributeName="href" to="javascript:1"/>'), ACTIVE),
        (svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'), REACHES_OUT),
        (svg('<image href="http://169.254.169.254/" width="9" height="9"/>'), REACHES_OUT),
        (svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'), REACHES_OUT),
        (svg('<use xlink:href="http://evil.example/x.svg#a"/>'), REACHES_OUT),
        (svg('<use xlink:href="../../secret.svg#a"/>'), REACHES_OUT),
        (svg('<rect width="9" height="9" fill="url(http://evil.example/#a)"/>'), REACHES_OUT),
        (svg('<rect width="9" height="9" style="fill:url( \'//evil.example\' )"/>'), REACHES_OUT),
        (svg("<style>@import url(http://evil.example/a.css);</style>" + SQUARE), REACHES_OUT),
        (svg("<style>@import 'a.css';</style>" + SQUARE), REACHES_OUT),
        (svg('<filter id="f"><feImage href="/etc/passwd"/></filter>'), REACHES_OUT),
        (svg('<text x="9" y="90">Soldes</text>'), LETTERED),
        (svg("<animation/>"), NO_DRAWING),
        (svg("&b;", before=ENTITIES), NO_DRAWING),
        (svg("&f;", before=FILE), NO_DRAWING),
        (svg(size='viewBox="0 0 1e30 1e30"'), NO_DRAWING),
        (svg(size='width="9999999" height="9999999"'), NO_DRAWING),
        (svg(size='width="NaN" height="1.2.3"'), NO_DRAWING),
        (svg(size=""), NO_DRAWING),
        (svg()[:-20], NO_DRAWING),
        (b"<svg><rect/></svg>", NO_DRAWING),
        (svg('<g id="a"><use href="#a"/></g>'), TOO_INTRICATE),
        (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), TOO_INTRICATE),
        (svg(repeated(12, 10)), TOO_INTRICATE),
        (svg("<g>" * 400 + "</g>" * 400), TOO_INTRICATE),
        (svg("<g/>" * 30_000), TOO_INTRICATE),
        (svg(f"<path d='{'M0 0' * (MAX_BYTES // 4)}'/>"), TOO_INTRICATE),
        (gzip.compress(svg(" " * 40_000_000)), TOO_INTRICATE),
    ],
)  # fmt: skip
def test_a_drawing_that_could_do_more_than_be_looked_at_is_refused(
    data: bytes, sentence: str
) -> None:
    with pytest.raises(PhotoRefused) as refusal:
        develop(data)
    assert refusal.value.msgid == sentence


@pytest.mark.parametrize(
    "size",
    [
        'width="300" height="300"',
        'viewBox="0 0 300 300"',
        'width="300pt" height="300pt" viewBox="0 0 300 300"',
        'width="100%" height="100%" viewBox="0 0 300 300"',
        'width="30" viewBox="0 0 300 300"',
    ],
)
def test_a_drawing_is_painted_as_large_as_photos_are_kept(size: str) -> None:
    developed = develop(svg(size=size))
    assert (developed.width, developed.height) == (1440, 1440)
    with Image.open(BytesIO(developed.files["1440.jpg"])) as shown:
        red, green, _ = shown.getpixel((1400, 1400))  # type: ignore[misc]
    assert red > 240
    assert green < 20


@pytest.mark.parametrize(
    "before",
    ["", "\ufeff", '<?xml version="1.0"?>\n<!-- a --><!-- svg -->\n', "<!---->" * 900,
     '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'],
)  # fmt: skip
def test_a_drawing_is_known_by_its_first_element(before: str) -> None:
    assert develop(svg(before=before)).width == 1440


def test_a_packed_drawing_is_read() -> None:
    assert develop(gzip.compress(svg())).width == 1440


def test_what_is_defined_and_never_drawn_harms_nobody() -> None:
    """Editors leave such things behind: a pattern with a picture of the machine it was drawn on."""
    unused = '<pattern id="p"><image xlink:href="/usr/share/icons/wine.png"/></pattern>'
    assert develop(svg(f"<defs>{unused}</defs>{SQUARE}")).width == 1440
    used = '<rect width="9" height="9" fill="url(#p)"/>'
    with pytest.raises(PhotoRefused) as refusal:
        develop(svg(f"<defs>{unused}</defs>{used}"))
    assert refusal.value.msgid == REACHES_OUT


def test_a_drawing_as_deep_as_is_taken_is_painted() -> None:
    deep = MAX_DEPTH - 2
    assert develop(svg("<g>" * deep + SQUARE + "</g>" * deep)).width == 1440


def test_no_size_of_a_drawing_is_an_svg(test_data: Path) -> None:
    for file in develop((test_data / "photos/clipart/apple.svg").read_bytes()).files.values():
        assert file[:2] == b"\xff\xd8" or file[8:12] == b"WEBP"
        assert not any(word in file for word in (b"<svg", b"Nicu", b"inkscape"))
