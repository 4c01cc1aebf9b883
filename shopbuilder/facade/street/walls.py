"""What walls are made of, as cloths cut to the house: bricks, blocks, rubble, timber; and cornices."""

from collections.abc import Mapping

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.street.ink import HERE, box, cloth, fill, line, part

_WIDE, _HIGH = 220, 280


def _scatter(seed: str, count: int, wide: int, high: int) -> list[tuple[int, int]]:
    """Places over a grid of cells, none near another."""
    places = []
    for n in range(count):
        hand = Hand(f"{seed}/{n}")
        places.append((hand.between(0, wide), hand.between(0, high)))
    return places


def _bricks() -> str:
    """Groups of bricks here and there: the eye does the rest."""
    marks = "".join(f"M{x * 10} {y * 5}h8" for x, y in _scatter("bricks", 150, 21, 55))
    light = "".join(f"M{x * 10 + 5} {y * 5}h8" for x, y in _scatter("light", 60, 21, 55))
    return line(marks, 3, "#00000017") + line(light, 3, "#ffffff2b")


def _blocks() -> str:
    """Cut stone: long joints, staggered uprights."""
    rows = "".join(f"M0 {y}h220" for y in range(16, _HIGH, 16))
    ups = "".join(f"M{x} {y}v16" for y in range(0, _HIGH, 16) for x in range(14 + y % 32, 220, 44))
    return line(rows + ups, 1, "#00000014")


def _rubble() -> str:
    """Field stones showing through the render."""
    stones = "".join(
        f"M{x * 15} {y * 12}q5-5 10 0t-2 6-8-1z" for x, y in _scatter("rubble", 90, 14, 23)
    )
    return fill(stones, "#00000012") + fill(stones, "#ffffff17")


def _patches() -> str:
    """Old render, worn here and there."""
    marks = "".join(f"M{x * 22} {y * 20}q9-6 17 0t-6 4z" for x, y in _scatter("worn", 16, 9, 13))
    return fill(marks, "#ffffff38")


def timber_bays(width: int) -> int:
    """How many bays a timber frame of that width has."""
    return 2 if width < 168 else 3


def _timber(width: int) -> str:
    """One storey of timber framing, 62 high: posts, rails, slanted braces."""
    count = timber_bays(width)
    step = width // count
    posts = "".join(f"M{n * step} 0v62" for n in range(1, count)) + f"M3 0v62M{width - 3} 0v62"
    braces = f"M4 60L22 2M{width - 4} 60L{width - 22} 2"
    small = "".join(f"M{n * step - 10} 62V50M{n * step + 10} 62V50" for n in range(1, count))
    return (
        line(f"M0 3h{width}M0 60h{width}", 6, HERE)
        + line(posts, 6, HERE)
        + line(braces + small, 5, HERE)
    )


def _quoins() -> str:
    """A chain of corner stones."""
    stones = "".join(f"M0 {y}h{14 if y % 24 else 9}v10H0z" for y in range(0, _HIGH, 12))
    return fill(stones) + line("".join(f"M0 {y}h14" for y in range(11, _HIGH, 12)), 1, "#00000014")


def _cornice() -> str:
    """A moulding with blocks under it."""
    blocks = "".join(f"M{x} 8h5v5h-5z" for x in range(4, 232, 11))
    return (
        box(0, 0, 232, 5)
        + box(0, 5, 232, 3, "#0000001f")
        + fill(blocks)
        + box(0, 0, 232, 2, "#ffffff66")
    )


def _rail() -> str:
    """A balcony of iron to be cut."""
    bars = "".join(f"M{x} 2v16" for x in range(3, 220, 5))
    rings = "".join(f"M{x} 10h0" for x in range(8, 220, 10))
    return (
        line(bars, 1.2, "#2f3138")
        + line(rings, 4, "#2f3138", round_=True)
        + line("M0 2h220M0 18h220", 2.4, "#2f3138")
        + box(0, 19, 220, 4)
        + box(0, 23, 220, 2, "#00000026")
    )


_CLOTHS: Mapping[str, str] = {
    "brick": _bricks(),
    "block": _blocks(),
    "rubble": _rubble(),
    "worn": _patches(),
    "quoin": _quoins(),
    "cornice": _cornice(),
    "rail": _rail(),
}


def wall_parts(widths: tuple[int, ...]) -> dict[str, str]:
    """Parts of the file: cloths of walls, and a storey of timber for each width ``timber-152``."""
    cloths = {name: cloth(name, inner) for name, inner in _CLOTHS.items()}
    return cloths | {f"timber-{w}": part(f"timber-{w}", _timber(w)) for w in widths}
