"""What is seen behind and above the houses: hills, far roofs, sun, moon, stars, clouds."""

from shopbuilder.facade.street.ink import fill, line

_FAR = (
    "M0 240V150q60-30 130-10t150-30q70-20 140 14t150 6q60-34 150-8t160-10q80-24 170 10t150-6v134z"
)
_ROOFS = (
    "M40 240v-64h16l14-18 14 18h30v-22l18-16 18 16v30h24v-40h10v-14h6v14h8v40l26-20 26 20v56z"
    "M420 240v-58h20l18-16 18 16h12v-44l6-44 6 44v44h16l22-18 22 18v58z"
    "M760 240v-50l20-16 20 16h14v-26h24v26h14l24-20 24 20v50z"
    "M1010 240v-60h14v-12h10v12l28-22 28 22v16h20v-30l16-14 16 14v74z"
)
_CLOUDS = (
    "M120 60q0-16 18-16 6-18 26-14 18-10 28 8 22-2 22 22z"
    "M640 36q0-12 14-12 6-14 20-10 14-8 22 6 16 0 16 16z"
    "M960 84q0-12 14-12 6-14 20-10 14-8 22 6 16 0 16 16z"
)
_STARS = (
    "M80 40h0M190 22h0M300 66h0M410 30h0M530 54h0M690 26h0"
    "M780 70h0M860 20h0M1010 48h0M1120 30h0M240 100h0M600 96h0M930 104h0"
)


def _scene(name: str, sky: str, hills: str, roofs: str) -> str:
    return (
        f'<symbol id="{name}" viewBox="0 0 1200 240" preserveAspectRatio="xMidYMax slice">'
        f"{sky}{fill(_FAR, hills)}{fill(_ROOFS, roofs)}</symbol>"
    )


_FAINT = (
    "M40 84h0M140 60h0M220 46h0M330 92h0M370 50h0M470 78h0M500 18h0M570 36h0M640 70h0M730 50h0"
    "M830 92h0M890 84h0M980 96h0M1060 74h0M1150 64h0M1090 16h0"
)
_BIRDS = line(
    "M330 62q4-5 8 0 4-5 8 0M354 72q3-4 6 0 3-4 6 0M820 54q3-4 6 0 3-4 6 0", 1.4, "#5a6a76"
)
#: Parts of the file: a scene a sky.
PARTS = {
    "s-morning": _scene(
        "s-morning",
        line("M250 128h0", 70, "#fff1c9", round_=True) + fill(_CLOUDS, "#ffffff8c"),
        "#d9c7b0",
        "#c9b3a0",
    ),
    "s-day": _scene(
        "s-day",
        line("M1010 52h0", 52, "#fff3c4", round_=True) + fill(_CLOUDS, "#ffffffd9") + _BIRDS,
        "#b9cfc0",
        "#a9bfc4",
    ),
    "s-dusk": _scene(
        "s-dusk",
        line("M820 150h0", 76, "#ffd3a0", round_=True) + fill(_CLOUDS, "#f3b9a8a6"),
        "#8f6f86",
        "#7a5f7d",
    ),
    "s-night": _scene(
        "s-night",
        fill("M936 30a26 26 0 1 0 24 36 22 22 0 0 1-24-36z", "#f7efcf")
        + line(_STARS, 2.2, "#fff6d8", round_=True)
        + line(_FAINT, 1.4, "#cdd6ff", round_=True),
        "#1a2544",
        "#151e3a",
    ),
}
