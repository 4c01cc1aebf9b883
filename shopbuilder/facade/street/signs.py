"""The name over the window: on one line or two, never wider than its board, whatever the font."""

from dataclasses import dataclass
from typing import Final

from shopbuilder.facade.shapes import number

#: Widest advance of each letter, in hundredths of its size, among the proportional fonts a reader
#: may have (measured in those of a Linux desktop, serif and sans, and rounded up).
_GROUPS: Final = {
    36: " \u00a0\u202f,.ijlîï·:;’‘'",
    48: '-f!()I[]tÎr"',
    60: "*`°_sz–?Jvxy",
    68: "$/0123456789\\k{}«»LPTceghnou|éèêëôöùûüç",
    76: "FSZabdpqàâäBERVXYÉÈÊ",
    88: "AKÀÂ#+<=>CD^~ÇGHNOQUwÔÛ",
    104: "&%m—…@MW",
    128: "œæŒÆ",
}
_WIDTHS: Final = {sign: width for width, signs in _GROUPS.items() for sign in signs}
_LETTER: Final = 90
#: Scripts with wide signs, and pictures.
_FOREIGN: Final = 140
#: Every sign of a fixed-width font.
_FIXED: Final = 61
_LARGEST, _SMALLEST = 15.0, 6.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a name stands on its board."""

    lines: tuple[str, ...]
    #: Size of the letters, in the units of the picture.
    size: float


def width_of(text: str) -> float:
    """The widest a text may be, in parts of its size."""
    return max(_FIXED * len(text), sum(_advance(sign) for sign in text)) / 100


def letter(name: str, board: int, height: int) -> Lettering:
    """The name for a board of that width and height: larger on two lines if it is long."""
    words = " ".join(name.split())
    one = _fitting((words,), board, height)
    two = _fitting(_halves(words), board, height)
    best = one if one.size >= min(two.size, 10) else two
    if best.size >= _SMALLEST:
        return best
    return _cut(_halves(words), board)


def _fitting(lines: tuple[str, ...], board: int, height: int) -> Lettering:
    widest = max(0.1, *(width_of(line) for line in lines))
    size = min(_LARGEST, board / widest, height / (1.35 if len(lines) == 1 else 2.3))
    return Lettering(lines, int(size * 10) / 10)


def _halves(words: str) -> tuple[str, ...]:
    """The name on two lines, broken where both are nearly as long; one where it has no space."""
    breaks = [n for n, sign in enumerate(words) if sign == " "]
    if not breaks:
        return (words,)
    at = min(breaks, key=lambda n: (max(width_of(words[:n]), width_of(words[n + 1 :])), n))
    return words[:at], words[at + 1 :]


def _cut(lines: tuple[str, ...], board: int) -> Lettering:
    """The name shortened to the smallest letters; the words beneath the house say all of it."""
    return Lettering(tuple(_shortened(line, board) for line in lines), _SMALLEST)


def _shortened(line: str, board: int) -> str:
    room = board / _SMALLEST
    if width_of(line) <= room:
        return line
    while line and width_of(line + "…") > room:
        line = line[:-1]
    return line.rstrip() + "…"


def _advance(sign: str) -> int:
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    return _LETTER if ord(sign) < 0x250 else _FOREIGN


def baselines(lettering: Lettering, middle: int) -> tuple[str, ...]:
    """Height of the foot of each line, round the middle of the board."""
    size = lettering.size
    if len(lettering.lines) == 1:
        return (number(middle + size * 0.34),)
    return number(middle - size * 0.25), number(middle + size * 0.84)
