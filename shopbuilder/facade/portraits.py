"""People of the shops, cut out of paper: a face, its hair, what they wear, in the colour of the trade.

No photograph and no likeness: choices come from a seed, and everybody is of the same paper. All parts
stand in one file (``static/img/portraits.svg``), which a page loads once and points into, 64 by 64:
``back-…`` (hair behind the shoulders), ``wear-…``, ``head-…``, ``glasses``. ``currentColor`` is the
colour of the trade.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.shapes import disc, oval, shape, stroke

_PAPER: Final = "#fff4df"
_SHADE: Final = "#0000001f"
_DARK: Final = "#0000008c"


def _hair(outline: str) -> str:
    return shape(outline, "currentColor") + shape(outline, _DARK)


_CAP: Final = "M20 28C19 15 25 10.5 32 10.5S45 15 44 28c-2-6-6-9.5-12-10-6 .5-10 4-12 10z"
_SIDES: Final = "M21 19c-.8 3-.8 6 0 9 1.2-2 2-5 2-9zM43 19c.8 3 .8 6 0 9-1.2-2-2-5-2-9z"

#: Hair: what hangs behind the shoulders, what lies over the face.
_HAIR: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "crop": (
            "",
            (
                "M20.5 28c-2-12 4-18 12-18s13 7 11 18c-1-4-3-7-4.5-8.5-4 1.5-9 1.5-13-.5"
                "-3 2-4.5 5-5.5 9z"
            ),
        ),
        "curls": (
            "",
            (
                "M20 28a5 5 0 0 1-1.5-9 5 5 0 0 1 5-7.5 6 6 0 0 1 8.5-3.5 6 6 0 0 1 8.5 3.5"
                " 5 5 0 0 1 5 7.5 5 5 0 0 1-1.5 9c-1-4-3-7-5.5-8.5-4 1-9 1-13 0-2.5 1.5-4.5"
                " 4.5-5.5 8.5z"
            ),
        ),
        "bob": (
            "M17 41c-2-12-3-31 15-31s17 19 15 31c-9 2-21 2-30 0z",
            "M20.5 28c-1-9 4-15 11.5-15s12.5 6 11.5 15c-4-2-7-5-9-8.5-3 4-8 7-14 8.5z",
        ),
        "long": (
            "M15.5 56c2-15-4-46 16.5-46s14.5 31 16.5 46z",
            "M20 31c-1-12 4-18 12-18.5-1 8-6 13-12 18.5zM44 31c1-12-4-18-12-18.5 1 8 6 13 12 18.5z",
        ),
        "bun": ("", f"{_CAP}M26.5 9a5.5 5.5 0 1 1 11 0 5.5 5.5 0 0 1-11 0z"),
        "close": (
            "",
            (
                "M20.8 26c-.5-9 4.7-14 11.2-14s11.7 5 11.2 14c-.7-3-1.7-5.5-2.7-6.7-5-1.8"
                "-12-1.8-17 0-1 1.2-2 3.7-2.7 6.7z"
            ),
        ),
        "beret": ("", f"{_SIDES}M17 18.5c-1-7 7-10.5 16-9.5s14.5 5.5 13 9.5c-8 2.5-21 2.5-29 0z"),
        "waves": (
            (
                "M16.5 45c-4-4 .5-8-.5-12S13 10 32 10s17 19 16 23 3.5 8-.5 12c-5 2-7-1-9-4h-13"
                "c-2 3-4 6-9 4z"
            ),
            "M43.5 28c1-9-4-15-11.5-15s-12.5 6-11.5 15c4-2 7-5 9-8.5 3 4 8 7 14 8.5z",
        ),
        "visor": (
            "",
            (
                f"{_SIDES}M20 20.5C19.5 12 25 9 32 9s12.5 3 12 11.5l5 2c1.2.7.5 2-.8 1.8"
                "-9-2.6-19-2.6-28.2-.8z"
            ),
        ),
        "fringe": (
            "",
            (
                "M20.3 29c-2-13 3.7-19 11.7-19s13.7 6 11.7 19c-.5-3-1-5-2-7-6 1.8-13.4 1.8-19.4 0"
                "-1 2-1.5 4-2 7z"
            ),
        ),
        "round": (
            "M32 4.5a17.5 17.5 0 1 1-.1 35a17.5 17.5 0 0 1 .1-35z",
            (
                "M20.8 27c-.5-8 4.7-13 11.2-13s11.7 5 11.2 13c-1-3.5-3-6-5-7-4 1-8.4 1-12.4 0"
                "-2 1-4 3.5-5 7z"
            ),
        ),
        "scarf": (
            "",
            (
                "M19.5 24C19 13 25 9 32 9s13 4 12.5 15c-3.5-3.5-8-5-12.5-5s-9 1.5-12.5 5zM43.5 21"
                "l6 4-1.5 4-4.5-4z"
            ),
        ),
    }
)

#: What a person can choose, and what is drawn for somebody who chose nothing: hair that says little.
LOOKS: Final = tuple(_HAIR)
BY_LOT: Final = ("curls", "beret", "visor", "fringe", "round", "scarf")

_SHOULDERS: Final = shape("M7 64c0-14 10-19.5 25-19.5S57 50 57 64z", "currentColor")
_WEAR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "apron": shape("M24 51h16l3 13H21z", "#fff4dfd9")
        + stroke("M25 51l-3-6M39 51l3-6", "#fff4dfd9", 2),
        "jumper": stroke("M24.5 45.5c2 5 13 5 15 0", "#ffffff8c", 3),
        "collar": shape("M26 44l6 8-7 4-4-9zM38 44l-6 8 7 4 4-9z", "#fff4dfe6"),
        "stripes": stroke("M12 54h40M9.5 59.5h45", "#fff4df8c", 2.2),
        "neckerchief": shape("M23 45c5 4 13 4 18 0l1 4-8 3 3 7-5-4-5 4 3-7-8-3z", "#fff4dfe6"),
    }
)

_FACE: Final = (
    shape("M27 34h10v11c0 5-10 5-10 0z", _PAPER)
    + shape("M27 39c3 2.5 7 2.5 10 0v3c-3 2.5-7 2.5-10 0z", _SHADE)
    + disc(21.2, 28, 2.4, _PAPER)
    + disc(42.8, 28, 2.4, _PAPER)
    + oval(32, 27, 11, 13, _PAPER)
    + stroke("M28 33.5c2 2.3 6 2.3 8 0", _DARK, 1.4)
    + stroke("M27.5 27.5h0M36.5 27.5h0", _DARK, 2.2)
)
_GLASSES: Final = stroke(
    "M23.7 27.5a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0M32.7 27.5a3.8 3.8 0 1 0 7.6 0"
    "a3.8 3.8 0 1 0-7.6 0M31.3 27h1.4",
    _DARK,
    1.2,
)


def portrait(seed: str, look: str = "") -> tuple[str, ...]:
    """The names of the parts of a portrait, bottom to top; one in four wears glasses.

    look: hair that the person chose, a key of LOOKS; else one of BY_LOT is drawn.
    """
    hand = Hand(f"portrait/{seed}")
    lot, wear = hand.pick(BY_LOT), hand.pick(tuple(_WEAR))
    hair = look if look in _HAIR else lot
    back = (f"back-{hair}",) if _HAIR[hair][0] else ()
    glasses = ("glasses",) if hand.between(1, 4) == 1 else ()
    return (*back, f"wear-{wear}", f"head-{hair}", *glasses)


def sprite() -> str:
    """The file with all parts."""
    parts = {
        **{f"back-{name}": _hair(back) for name, (back, _) in _HAIR.items() if back},
        **{f"wear-{name}": _SHOULDERS + over for name, over in _WEAR.items()},
        **{f"head-{name}": _FACE + _hair(front) for name, (_, front) in _HAIR.items()},
        "glasses": _GLASSES,
    }
    groups = "".join(f'<g id="{name}">{drawn}</g>\n' for name, drawn in parts.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{groups}</svg>\n'
