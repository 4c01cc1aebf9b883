"""Every part of the street in one file, ``static/img/street.svg``; and drawings that carry their own."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from shopbuilder.facade.displays import DISPLAYS
from shopbuilder.facade.street import hanging, pavement, premises, scenery, stalls, windows
from shopbuilder.facade.street.awnings import awning_parts
from shopbuilder.facade.street.grammar import WIDTHS
from shopbuilder.facade.street.roofs import roof_parts
from shopbuilder.facade.street.shopfronts import front_parts
from shopbuilder.facade.street.walls import wall_parts

_POINTER = re.compile(r'href="#([^"]+)"')


def _display(trade: str, goods: str) -> str:
    """The goods of a window: what is seen of them below the awning."""
    return (
        f'<symbol id="d-{trade}" viewBox="10 36 76 43" preserveAspectRatio="xMidYMax meet">'
        f"{goods}</symbol>"
    )


#: Name -> markup.
PARTS: Mapping[str, str] = MappingProxyType(
    wall_parts(WIDTHS)
    | roof_parts(WIDTHS)
    | front_parts(WIDTHS)
    | awning_parts(WIDTHS)
    | windows.PARTS
    | hanging.PARTS
    | pavement.PARTS
    | stalls.PARTS
    | scenery.PARTS
    | {f"d-{trade}": _display(trade, goods) for trade, goods in DISPLAYS.items()}
    | {"d-vacant": _display("vacant", premises.VACANT)}
)


@cache
def sprite() -> str:
    """The file ``street.svg``."""
    inner = "".join(PARTS[name] for name in sorted(PARTS))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>\n'


def pointing_into(drawing: str, address: str) -> str:
    """The drawing with its parts at this address of ``street.svg``."""
    return drawing.replace('href="#', f'href="{address}#')


def carrying_its_parts(drawing: str) -> str:
    """The parts this drawing points at, to be put before it in the same picture."""
    names = sorted(set(_POINTER.findall(drawing)))
    return f"<defs>{''.join(PARTS[name] for name in names)}</defs>"
