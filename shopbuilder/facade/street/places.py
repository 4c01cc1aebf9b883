"""What is not a house: what lies behind and below a row of them, and a market on a square."""

import re
from functools import lru_cache
from typing import Final

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import CREAM, TRADE_COLOURS
from shopbuilder.facade.street.drawing import FOOT, HEIGHT, Ground, ground, lamp
from shopbuilder.facade.street.ink import use
from shopbuilder.facade.street.light import light_of
from shopbuilder.facade.street.parts import pointing_into
from shopbuilder.facade.street.stalls import KINDS

_SQUARE = re.compile(
    r"(place|placette|halles?|parvis|esplanade|square|cours|mail|grand-place)\b", re.IGNORECASE
)
_QUAY = re.compile(r"(quai|berges?|port|rive)\b", re.IGNORECASE)
_STALL: Final = 92
_CLOTHS: Final = ("brick", "leaf", "sea", "crust", "ink", "wine", "mint")


@lru_cache(maxsize=4096)
def ground_of(street: str) -> Ground:
    """What a street of that name is: a square, a quay, or a street."""
    if _SQUARE.match(street):
        return "square"
    return "quay" if _QUAY.match(street) else "street"


@lru_cache(maxsize=64)
def backdrop(sky: str, parts: str) -> str:
    """The sky with its sun or stars and what is far: an <svg> to be stretched behind the houses."""
    scene = use(f"s-{light_of(sky).key}", size=(1200, 240))
    return (
        '<svg class="far" viewBox="0 0 1200 240" preserveAspectRatio="xMidYMax slice"'
        f' aria-hidden="true">{pointing_into(scene, parts)}</svg>'
    )


@lru_cache(maxsize=64)
def floor(kind: Ground, sky: str, parts: str) -> str:
    """The ground, as long as its <svg> is wide: one piece of 480 laid again and again."""
    piece = ground(kind, 480, light_of(sky), y=0)
    return (
        '<svg class="floor" aria-hidden="true"><pattern id="floor" width="480" height="36"'
        f' patternUnits="userSpaceOnUse">{pointing_into(piece, parts)}</pattern>'
        '<rect width="100%" height="36" fill="url(#floor)"/></svg>'
    )


@lru_cache(maxsize=64)
def market_row(seed: str, stalls: int, sky: str, parts: str) -> str:
    """An <svg> with so many stalls under plane trees, 440 high."""
    hand, light = Hand(f"market/{seed}"), light_of(sky)
    width = stalls * _STALL + 40
    trees = "".join(
        use("plane", x, FOOT - 2, fill=light.shade("#6f9a5a")) for x in range(30, width, 120)
    )
    row = ""
    for n in range(stalls):
        cloth = light.shade(TRADE_COLOURS[hand.pick(_CLOTHS)])
        x = 20 + _STALL // 2 + n * _STALL
        row += use(hand.pick(KINDS), x, FOOT + 8, color=cloth, fill=light.shade(CREAM))
    inner = pointing_into(trees + lamp(width - 8, FOOT + 4, light) + row, parts)
    return (
        f'<svg viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" aria-hidden="true">'
        f"{inner}</svg>"
    )
