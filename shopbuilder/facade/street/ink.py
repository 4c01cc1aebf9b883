"""Marks of the parts of the street. A mark without a colour takes that of whoever points at the part.

A part has three colours to be given: ``fill`` (what is not told otherwise), ``color``
(``currentColor``) and ``stroke``.
"""

HERE = "currentColor"


def fill(outline: str, colour: str = "") -> str:
    """A filled path, in the part's fill where no colour is told."""
    told = f' fill="{colour}"' if colour else ""
    return f'<path{told} stroke="none" d="{outline}"/>'


def box(x: int, y: int, width: int, height: int, colour: str = "") -> str:
    """A filled rectangle."""
    return fill(f"M{x} {y}h{width}v{height}h{-width}z", colour)


def line(outline: str, width: float, colour: str = "", *, round_: bool = False) -> str:
    """A line, in the part's stroke where no colour is told."""
    told = f' stroke="{colour}"' if colour else ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if round_ else ""
    return f'<path fill="none"{told} stroke-width="{width:g}"{ends} d="{outline}"/>'


def part(name: str, inner: str) -> str:
    """A part that is pointed at by its name and drawn as large as it is."""
    return f'<g id="{name}">{inner}</g>'


def cloth(name: str, inner: str) -> str:
    """A part that is cut to the width and height of whoever points at it, from its top left."""
    return f'<symbol id="{name}">{inner}</symbol>'


def use(
    name: str, x: int = 0, y: int = 0, *, size: tuple[int, int] | None = None, **told: str
) -> str:
    """Point at a part: moved there, cut or scaled to that size, in the colours told."""
    place = (f' x="{x}"' if x else "") + (f' y="{y}"' if y else "")
    cut = f' width="{size[0]}" height="{size[1]}"' if size else ""
    colours = "".join(f' {key}="{value}"' for key, value in told.items() if value)
    return f'<use href="#{name}"{place}{cut}{colours}/>'
