"""The strokes every drawing is made of: text of SVG elements, presentation attributes only."""


def number(value: float) -> str:
    """At most one decimal and no trailing zero: short, and the same on every machine."""
    return f"{round(value * 10) / 10:g}"


def rect(x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> str:
    """An upright rectangle, with round corners of that radius."""
    corner = f' rx="{number(round_)}"' if round_ else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}"'
        f' height="{number(height)}"{corner} fill="{fill}"/>'
    )


def disc(x: float, y: float, radius: float, fill: str) -> str:
    """A filled circle round (x, y)."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"/>'


def oval(x: float, y: float, across: float, down: float, fill: str, turn: float = 0) -> str:
    """A filled ellipse with these radii, turned by degrees round its centre."""
    turned = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
    return (
        f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(across)}"'
        f' ry="{number(down)}" fill="{fill}"{turned}/>'
    )


def shape(outline: str, fill: str) -> str:
    """A filled path."""
    return f'<path fill="{fill}" d="{outline}"/>'


def stroke(outline: str, colour: str, width: float) -> str:
    """An open line with round ends."""
    return (
        f'<path fill="none" stroke="{colour}" stroke-width="{number(width)}"'
        f' stroke-linecap="round" stroke-linejoin="round" d="{outline}"/>'
    )


def ring(x: float, y: float, radius: float, colour: str, width: float) -> str:
    """A circle drawn as a line."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="none"'
        f' stroke="{colour}" stroke-width="{number(width)}"/>'
    )


def moved(inner: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> str:
    """The inner drawing moved, then scaled and turned round its new origin."""
    steps = [f"translate({number(x)} {number(y)})"] if x or y else []
    steps += [f"scale({scale:g})"] if scale != 1 else []
    steps += [f"rotate({number(turn)})"] if turn else []
    return f'<g transform="{" ".join(steps)}">{inner}</g>' if steps else inner


def dots(places: str, colour: str, across: float) -> str:
    """Discs of one size, at "x y, x y, …", in one element: lines without length, round ends."""
    return stroke("".join(f"M{place.strip()}h0" for place in places.split(",")), colour, across)


def around(places: str, x: float, y: float) -> str:
    """The places "x y, x y, …", all moved by (x, y)."""
    pairs = (place.split() for place in places.split(","))
    return ",".join(f"{number(float(a) + x)} {number(float(b) + y)}" for a, b in pairs)
