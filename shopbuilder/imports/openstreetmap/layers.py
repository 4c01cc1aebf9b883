"""Which layer of the plan a feature is painted on, by its tags."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

#: "key=value" → layer, for outlines; "key=*" is any value.
_AREAS: Final[Mapping[str, str]] = {
    "natural=water": "water", "waterway=riverbank": "water", "waterway=dock": "water",
    "waterway=lock": "water", "landuse=basin": "water", "landuse=reservoir": "water",
    "amenity=fountain": "water",
    "natural=wood": "wood", "landuse=forest": "wood", "natural=scrub": "wood",
    "leisure=park": "green", "leisure=garden": "green", "leisure=common": "green",
    "leisure=pitch": "green", "leisure=playground": "green", "natural=grassland": "green",
    "landuse=grass": "green", "landuse=meadow": "green", "landuse=village_green": "green",
    "landuse=recreation_ground": "green", "landuse=cemetery": "green", "landuse=orchard": "green",
    "landuse=allotments": "green", "landuse=vineyard": "green",
    "place=square": "square", "highway=pedestrian": "square", "highway=footway": "square",
    "highway=platform": "square",
    "amenity=parking": "parking",
    "amenity=place_of_worship": "landmark", "amenity=townhall": "landmark",
    "amenity=marketplace": "landmark", "amenity=theatre": "landmark",
    "amenity=library": "landmark", "amenity=courthouse": "landmark", "historic=*": "landmark",
    "tourism=museum": "landmark", "railway=station": "landmark",
    "public_transport=station": "landmark",
    "building=*": "building",
}  # fmt: skip
_LINES: Final[Mapping[str, str]] = {
    "waterway=river": "stream", "waterway=canal": "stream", "waterway=stream": "stream",
    "waterway=drain": "stream", "waterway=ditch": "stream",
    "railway=rail": "rail", "railway=light_rail": "rail", "railway=narrow_gauge": "rail",
    "railway=tram": "tram",
    **dict.fromkeys(
        (f"highway={kind}{link}" for kind in ("motorway", "trunk", "primary", "secondary")
         for link in ("", "_link")),
        "road",
    ),
    **dict.fromkeys(
        (f"highway={kind}" for kind in ("tertiary", "tertiary_link", "residential",
         "unclassified", "living_street", "pedestrian", "service", "road")),
        "lane",
    ),
    **dict.fromkeys(
        (f"highway={kind}" for kind in ("footway", "path", "steps", "cycleway", "track",
         "bridleway")),
        "path",
    ),
}  # fmt: skip
#: Only these say what a feature is; the rest describes it.
_TELLING: Final = (
    "natural", "waterway", "leisure", "landuse", "place", "highway", "amenity", "historic",
    "tourism", "railway", "public_transport", "building",
)  # fmt: skip
#: What lies under the ground is not seen on a walk.
_UNDER_GROUND: Final = ("tunnel", "covered")
_NOT: Final = frozenset({"", "no"})


def layer_of(tags: Mapping[str, str], geometry: str) -> str:
    """Return the layer of a feature with this shape; "" for what a plan does not draw."""
    if geometry.endswith("Point") or any(_said(tags, _UNDER_GROUND)):
        return ""
    layers = _AREAS if geometry.endswith("Polygon") else _LINES
    found = (
        layers.get(f"{key}={value}") or layers.get(f"{key}=*")
        for key, value in _said(tags, _TELLING)
    )
    return next(filter(None, found), "")


def _said(tags: Mapping[str, str], keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the tags of these keys that say yes to something."""
    return ((key, tags[key]) for key in keys if tags.get(key, "no") not in _NOT)


def telling_tag(tags: Mapping[str, str]) -> str:
    """Return the tag by which to name a feature in a report, "amenity=bank"; "" for none."""
    found = ((key, tags[key]) for key in _TELLING if tags.get(key))
    return next((f"{key}={value[:40]}" for key, value in found), "")
