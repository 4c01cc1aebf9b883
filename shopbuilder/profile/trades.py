"""The trades of a town centre: key, name, colour family, and whether food is sold.

To add one: a line in ``_ALL``, its French name in the catalogue of translations, and, so that it
has a window of its own, a line in ``shopbuilder/facade/displays.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tenants.errors import N_


@dataclass(frozen=True)
class Trade:
    """What a shop does for a living."""

    #: Stored with the shop, never shown.
    key: str
    #: English msgid, translated by the faces.
    name: str
    #: Key of ``shopbuilder.facade.palette.TRADE_COLOURS``.
    colour: str
    #: Sells food: unit price and allergens are due (Regulation (EU) 1169/2011).
    food: bool = False


_ALL = (
    Trade("bakery", N_("Bakery"), "crust", food=True),
    Trade("pastry", N_("Pastry shop"), "rose", food=True),
    Trade("butcher", N_("Butcher"), "brick", food=True),
    Trade("cheese", N_("Cheese shop"), "butter", food=True),
    Trade("fishmonger", N_("Fishmonger"), "sea", food=True),
    Trade("greengrocer", N_("Greengrocer"), "leaf", food=True),
    Trade("grocer", N_("Grocer"), "leaf", food=True),
    Trade("organic", N_("Organic grocer"), "leaf", food=True),
    Trade("deli", N_("Delicatessen"), "clay", food=True),
    Trade("wine", N_("Wine merchant"), "wine", food=True),
    Trade("beer", N_("Beer cellar"), "butter", food=True),
    Trade("chocolate", N_("Chocolate maker"), "cocoa", food=True),
    Trade("sweets", N_("Sweet shop"), "rose", food=True),
    Trade("ice_cream", N_("Ice cream maker"), "mint", food=True),
    Trade("tea_coffee", N_("Tea and coffee"), "cocoa", food=True),
    Trade("supermarket", N_("Supermarket"), "slate", food=True),
    Trade("restaurant", N_("Restaurant"), "brick", food=True),
    Trade("cafe", N_("Café"), "cocoa", food=True),
    Trade("bar", N_("Bar"), "wine", food=True),
    Trade("fast_food", N_("Food to take away"), "crust", food=True),
    Trade("books", N_("Bookshop"), "ink"),
    Trade("stationery", N_("Stationery"), "ink"),
    Trade("press", N_("Newsagent"), "slate"),
    Trade("tobacco", N_("Tobacconist"), "brick"),
    Trade("florist", N_("Florist"), "leaf"),
    Trade("garden", N_("Garden shop"), "leaf"),
    Trade("hairdresser", N_("Hairdresser"), "violet"),
    Trade("beauty", N_("Beauty salon"), "rose"),
    Trade("perfumery", N_("Perfumery"), "rose"),
    Trade("optician", N_("Optician"), "sea"),
    Trade("pharmacy", N_("Pharmacy"), "mint"),
    Trade("health", N_("Health and care"), "mint"),
    Trade("shoes", N_("Shoe shop"), "cocoa"),
    Trade("cobbler", N_("Cobbler"), "clay"),
    Trade("clothing", N_("Clothing"), "wine"),
    Trade("second_hand", N_("Second-hand shop"), "mint"),
    Trade("children", N_("Children's clothing"), "sea"),
    Trade("lingerie", N_("Lingerie"), "rose"),
    Trade("leather", N_("Leather goods"), "cocoa"),
    Trade("haberdashery", N_("Haberdashery"), "violet"),
    Trade("fabric", N_("Fabrics"), "wine"),
    Trade("tailor", N_("Tailor"), "slate"),
    Trade("jewellery", N_("Jeweller"), "ink"),
    Trade("watchmaker", N_("Watchmaker"), "ink"),
    Trade("bicycle", N_("Bicycles"), "sea"),
    Trade("car_repair", N_("Cars and motorbikes"), "slate"),
    Trade("hardware", N_("Hardware shop"), "slate"),
    Trade("locksmith", N_("Locksmith"), "slate"),
    Trade("electronics", N_("Electrical goods"), "slate"),
    Trade("computers", N_("Computers"), "slate"),
    Trade("phone", N_("Telephones"), "sea"),
    Trade("photo", N_("Photographer"), "slate"),
    Trade("music", N_("Music"), "violet"),
    Trade("records", N_("Record shop"), "violet"),
    Trade("toys", N_("Toy shop"), "violet"),
    Trade("games", N_("Games"), "violet"),
    Trade("gifts", N_("Gifts"), "rose"),
    Trade("antiques", N_("Antiques"), "cocoa"),
    Trade("furniture", N_("Furniture"), "clay"),
    Trade("decoration", N_("Home decoration"), "clay"),
    Trade("kitchenware", N_("Kitchenware"), "brick"),
    Trade("ceramics", N_("Ceramics"), "clay"),
    Trade("art", N_("Art gallery"), "ink"),
    Trade("framing", N_("Picture framer"), "butter"),
    Trade("printing", N_("Print shop"), "ink"),
    Trade("repair", N_("Repairs"), "slate"),
    Trade("laundry", N_("Laundry"), "sea"),
    Trade("pets", N_("Pet shop"), "leaf"),
    Trade("sport", N_("Sports shop"), "sea"),
    Trade("travel", N_("Travel agency"), "sea"),
    Trade("bank", N_("Bank and insurance"), "slate"),
    Trade("estate_agent", N_("Estate agent"), "stone"),
    Trade("variety", N_("Variety store"), "stone"),
    Trade("other", N_("Shop"), "stone"),
)

#: Every trade by its key, food first, then by family: the order of a list to choose from.
TRADES: Mapping[str, Trade] = MappingProxyType({trade.key: trade for trade in _ALL})


def trade_of(key: str) -> Trade:
    """The trade with this key; ``other`` for a key that is not (or no longer) listed."""
    return TRADES.get(key, TRADES["other"])
