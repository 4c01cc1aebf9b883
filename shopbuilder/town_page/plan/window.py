"""The part of the sheet that is looked at, as a picture 1000 wide."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopbuilder.facade.plan.background import NEAREST
from shopbuilder.facade.plan.sheet import UNITS_PER_METRE, Sheet, Spot
from shopbuilder.town_page.plan.asked import Asked

#: The picture's own units, whatever part of the sheet it shows: marks keep their size.
WIDTH: Final = 1000
HEIGHT: Final = 667
#: A step to the side moves by this share of the window.
_STEP: Final = 0.5
#: What is pointed out is looked at from this near.
NEAR: Final = 2
_BARS: Final = (5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Window:
    """A window on the sheet: its top left corner in units of the sheet, and how near."""

    sheet: Sheet
    level: int
    left: float
    top: float

    @property
    def scale(self) -> float:
        """Units of the picture for one of the sheet."""
        return WIDTH * (1 << self.level) / self.sheet.width

    @property
    def width(self) -> float:
        """In units of the sheet."""
        return self.sheet.width / (1 << self.level)

    @property
    def height(self) -> float:
        """In units of the sheet."""
        return self.sheet.height / (1 << self.level)

    def spot(self, spot: Spot) -> Spot:
        """Return where a spot of the sheet is seen in the picture."""
        return (spot[0] - self.left) * self.scale, (spot[1] - self.top) * self.scale

    def shows(self, spot: Spot | None) -> bool:
        """Tell whether a spot of the sheet is seen; what stands nowhere is not."""
        if spot is None:
            return False
        x, y = self.spot(spot)
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT

    @property
    def centre(self) -> tuple[int, int]:
        """Return its middle in thousandths of the sheet."""
        return (
            round((self.left + self.width / 2) / self.sheet.width * 1000),
            round((self.top + self.height / 2) / self.sheet.height * 1000),
        )

    def moved(self, asked: Asked, right: float = 0, down: float = 0, nearer: int = 0) -> str:
        """Return the address of the view beside this one, "" where the sheet ends."""
        level = self.level + nearer
        if not 0 <= level <= NEAREST:
            return ""
        other = window_at(
            self.sheet,
            level,
            self.left + self.width * (0.5 + right * _STEP),
            self.top + self.height * (0.5 + down * _STEP),
        )
        if other == self:
            return ""
        x, y = other.centre
        return asked.address(level=level, x=x, y=y)


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of a round length: in metres, and in units of the picture."""

    metres: int
    width: float


def scale_bar(window: Window) -> ScaleBar:
    """Return the longest round bar that takes at most a fifth of the picture."""
    fits = window.width / UNITS_PER_METRE / 5
    metres = max(length for length in _BARS if length <= fits or length == _BARS[0])
    return ScaleBar(metres, round(metres * UNITS_PER_METRE * window.scale, 1))


def window_at(sheet: Sheet, level: int, x: float, y: float) -> Window:
    """Return the window round a spot of the sheet, moved so that it does not leave the sheet."""
    width, height = sheet.width / (1 << level), sheet.height / (1 << level)
    left = min(max(x - width / 2, 0.0), sheet.width - width)
    top = min(max(y - height / 2, 0.0), sheet.height - height)
    return Window(sheet, level, left, top)


def window_of(asked: Asked, sheet: Sheet, pointed: Sequence[Spot]) -> Window:
    """Return the window asked for; where none is, one round the spots pointed out."""
    if asked.level is not None:
        return window_at(
            sheet, asked.level, asked.x / 1000 * sheet.width, asked.y / 1000 * sheet.height
        )
    if not pointed:
        return window_at(sheet, 0, sheet.width / 2, sheet.height / 2)
    xs, ys = [x for x, _ in pointed], [y for _, y in pointed]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    level = NEAR
    while level and not _fits(sheet, level, max(xs) - min(xs), max(ys) - min(ys)):
        level -= 1
    return window_at(sheet, level, x, y)


def _fits(sheet: Sheet, level: int, wide: float, tall: float) -> bool:
    most_wide, most_tall = sheet.width / (1 << level), sheet.height / (1 << level)
    return wide * 1.25 <= most_wide and tall * 1.25 <= most_tall
