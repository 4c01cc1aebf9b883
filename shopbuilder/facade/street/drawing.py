"""A house as SVG: parts of ``street.svg`` pointed at, a wall, a name. 440 high, ground at 404."""

from typing import Final, Literal

from shopbuilder.facade.palette import CREAM
from shopbuilder.facade.street.boards import draw_board
from shopbuilder.facade.street.grammar import FLOOR, Facade
from shopbuilder.facade.street.ink import fill, use
from shopbuilder.facade.street.light import LAMPLIGHT, Light
from shopbuilder.facade.street.pavement import SET_OUT
from shopbuilder.facade.street.roofs import GABLES, RIDGES
from shopbuilder.facade.street.shopfronts import window_of

State = Literal["open", "closed", "unknown"]
Ground = Literal["street", "square", "quay"]

HEIGHT: Final = 440
FOOT: Final = 404
STOREY: Final = 62
_CORNICE: Final = 12
#: Widths of what may stand at the left of a house.
GAPS: Final = {"": 0, "tree": 64, "alley": 44, "garden": 76}
_STONE = "#f3ead6"
_FRAME = "#fffaf0"
_GROUNDS: Final = {
    "street": ("#ddd1b8", "#b9ac90", "#b0a592"),
    "square": ("#d6c8aa", "#c2b391", "#d6c8aa"),
    "quay": ("#d9cdb3", "#b7aa8c", "#6f9fb0"),
}


def width_of(facade: Facade) -> int:
    """How wide the picture of a house is, with what stands at its left."""
    return facade.width + GAPS[facade.gap]


def draw(facade: Facade, state: State, light: Light) -> str:
    """The house from x = 0 to `width_of`, standing on nothing yet; no <svg> round it."""
    left = GAPS[facade.gap]
    return (
        _gap(facade, light)
        + moved(_house(facade, light) + _shop(facade, state, light), left)
        + _before(facade, state, light, left)
    )


def moved(inner: str, x: int) -> str:
    """The inner drawing moved to the right."""
    return f'<g transform="translate({x})">{inner}</g>' if x else inner


def _dimmed(light: Light) -> str:
    """The opacity of parts with colours of their own: they sink into the dark behind them."""
    return {"dusk": ".8", "night": ".45"}.get(light.key, "")


def top_of(facade: Facade) -> int:
    """Height of the eaves in the picture."""
    return FLOOR - STOREY * facade.storeys - _CORNICE


def _house(facade: Facade, light: Light) -> str:
    """Everything above the shop."""
    width, top, shade = facade.width, top_of(facade), light.shade
    wall = shade(facade.wall)
    return (
        _chimney(facade, light)
        + _roof(facade, wall, light)
        + fill(f"M0 {top}h{width}V{FOOT}H0z", wall)
        + _texture(facade, light)
        + fill(f"M{width - 7} {top}h7V{FOOT}h-7zM0 {top}h{width}v5H0z", "#00000012")
        + _trims(facade, light)
        + _windows(facade, light)
    )


def _chimney(facade: Facade, light: Light) -> str:
    if not facade.chimney or facade.roof in {"steps", "gable"}:
        return ""
    x = 20 if facade.chimney_left else facade.width - 54
    y = top_of(facade) - (8 if facade.roof in {"parapet", "roman"} else 30)
    smoke = ""
    if light.key in {"morning", "dusk"} and facade.evening % 4 == 1:
        smoke = use("smoke", x + 6, y - 40)
    return smoke + use(facade.chimney, x, y, fill=light.shade("#b5735a"))


def _roof(facade: Facade, wall: str, light: Light) -> str:
    surface = wall if facade.roof in GABLES else light.shade(facade.roof_colour)
    edge = light.shade(facade.roof_colour) if facade.roof == "gable" else light.shade(_STONE)
    lit = facade.evening % 3 == 0 and light.lit > 1
    roof = use(
        f"{facade.roof}-{facade.width}", 0, top_of(facade),
        fill=surface, color=edge, stroke=LAMPLIGHT if lit else light.pane,
    )  # fmt: skip
    if facade.evening % 7 == 3 and facade.roof in RIDGES and light.key != "night":
        doves = (facade.width // 2 + 12, top_of(facade) - RIDGES[facade.roof])
        roof += use("doves", *doves, fill=light.shade("#8b95a5"))
    return roof


def _texture(facade: Facade, light: Light) -> str:
    """Bricks, stones, beams."""
    top, width = top_of(facade), facade.width
    if facade.material == "timber":
        beams = light.shade(facade.beams)
        rows = range(facade.storeys)
        return "".join(
            use(f"timber-{width}", 0, FLOOR - STOREY * (n + 1), color=beams) for n in rows
        )
    if facade.material == "render":
        return ""
    return use(facade.material, 0, top, size=(width, FOOT - top))


def _trims(facade: Facade, light: Light) -> str:
    """Corner stones and cornice."""
    top, width, stone = top_of(facade), facade.width, light.shade(_STONE)
    quoins = ""
    if facade.quoins:
        size = (14, FOOT - top)
        quoins = use("quoin", 0, top, size=size, fill=stone) + (
            f'<g transform="matrix(-1 0 0 1 {width} 0)">'
            f"{use('quoin', 0, top, size=size, fill=stone)}</g>"
        )
    cornice = (
        use("cornice", -3, top - 2, size=(width + 6, 14), fill=stone) if facade.cornice else ""
    )
    return quoins + cornice


def window_spots(facade: Facade) -> list[tuple[int, int]]:
    """Middle of the top of each window, storey by storey from the street up."""
    step = facade.width // facade.columns
    first = (facade.width - step * (facade.columns - 1)) // 2
    return [
        (first + step * column, FLOOR - STOREY * (row + 1) + 8)
        for row in range(facade.storeys)
        for column in range(facade.columns)
    ]


def _windows(facade: Facade, light: Light) -> str:
    """All windows upstairs, some lit in the evening, a few shut, flowers on sills."""
    spots, panes = window_spots(facade), ""
    for n, (x, y) in enumerate(spots):
        lit = (
            light.lit > 0
            and facade.evening >> n % 12 & 1
            and (n + facade.evening) % 10 < light.lit * 2
        )
        panes += use(_kind(facade, n), x, y, fill=LAMPLIGHT if lit else "")
    balcony = ""
    if facade.balcony:
        y = FLOOR - STOREY + 36
        balcony = use("rail", 6, y, size=(facade.width - 12, 26), fill=light.shade(_STONE))
    boxes = spots[: facade.columns] if facade.flowers and not facade.balcony else []
    flowers = "".join(use("fl", x, y, opacity=_dimmed(light)) for x, y in boxes)
    frame, shutters = light.shade(_FRAME), light.shade(facade.shutters)
    return (
        f'<g fill="{light.pane}" color="{shutters}" stroke="{frame}">{panes}</g>{balcony}{flowers}'
    )


def _kind(facade: Facade, n: int) -> str:
    """The kind of the n-th window: its house's, with a curtain, a cat or closed shutters at times."""
    if facade.window != "w0":
        return facade.window
    if n == facade.cat:
        return "wk"
    turn = (facade.evening + n * 7) % 9
    return "w5" if turn == 4 else "wc" if turn in {1, 6} else "w0"


def _shop(facade: Facade, state: State, light: Light) -> str:
    """The ground floor: woodwork, goods, shutter or light, name, awning."""
    width = facade.width
    wood = light.shade(facade.wood)
    glass = _glass(state, light)
    front = use(
        f"{facade.front}-{width}", 0, FLOOR, color=wood, fill=glass, stroke=light.shade(_STONE)
    )
    spans = window_of(facade.front, width) if facade.front != "home" else ()
    if facade.mirrored:
        front = f'<g transform="matrix(-1 0 0 1 {width} 0)">{front}</g>'
        spans = tuple((width - x - wide, wide) for x, wide in spans)
    goods = "".join(_goods(facade.trade, x, wide, state, light) for x, wide in spans)
    if facade.front == "arcade":
        goods += use(f"arches-{width}", 0, FLOOR, fill=light.shade(_arch_stone(facade)))
    return front + goods + draw_board(facade, light) + _awning(facade, state, light)


def _arch_stone(facade: Facade) -> str:
    """Arches are of pale stone, and of the wall's own where it is stone."""
    return facade.wall if facade.material == "block" else _STONE


def ground(kind: Ground, width: int, light: Light, *, x: int = 0, y: int = FOOT) -> str:
    """The ground under a row of houses, at most 480 wide: pavement, kerb and what lies beyond."""
    near, edge, far = _GROUNDS[kind]
    shade = light.shade
    return use(
        f"g-{kind}", x, y, size=(width, 36), fill=shade(near), color=shade(edge), stroke=shade(far)
    )


def _glass(state: State, light: Light) -> str:
    if state == "open":
        return "#ffe9b3" if not light.lamps else "#ffdf94"
    return light.shade("#5f6a72" if state == "closed" else "#cfdcdd")


def _goods(trade: str, x: int, wide: int, state: State, light: Light) -> str:
    """What the window shows, and the shutter over it."""
    shown = min(wide - 4, 92)
    at = x + (wide - shown) // 2
    dim = ""
    if state != "open":
        dim = _dimmed(light) or (".55" if state == "closed" else "")
    goods = use(f"d-{trade}", at, FLOOR + 54, size=(shown, 51), opacity=dim)
    shut = (
        use("sh", x + 1, FLOOR + 45, size=(wide - 2, 60), opacity=_dimmed(light))
        if state == "closed"
        else ""
    )
    return goods + shut


def _awning(facade: Facade, state: State, light: Light) -> str:
    """Let out while the shop is open, else rolled up; under arcades there is none."""
    if facade.front in {"arcade", "home"}:
        return ""
    kind = facade.awning if state == "open" else "rolled"
    return use(
        f"{kind}-{facade.width}", 0, FLOOR,
        color=light.shade(facade.awning_colour), fill=light.shade(CREAM),
    )  # fmt: skip


def _before(facade: Facade, state: State, light: Light, left: int) -> str:
    """What stands and hangs before the house."""
    x, width = left, facade.width
    dim = _dimmed(light)
    glow = use("glow", x + width // 2, FOOT) if light.lamps and state == "open" else ""
    hung = (
        use(
            facade.hung,
            x + 1,
            FLOOR - 22,
            color=light.shade(facade.wood),
            opacity="" if facade.hung == "h-cross" else dim,
        )
        if facade.hung
        else ""
    )
    return glow + hung + _set_out(facade, state, light, x)


def _set_out(facade: Facade, state: State, light: Light, x: int) -> str:
    """Goods before the window while the shop is open, and what always stands at the other side."""
    dim, colour = _dimmed(light), light.shade(facade.awning_colour)
    out = SET_OUT.get(facade.trade, "") if state == "open" else ""
    window, corner = (facade.width - 62, 20) if facade.mirrored else (52, facade.width - 20)
    goods = use(out, x + window, FOOT + 6, color=colour, opacity=dim) if out else ""
    if facade.beside_door in {"", out}:
        return goods
    other = facade.evening % 2 * (facade.width - 40) + 20 if facade.beside_door == "cat" else corner
    return goods + use(facade.beside_door, x + other, FOOT + 5, color=colour, opacity=dim)


def lamp(x: int, y: int, light: Light) -> str:
    """A street lamp on its foot at (x, y), burning when it is dark."""
    if not light.lamps:
        return use("lamp", x, y, fill=light.shade("#f3e3b4"))
    return use("halo", x, y) + use("lamp", x, y, fill=LAMPLIGHT)


def _gap(facade: Facade, light: Light) -> str:
    """A tree before a wall, an alley, or a garden behind its railing."""
    wide, shade = GAPS[facade.gap], light.shade
    if facade.gap == "alley":
        return (
            fill(f"M0 250h{wide}V{FOOT}H0z", shade("#8d8577"))
            + fill(f"M10 {FOOT}V290q0-12 12-12t12 12V{FOOT}z", shade("#5b564f"))
            + fill(f"M-2 244h{wide + 4}v8H-2z", shade("#b3603f"))
            + lamp(22, 300, light)
        )
    if facade.gap == "tree":
        return (
            fill(f"M0 330h{wide}V{FOOT}H0z", shade("#d9cbb0"))
            + fill(f"M-2 324h{wide + 4}v8H-2z", shade("#b3603f"))
            + use("plane", wide // 2, FOOT + 2, fill=shade("#6f9a5a"))
        )
    if facade.gap == "garden":
        return (
            use("lime", wide // 2, FOOT, fill=shade("#7fa562"))
            + fill(f"M0 376h{wide}V{FOOT}H0z", shade("#cdbfa4"))
            + use("rail", 0, 352, size=(wide, 25), fill=shade(_STONE))
        )
    return ""
