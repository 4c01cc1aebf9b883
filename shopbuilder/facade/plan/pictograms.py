"""Pictograms of public places, drawn here: white lines in a box of 20, its middle at 0 0."""

from collections.abc import Mapping
from types import MappingProxyType

#: Outlines drawn with a pen, by the name of the picture.
_LINES: Mapping[str, str] = MappingProxyType(
    {
        "market": "M-6-1v6h12v-6M-7-5h14l1 3.5h-16zM-3-1.5v1M3-1.5v1M0-5v3.5",
        "townhall": "M-7 6h14M-6-1h12M0-6.5l6.5 4.5h-13zM-4.5 0v5M0 0v5M4.5 0v5",
        "book": (
            "M0-4c-2-1.5-4.5-1.5-6.5-1v9.5c2-.5 4.5-.5 6.5 1 2-1.5 4.5-1.5"
            " 6.5-1v-9.5c-2-.5-4.5-.5-6.5 1zv9.5"
        ),
        "letter": "M-6.5-4.5h13v9h-13zM-6.5-4l6.5 5 6.5-5",
        "shield": "M0-6.5l5.5 2v4c0 3-2.5 5.5-5.5 7-3-1.5-5.5-4-5.5-7v-4z",
        "coin": "M3.5-4.5a5.5 5.5 0 1 0 0 9M-6-1.300h7M-6 1.300h6",
        "cross": "M0-5.5v11M-5.5 0h11",
        "mask": (
            "M-5.5-5h11v4c0 4-2.5 6.5-5.5 6.5s-5.5-2.5-5.5-6.5zM-2.700-2h.2M2.700-2h-.2"
            "M-2.5 1.5c1.5 1.5 3.5 1.5 5 0"
        ),
        "column": "M-6 6h12M-6-3.5h12M0-6.5l5.5 3h-11zM-4-3v8.5M4-3v8.5M0-3v8.5",
        "letter-i": "M0-1.5v6M0-5v.2",
        "bed": "M-6.5-4.5v9.5M-6.5 2.5h13v2.5M6.5 2.5c0-3-2-3.5-4-3.5h-9",
        "spire": "M0-7v4M-1.5-5.5h3M-4.5 6v-5l4.5-4 4.5 4v5zM0 6v-2.5",
        "letter-p": "M-3 6v-11.5h3.5a3.300 3.300 0 0 1 0 6.700h-3.5",
        "bicycle": (
            "M-4.5 2.5m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0M4.5 2.5m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0"
            "M-4.5 2.5l2.5-5h4.5l2 5M-2-2.5l2 5 2.5-5M1.5-4.5h2M-3.5-4h2.5"
        ),
        "plug": "M1-6.5l-4.5 7h3.5l-1 6 4.5-7h-3.5z",
        "car": "M-6.5 3.5v-3l2-4h9l2 4v3zM-4 3.5v2M4 3.5v2M-6.5.5h13",
        "train": "M-4.5-6h9v9h-9zM-4.5-1h9M-2 .9h.1M2 .9h-.1M-3 3l-2 3.5M3 3l2 3.5",
        "toilets": (
            "M-3.5-5.5v.1M3.5-5.5v.1M-5.5-2.5h4v4.5h-4zM-4.5 2v4.5M-2.5 2v4.5M3.5-2.5l2.5 5h-5z"
            "M2.700 2.5v4M4.300 2.5v4M0-6v12"
        ),
        "drop": "M0-6.5c3 4 4.5 6 4.5 8.200a4.5 4.5 0 0 1-9 0c0-2.200 1.5-4.200 4.5-8.200z",
        "bench": "M-6.5-3h13M-6.5 0h13M-5 3h10M-4.5 0v6M4.5 0v6",
        "box": "M-5.5-5.5h11v11h-11zM-5.5 0h11M0-5.5v11M-3-3h.1M3-3h-.1M-3 3h.1M3 3h-.1",
        "arrows": (
            "M-1-5.5l3.5 0 2 3.5M4.5-5v3h-3M4.5 1l-2 4.5h-3M3 3l-3.5 2.5 0-3M-3 4.5l-2.5-4 2-3.5"
            "M-6-2l2.5-1.5 1.5 3"
        ),
        "swing": "M-6 6l3-12h6l3 12M-1.5-6v8M1.5-6v8M-2.5 2.5h5",
        "tree": "M0 6.5v-6M0 1.5a4.300 4.300 0 1 1 .1 0",
        "school": "M0-4.5l7 3-7 3-7-3zM-4-.2v4c2.5 2 5.5 2 8 0v-4M7-1.5v4",
        "star": (
            "M0-6l1.800 4 4.200.5-3.200 3 .9 4.300-3.700-2.200-3.700 2.200.9-4.300-3.200-3"
            " 4.200-.5z"
        ),
        "desk": "M-5 6v-12h10v12zM-2-3h.1M2-3h-.1M-2 0h.1M2 0h-.1M-1 6v-3h2v3",
    }
)
_OF_KIND: Mapping[str, str] = MappingProxyType(
    {
        "marketplace": "market", "townhall": "townhall", "library": "book", "school": "school",
        "kindergarten": "school", "post_office": "letter", "post_box": "letter",
        "police": "shield", "bank": "coin", "atm": "coin", "doctors": "cross",
        "dentist": "cross", "clinic": "cross", "hospital": "cross", "veterinary": "cross",
        "theatre": "mask", "cinema": "mask", "arts_centre": "mask", "nightclub": "mask",
        "community_centre": "desk", "museum": "column", "gallery": "column",
        "attraction": "star", "information": "letter-i", "hotel": "bed", "guest_house": "bed",
        "hostel": "bed", "place_of_worship": "spire", "parking": "letter-p",
        "bicycle_parking": "bicycle", "bicycle_rental": "bicycle", "car_rental": "car",
        "charging_station": "plug", "fuel": "car", "taxi": "car", "station": "train",
        "toilets": "toilets", "drinking_water": "drop", "bench": "bench",
        "parcel_locker": "box", "recycling": "arrows", "playground": "swing", "park": "tree",
        "office": "desk", "other": "star",
    }
)  # fmt: skip


def picture_of(kind: str) -> str:
    """Return the name of the pictogram of a kind of place; a star for what has none."""
    return _OF_KIND.get(kind, "star")


def outline_of(picture: str) -> str:
    """Return the lines of a pictogram as a path."""
    return _LINES[picture]
