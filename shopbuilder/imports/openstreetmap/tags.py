"""What the tags of a feature make of it: a shop with its trade, a place with its kind, or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from shopbuilder.town_life.place_kinds import KINDS

#: Value of shop=* or craft=* → key of a trade. What is missing here is a shop of trade "other".
_TRADES: Final[Mapping[str, str]] = {
    **{key: key for key in (
        "bakery", "pastry", "butcher", "cheese", "greengrocer", "deli", "wine", "chocolate",
        "ice_cream", "supermarket", "books", "stationery", "tobacco", "florist", "hairdresser",
        "beauty", "perfumery", "optician", "pharmacy", "shoes", "second_hand", "leather",
        "haberdashery", "fabric", "tailor", "bicycle", "car_repair", "hardware", "locksmith",
        "electronics", "games", "toys", "antiques", "furniture", "art", "laundry",
        "estate_agent", "lingerie", "jewellery", "ceramics", "bar", "restaurant", "cafe",
    )},
    "seafood": "fishmonger", "fish": "fishmonger", "farm": "greengrocer",
    "fruits": "greengrocer", "convenience": "grocer", "grocery": "grocer", "food": "grocer",
    "frozen_food": "grocer", "spices": "grocer", "health_food": "organic", "organic": "organic",
    "pasta": "deli", "caterer": "deli", "dairy": "cheese", "alcohol": "wine", "winery": "wine",
    "beverages": "beer", "brewing_supplies": "beer", "brewery": "beer", "beer": "beer",
    "confectionery": "sweets", "candy": "sweets", "tea": "tea_coffee", "coffee": "tea_coffee",
    "newsagent": "press", "kiosk": "press", "e-cigarette": "tobacco", "garden_centre": "garden",
    "garden_furniture": "garden", "massage": "beauty", "nails": "beauty", "tattoo": "beauty",
    "tanning": "beauty", "cosmetics": "perfumery", "chemist": "health",
    "medical_supply": "health", "hearing_aids": "health", "herbalist": "health",
    "nutrition_supplements": "health", "shoe_repair": "cobbler", "shoemaker": "cobbler",
    "clothes": "clothing", "boutique": "clothing", "fashion": "clothing",
    "fashion_accessories": "clothing", "charity": "second_hand", "baby_goods": "children",
    "children": "children", "bag": "leather", "maroquinerie": "leather", "saddler": "leather",
    "sewing": "haberdashery", "wool": "haberdashery", "curtain": "fabric",
    "dressmaker": "tailor", "jewelry": "jewellery", "jeweller": "jewellery",
    "watches": "watchmaker", "watchmaker": "watchmaker", "car": "car_repair",
    "car_parts": "car_repair", "motorcycle": "car_repair", "motorcycle_repair": "car_repair",
    "tyres": "car_repair", "doityourself": "hardware", "paint": "hardware", "tool": "hardware",
    "tools": "hardware", "trade": "hardware", "key_cutter": "locksmith", "hifi": "electronics",
    "appliance": "electronics", "sonorisation": "electronics", "lighting": "decoration",
    "computer": "computers", "mobile_phone": "phone", "phone": "phone", "photo": "photo",
    "camera": "photo", "photographer": "photo", "photographic_laboratory": "photo",
    "photo_studio": "photo", "musical_instrument": "music", "music": "records",
    "video": "records", "video_games": "games", "model": "games", "hobby": "games",
    "gift": "gifts", "souvenir": "gifts", "bed": "furniture", "carpenter": "furniture",
    "cabinet_maker": "furniture", "upholsterer": "furniture", "kitchen": "furniture",
    "bathroom_furnishing": "furniture", "interior_decoration": "decoration",
    "carpet": "decoration", "household_linen": "decoration", "houseware": "kitchenware",
    "pottery": "ceramics", "frame": "framing", "copyshop": "printing", "printer": "printing",
    "bookbinder": "printing", "electronics_repair": "repair", "repair": "repair",
    "dry_cleaning": "laundry", "pet": "pets", "pet_grooming": "pets", "pet_food": "pets",
    "sports": "sport", "outdoor": "sport", "fishing": "sport", "travel_agency": "travel",
    "insurance": "bank", "money_lender": "bank", "variety_store": "variety",
    "general": "variety", "department_store": "variety", "mall": "variety",
}  # fmt: skip

#: amenity=* that is a shop here: people walk in, are served, and pay.
_AMENITIES: Final[Mapping[str, str]] = {
    "restaurant": "restaurant",
    "food_court": "restaurant",
    "cafe": "cafe",
    "bar": "bar",
    "pub": "bar",
    "biergarten": "bar",
    "fast_food": "fast_food",
    "ice_cream": "ice_cream",
    "pharmacy": "pharmacy",
}

#: Trade → the tag the map mostly has for it.
_TAG_OF: Final[Mapping[str, tuple[str, str]]] = {
    **{trade: ("shop", value) for value, trade in reversed(list(_TRADES.items()))},
    **{trade: ("shop", trade) for trade in _TRADES if _TRADES[trade] == trade},
    **{trade: ("amenity", value) for value, trade in reversed(list(_AMENITIES.items()))},
}

_PLACE_TAGS: Final = ("amenity", "tourism", "leisure", "historic", "public_transport")
_CLOSED: Final = frozenset({"vacant", "no", "disused", "abandoned"})
#: Says that something is sold, not what.
_VAGUE: Final = frozenset({"yes", "unknown", "other"})


@dataclass(frozen=True)
class Use:
    """What a feature is used for."""

    #: "shop", "place", "vacant", or "" for what has no place on a town's pages.
    what: str
    #: Key of a trade, or kind of place.
    kind: str = ""
    #: The tag that is not known here, as "shop=weapons"; "" when all is known.
    unknown: str = ""


def use_of(tags: Mapping[str, str]) -> Use:
    """Tell what a feature is: shop, craft, catering and pharmacies are shops, the rest are places."""
    sold = _values(tags, "shop", "craft")
    open_shops = [(key, value) for key, value in sold if value not in _CLOSED]
    if open_shops:
        return _shop(open_shops)
    for _, value in _values(tags, "amenity"):
        if value in _AMENITIES:
            return Use("shop", _ice_cream_or(_AMENITIES[value], tags))
    if sold or "disused:shop" in tags:
        return Use("vacant")
    return _place(tags)


def tag_of_trade(trade: str) -> tuple[str, str]:
    """Return the tag that `use_of` reads as this trade; shop=yes where the map has no word for it."""
    return _TAG_OF.get(trade, ("shop", "yes"))


def _shop(sold: list[tuple[str, str]]) -> Use:
    """Return the shop of the first value that is a known trade."""
    for _, value in sold:
        if value in _TRADES:
            return Use("shop", _TRADES[value])
    key, value = sold[0]
    return Use("shop", "other", "" if value in _VAGUE else f"{key}={value[:40]}")


def _ice_cream_or(trade: str, tags: Mapping[str, str]) -> str:
    """Tell ice cream makers among the cafés."""
    return "ice_cream" if trade == "cafe" and tags.get("cuisine") == "ice_cream" else trade


def _place(tags: Mapping[str, str]) -> Use:
    """Return the place of the first value that is a known kind."""
    found = _values(tags, *_PLACE_TAGS)
    for _, value in found:
        if value in KINDS:
            return Use("place", value)
    if "office" in tags:
        return Use("place", "office")
    return Use("place", "other", "=".join(found[0])[:60]) if found else Use("")


def _values(tags: Mapping[str, str], *keys: str) -> list[tuple[str, str]]:
    """Return (key, value) of these tags; several values stand in one tag with semicolons."""
    return [pair for key in keys for pair in product([key], _split(tags.get(key, "")))]


def _split(value: str) -> Iterator[str]:
    """Yield the values of a tag."""
    return (part.strip() for part in value.split(";") if part.strip())
