"""The inks of the plan, by day and by night: one style sheet inside the drawing."""

from typing import Final

#: Custom properties: day, night.
_INKS: Final = {
    "ground": ("#f2e8cf", "#211d19"),
    "built": ("#ead7b5", "#2b2520"),
    "house": ("#e6c7a0", "#4a3c30"),
    "wall": ("#b58d62", "#7d6750"),
    "landmark": ("#c98871", "#8a5445"),
    "pillar": ("#8a4a36", "#c08a76"),
    "street": ("#fffaf0", "#5d5347"),
    "kerb": ("#cbb48c", "#15120f"),
    "walk": ("#a88f63", "#8a7a62"),
    "green": ("#c9d9a6", "#2c3f2b"),
    "wood": ("#a9c383", "#34492f"),
    "hedge": ("#93ad70", "#4f6b48"),
    "tree": ("#7f9f5c", "#4d7046"),
    "leaf": ("#a9c383", "#68905c"),
    "water": ("#a9d1df", "#173a4e"),
    "bank": ("#6ba3bb", "#3a7390"),
    "ripple": ("#d8ecf2", "#2f6480"),
    "square": ("#faeed3", "#6a5d4c"),
    "rail": ("#6f665c", "#b0a697"),
    "ink": ("#3b3127", "#f0e6d2"),
    "halo": ("#fff8e8", "#211d19"),
    "deep": ("#245f7a", "#a8d4e6"),
    "moss": ("#3e5f2a", "#b4d3a0"),
    "enamel": ("#1d3f86", "#2d55ad"),
    "rim": ("#ffffff", "#dfe8ff"),
}

_SERIF: Final = (
    '"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Charter,Georgia,'
    '"Noto Serif","DejaVu Serif",serif'
)


def style(unit: float, plate: float, name: str) -> str:
    """Return the style sheet. `unit`: one in a thousand of what is seen; sizes of letters in px."""
    day = ";".join(f"--{key}:{light}" for key, (light, _) in _INKS.items())
    night = ";".join(f"--{key}:{dark}" for key, (_, dark) in _INKS.items())
    thin, pen = f"{1.1 * unit:.1f}", f"{1.6 * unit:.1f}"
    rules = (
        f":root{{{day}}}@media (prefers-color-scheme:dark){{:root{{{night}}}}}"
        "path,line{fill:none;stroke-linecap:round;stroke-linejoin:round}"
        ".ground{fill:var(--ground)}.built{fill:var(--built)}"
        f".green{{fill:var(--green);stroke:var(--hedge);stroke-width:{thin}}}"
        f".wood{{fill:var(--wood);stroke:var(--hedge);stroke-width:{thin}}}"
        f".square,.parking{{fill:var(--square);stroke:var(--kerb);stroke-width:{thin}}}"
        f".bank{{stroke:var(--bank);stroke-width:{2.6 * unit:.1f}}}"
        ".water{fill:var(--water)}.stream{stroke:var(--water);stroke-width:16}"
        f".streambank{{stroke:var(--bank);stroke-width:{16 + 2.2 * unit:.1f}}}"
        f".ripple{{stroke:var(--ripple);stroke-width:{pen}}}"
        f".building{{fill:var(--house);stroke:var(--wall);stroke-width:{thin};fill-rule:evenodd}}"
        f".landmark{{fill:var(--landmark);stroke:var(--pillar);stroke-width:{pen};"
        "fill-rule:evenodd}"
        f".path{{stroke:var(--walk);stroke-width:{pen};stroke-dasharray:{3 * unit:.1f} "
        f"{3.4 * unit:.1f}}}"
        ".kerb{stroke:var(--kerb)}.street{stroke:var(--street)}"
        f".rail{{stroke:var(--rail);stroke-width:{2.4 * unit:.1f}}}"
        f".tie{{stroke:var(--rail);stroke-width:{8 * unit:.1f};stroke-linecap:butt;"
        f"stroke-dasharray:{1.4 * unit:.1f} {7 * unit:.1f}}}"
        f".tram{{stroke:var(--rail);stroke-width:{thin}}}"
        ".shade{stroke:var(--tree)}.crown{stroke:var(--leaf)}.lit{stroke:var(--hedge)}"
        f"text{{font:600 {name}px {_SERIF};text-anchor:middle;fill:var(--ink);"
        f"stroke:var(--halo);stroke-width:{3 * unit:.1f};paint-order:stroke;"
        "stroke-linejoin:round}"
        f".w{{fill:var(--deep);stroke:var(--water);font-style:italic;letter-spacing:.08em}}"
        f".g{{fill:var(--moss);stroke:var(--green);font-style:italic}}"
        f".l{{fill:var(--ink);stroke:var(--halo)}}"
        f".p{{font-weight:700;font-size:{plate * unit:.1f}px;fill:#fff;stroke:none}}"
        ".o,.r,.i{stroke-linecap:butt}"
        f".o{{stroke:var(--enamel);stroke-width:{1.9 * plate * unit:.1f}}}"
        f".r{{stroke:var(--rim);stroke-width:{1.68 * plate * unit:.1f}}}"
        f".i{{stroke:var(--enamel);stroke-width:{1.5 * plate * unit:.1f}}}"
        "@media print{:root{--ground:#fff;--built:#fff}}"
    )
    return f"<style>{rules}</style>"
