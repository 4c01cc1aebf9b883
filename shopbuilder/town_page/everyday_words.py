"""Words people type when they look for a trade, beside its name: "vélo", "réparer", "cadeau".

Each entry is one msgid, so that every language brings its own words; they need not match.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from shopbuilder.i18n import language, translate
from shopbuilder.profile.trades import TRADES
from shopbuilder.town_page.spelling import fold, found_in
from tenants.errors import N_

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "bakery": N_("bread baguette croissant sandwich"),
        "pastry": N_("cake tart dessert"),
        "butcher": N_("meat poultry sausage"),
        "cheese": N_("dairy butter"),
        "fishmonger": N_("fish shellfish oyster"),
        "greengrocer": N_("fruit vegetable"),
        "grocer": N_("food"),
        "organic": N_("bulk healthy"),
        "deli": N_("ready meal catering"),
        "wine": N_("champagne spirits red white"),
        "beer": N_("brewery"),
        "chocolate": N_("praline present"),
        "sweets": N_("candy present"),
        "ice_cream": N_("sorbet"),
        "tea_coffee": N_("infusion roaster"),
        "supermarket": N_("food groceries"),
        "restaurant": N_("eat lunch dinner"),
        "cafe": N_("drink terrace breakfast"),
        "bar": N_("drink beer cocktail"),
        "fast_food": N_("eat lunch sandwich"),
        "books": N_("novel comic reading"),
        "stationery": N_("paper pen notebook card"),
        "press": N_("newspaper magazine"),
        "tobacco": N_("stamp lottery"),
        "florist": N_("flower bouquet plant"),
        "garden": N_("plant seed pot"),
        "hairdresser": N_("haircut barber"),
        "beauty": N_("nails massage"),
        "perfumery": N_("make-up present"),
        "optician": N_("glasses lenses"),
        "pharmacy": N_("medicine bandage"),
        "health": N_("doctor nurse dentist"),
        "shoes": N_("boot sandal"),
        "cobbler": N_("shoe repair sole key"),
        "clothing": N_("clothes dress trousers coat"),
        "second_hand": N_("used vintage clothes"),
        "children": N_("baby kids"),
        "lingerie": N_("underwear tights"),
        "leather": N_("bag wallet belt"),
        "haberdashery": N_("thread yarn wool button sewing knitting"),
        "fabric": N_("cloth sewing"),
        "tailor": N_("alteration repair sewing"),
        "jewellery": N_("ring necklace present"),
        "watchmaker": N_("watch clock battery repair"),
        "bicycle": N_("bike repair"),
        "car_repair": N_("garage car mechanic"),
        "hardware": N_("tool screw paint"),
        "locksmith": N_("key lock door"),
        "electronics": N_("television fridge washing machine"),
        "computers": N_("laptop printer repair"),
        "phone": N_("mobile repair"),
        "photo": N_("camera portrait print"),
        "music": N_("guitar piano violin"),
        "records": N_("vinyl music"),
        "toys": N_("game present child"),
        "games": N_("board game present"),
        "gifts": N_("present souvenir"),
        "antiques": N_("flea market old"),
        "furniture": N_("table chair bed"),
        "decoration": N_("present lamp cushion"),
        "kitchenware": N_("pan knife dishes present"),
        "ceramics": N_("pottery bowl vase present"),
        "art": N_("painting exhibition"),
        "framing": N_("frame picture"),
        "printing": N_("copies flyer card"),
        "repair": N_("mend fix"),
        "laundry": N_("dry cleaning ironing"),
        "pets": N_("dog cat animal food"),
        "sport": N_("ball racket running"),
        "travel": N_("ticket holiday"),
        "bank": N_("money cash"),
        "estate_agent": N_("flat rent house"),
        "variety": N_("household"),
    }
)


def called(word: str, trade: str) -> bool:
    """Tell whether people call a trade by that word, in the reader's language."""
    return found_in(word, _folded(language()).get(trade, ""))


def trades_called(word: str) -> list[str]:
    """Return the trades that people call by that word."""
    return [trade for trade in TRADES if called(word, trade)]


@lru_cache(maxsize=8)
def _folded(spoken: str) -> Mapping[str, str]:
    """Return name and everyday words of each trade; the language is the key they are kept by."""
    del spoken
    return {
        key: fold(
            " ".join((translate(trade.name), translate(_WORDS[key]) if key in _WORDS else ""))
        )
        for key, trade in TRADES.items()
    }
