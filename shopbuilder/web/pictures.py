"""Addresses of the pictures of goods: drawn, until the trader brings a photo."""

from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask

from shopbuilder.facade.illustrations import KINDS

#: What stands for the goods of a trade where an article does not say what it looks like.
_USUAL: Mapping[str, str] = MappingProxyType(
    {
        "bakery": "loaf", "pastry": "cake", "butcher": "meat", "cheese": "cheese_wedge",
        "fishmonger": "fish", "greengrocer": "vegetables", "grocer": "tin", "organic": "vegetables",
        "deli": "dish", "wine": "wine", "beer": "beer", "chocolate": "chocolate",
        "sweets": "sweets", "ice_cream": "ice_cream", "tea_coffee": "coffee", "restaurant": "plate",
        "cafe": "coffee", "bar": "glassware", "fast_food": "sandwich", "books": "book",
        "stationery": "notebook", "press": "newspaper", "florist": "bouquet", "garden": "plant",
        "hairdresser": "scissors", "beauty": "cream", "perfumery": "perfume",
        "optician": "glasses", "pharmacy": "remedy", "shoes": "shoe", "cobbler": "boot",
        "clothing": "shirt", "second_hand": "coat", "children": "baby", "lingerie": "lingerie",
        "leather": "bag", "haberdashery": "thread", "fabric": "fabric", "tailor": "scissors",
        "jewellery": "jewel", "watchmaker": "watch", "bicycle": "bicycle", "hardware": "tool",
        "locksmith": "key", "electronics": "lamp", "computers": "computer", "phone": "phone",
        "photo": "camera", "music": "guitar", "records": "record", "toys": "toy", "games": "game",
        "gifts": "gift", "furniture": "chair", "decoration": "vase", "kitchenware": "pan",
        "ceramics": "plate", "art": "painting", "framing": "painting", "printing": "card",
        "pets": "pet_bowl", "sport": "ball", "travel": "suitcase",
    }
)  # fmt: skip


def install(app: Flask) -> None:
    """Give templates `picture_of`."""
    app.add_template_global(picture_of)


def picture_of(kind: str, trade: str, slug: str) -> str:
    """Return the address of the picture of an article.

    Args:
        kind: what it looks like (`Product.picture`); "" or a kind nobody draws: as its trade.
        trade: of its shop.
        slug: of the article, so that two loaves differ and neither ever changes.
    """
    drawn = kind if kind in KINDS else _USUAL.get(trade, "parcel")
    return f"/dessins/{drawn}/{slug}.svg"
