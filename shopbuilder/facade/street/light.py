"""The hour of the day as the street shows it: how colours turn, which windows are lit."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Light:
    """A light over the street."""

    key: str
    #: What red, green and blue are multiplied by, in hundredths.
    tint: tuple[int, int, int]
    #: A window nobody is behind.
    pane: str
    #: Of ten windows upstairs, how many are lit.
    lit: int
    #: Lamps burn and shops throw their light on the pavement.
    lamps: bool

    def shade(self, colour: str) -> str:
        """A colour ``#rrggbb`` under this light."""
        return _shade(colour, self.tint)


#: By the word of the sky (``town_page/greeting.py``).
LIGHTS: Mapping[str, Light] = MappingProxyType(
    {
        "morning": Light("morning", (100, 96, 91), "#a9b4c0", 1, lamps=False),
        "day": Light("day", (100, 100, 100), "#9db3c4", 0, lamps=False),
        "dusk": Light("dusk", (88, 74, 76), "#6d6f8c", 4, lamps=True),
        "night": Light("night", (43, 47, 66), "#262f52", 4, lamps=True),
    }
)
LAMPLIGHT = "#ffd987"


def light_of(sky: str) -> Light:
    """The light of that sky; day for a word that is not known."""
    return LIGHTS.get(sky, LIGHTS["day"])


@lru_cache(maxsize=2048)
def _shade(colour: str, tint: tuple[int, int, int]) -> str:
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{part * by // 100:02x}" for part, by in zip(parts, tint, strict=True))
