"""The trades of a town centre: key, name, colour family, and whether food is sold.

To add one: a line in ``_ALL``, its French name in the catalogue of translations and, so that it has
a colour and a window of its own, a word in ``shopbuilder/facade/palette.py`` and a line in
``shopbuilder/facade/displays/``. Without these it is drawn in stone, with the neutral window.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shopbuilder.facade.palette import FAMILY_OF
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


def _trade(key: str, name: str, *, food: bool = False) -> Trade:
    return Trade(key, name, FAMILY_OF.get(key, "stone"), food)


_ALL = (
    _trade("bakery", N_("Bakery"), food=True),
    _trade("pastry", N_("Pastry shop"), food=True),
    _trade("butcher", N_("Butcher"), food=True),
    _trade("cheese", N_("Cheese shop"), food=True),
    _trade("fishmonger", N_("Fishmonger"), food=True),
    _trade("greengrocer", N_("Greengrocer"), food=True),
    _trade("grocer", N_("Grocer"), food=True),
    _trade("organic", N_("Organic grocer"), food=True),
    _trade("deli", N_("Delicatessen"), food=True),
    _trade("wine", N_("Wine merchant"), food=True),
    _trade("beer", N_("Beer cellar"), food=True),
    _trade("chocolate", N_("Chocolate shop"), food=True),
    _trade("sweets", N_("Sweet shop"), food=True),
    _trade("ice_cream", N_("Ice cream parlour"), food=True),
    _trade("tea_coffee", N_("Tea and coffee"), food=True),
    _trade("supermarket", N_("Supermarket"), food=True),
    _trade("restaurant", N_("Restaurant"), food=True),
    _trade("cafe", N_("Café"), food=True),
    _trade("bar", N_("Bar"), food=True),
    _trade("fast_food", N_("Food to take away"), food=True),
    _trade("books", N_("Bookshop")),
    _trade("stationery", N_("Stationery")),
    _trade("press", N_("Newsagent")),
    _trade("tobacco", N_("Tobacconist")),
    _trade("florist", N_("Florist")),
    _trade("garden", N_("Garden shop")),
    _trade("hairdresser", N_("Hairdresser")),
    _trade("beauty", N_("Beauty salon")),
    _trade("perfumery", N_("Perfumery")),
    _trade("optician", N_("Optician")),
    _trade("pharmacy", N_("Pharmacy")),
    _trade("health", N_("Health and care")),
    _trade("shoes", N_("Shoe shop")),
    _trade("cobbler", N_("Cobbler")),
    _trade("clothing", N_("Clothing")),
    _trade("second_hand", N_("Second-hand shop")),
    _trade("children", N_("Children’s clothing")),
    _trade("lingerie", N_("Lingerie")),
    _trade("leather", N_("Leather goods")),
    _trade("haberdashery", N_("Haberdashery")),
    _trade("fabric", N_("Fabrics")),
    _trade("tailor", N_("Tailor")),
    _trade("jewellery", N_("Jeweller")),
    _trade("watchmaker", N_("Watchmaker")),
    _trade("bicycle", N_("Bicycles")),
    _trade("car_repair", N_("Cars and motorbikes")),
    _trade("hardware", N_("Hardware shop")),
    _trade("locksmith", N_("Locksmith")),
    _trade("electronics", N_("Electrical goods")),
    _trade("computers", N_("Computers")),
    _trade("phone", N_("Telephones")),
    _trade("photo", N_("Photographer")),
    _trade("music", N_("Music")),
    _trade("records", N_("Record shop")),
    _trade("toys", N_("Toy shop")),
    _trade("games", N_("Games")),
    _trade("gifts", N_("Gifts")),
    _trade("antiques", N_("Antiques")),
    _trade("furniture", N_("Furniture")),
    _trade("decoration", N_("Home decoration")),
    _trade("kitchenware", N_("Kitchenware")),
    _trade("ceramics", N_("Ceramics")),
    _trade("art", N_("Art gallery")),
    _trade("framing", N_("Picture framer")),
    _trade("printing", N_("Print shop")),
    _trade("repair", N_("Repairs")),
    _trade("laundry", N_("Laundry")),
    _trade("pets", N_("Pet shop")),
    _trade("sport", N_("Sports shop")),
    _trade("travel", N_("Travel agency")),
    _trade("bank", N_("Bank and insurance")),
    _trade("estate_agent", N_("Estate agent")),
    _trade("variety", N_("Variety store")),
    _trade("other", N_("Shop")),
)

#: Every trade by its key, food first, then by family: the order of a list to choose from.
TRADES: Mapping[str, Trade] = MappingProxyType({trade.key: trade for trade in _ALL})


def trade_of(key: str) -> Trade:
    """The trade with this key; ``other`` for a key that is not (or no longer) listed."""
    return TRADES.get(key, TRADES["other"])
