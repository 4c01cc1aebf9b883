"""Words people type when they look for a trade: what it is called, and what one goes there for.

Each entry is one msgid, phrases parted by commas, so that every language brings its own words; they
need not match. A phrase counts when all its telling words are in the question.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from shopbuilder.i18n import OWN, in_language, language, translate
from shopbuilder.profile.trades import TRADES
from shopbuilder.town_page.spelling import fold, forms_of, stem, stems_of
from tenants.errors import N_

#: What the trade, its place and its people are called, beside the name in `profile/trades.py`.
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bakery": N_("baker, bread shop"),
        "pastry": N_("pastry cook, confectioner"),
        "butcher": N_("meat shop"),
        "cheese": N_("cheesemonger, dairy"),
        "fishmonger": N_("fish shop"),
        "greengrocer": N_("fruit shop"),
        "grocer": N_("general store"),
        "organic": N_("health food shop, bulk shop"),
        "deli": N_("caterer"),
        "wine": N_("wine shop"),
        "beer": N_("beer shop"),
        "chocolate": N_("chocolatier"),
        "sweets": N_("candy shop"),
        "ice_cream": N_("ice cream parlour"),
        "tea_coffee": N_("coffee roaster, tea shop"),
        "supermarket": N_("food store"),
        "restaurant": N_("brasserie, bistro"),
        "cafe": N_("coffee house"),
        "bar": N_("pub"),
        "fast_food": N_("takeaway, snack bar"),
        "books": N_("bookseller"),
        "stationery": N_("stationer"),
        "press": N_("newsstand"),
        "tobacco": N_("tobacco shop"),
        "florist": N_("flower shop"),
        "garden": N_("seed shop, nursery"),
        "hairdresser": N_("barber"),
        "beauty": N_("beautician"),
        "perfumery": N_("perfume shop"),
        "optician": N_("eyewear"),
        "pharmacy": N_("chemist"),
        "health": N_("doctor, nurse"),
        "shoes": N_("shoemaker"),
        "cobbler": N_("shoe repair, key cutting"),
        "clothing": N_("clothes shop"),
        "second_hand": N_("thrift shop, vintage shop"),
        "children": N_("baby clothes"),
        "lingerie": N_("underwear"),
        "leather": N_("leather goods"),
        "haberdashery": N_("sewing supplies, wool shop"),
        "fabric": N_("draper"),
        "tailor": N_("seamstress, alterations"),
        "jewellery": N_("jewellers"),
        "watchmaker": N_("clock shop"),
        "bicycle": N_("bike shop"),
        "car_repair": N_("garage, mechanic"),
        "hardware": N_("ironmonger, tool shop"),
        "locksmith": N_("key cutting"),
        "electronics": N_("appliances"),
        "computers": N_("computer shop"),
        "phone": N_("phone shop"),
        "photo": N_("photo studio"),
        "music": N_("instrument maker"),
        "records": N_("vinyl shop"),
        "toys": N_("toyshop"),
        "games": N_("board games"),
        "gifts": N_("gift shop"),
        "antiques": N_("antique dealer"),
        "furniture": N_("furniture shop"),
        "decoration": N_("homeware"),
        "kitchenware": N_("cookware"),
        "ceramics": N_("potter"),
        "art": N_("gallery"),
        "framing": N_("framer"),
        "printing": N_("printer, copy shop"),
        "repair": N_("repair shop"),
        "laundry": N_("laundrette, dry cleaner"),
        "pets": N_("pet shop"),
        "sport": N_("sporting goods"),
        "travel": N_("travel agent"),
        "bank": N_("insurance"),
        "estate_agent": N_("property"),
        "variety": N_("bazaar, household goods"),
    }
)
#: What people want when they go there.
_NEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bakery": N_("bread, baguette, croissant, sandwich"),
        "pastry": N_("cake, tart, dessert, birthday"),
        "butcher": N_("meat, poultry, sausage, barbecue"),
        "cheese": N_("cheese, dairy, butter"),
        "fishmonger": N_("fish, shellfish, oyster"),
        "greengrocer": N_("fruit, vegetable, salad"),
        "grocer": N_("food, groceries, staples"),
        "organic": N_("bulk, healthy, without packaging"),
        "deli": N_("ready meal, catering, buffet"),
        "wine": N_("wine, champagne, spirits, red, white"),
        "beer": N_("brewery, keg"),
        "chocolate": N_("praline, present"),
        "sweets": N_("candy, present"),
        "ice_cream": N_("sorbet, cone"),
        "tea_coffee": N_("infusion, coffee beans, teapot"),
        "supermarket": N_("food, groceries"),
        "restaurant": N_("eat, lunch, dinner, menu"),
        "cafe": N_("drink, terrace, breakfast"),
        "bar": N_("drink, beer, cocktail, evening"),
        "fast_food": N_("eat, lunch, sandwich, lunch box"),
        "books": N_("novel, comic, reading, book"),
        "stationery": N_("paper, pen, notebook, card"),
        "press": N_("newspaper, magazine, stamps"),
        "tobacco": N_("stamp, lottery"),
        "florist": N_("flower, bouquet, plant, wedding, mourning"),
        "garden": N_("plant, seed, pot, gardening"),
        "hairdresser": N_("haircut, colour, beard"),
        "beauty": N_("nails, massage, waxing"),
        "perfumery": N_("perfume, make-up, present"),
        "optician": N_("glasses, lenses, sight"),
        "pharmacy": N_("medicine, bandage, advice, ill"),
        "health": N_("care, appointment"),
        "shoes": N_("boot, sandal, trainers, feet"),
        "cobbler": N_("sole, heel, key, leather, mend"),
        "clothing": N_("clothes, dress, trousers, coat"),
        "second_hand": N_("used, vintage, clothes, donate"),
        "children": N_("baby, kids, birth"),
        "lingerie": N_("underwear, tights, swimwear"),
        "leather": N_("bag, wallet, belt, luggage"),
        "haberdashery": N_("thread, yarn, wool, button, sewing, knitting"),
        "fabric": N_("cloth, sewing, curtain"),
        "tailor": N_("alteration, hem, zip, mend"),
        "jewellery": N_("ring, necklace, wedding, present"),
        "watchmaker": N_("watch, clock, battery, repair"),
        "bicycle": N_("bike, repair, tyre, puncture"),
        "car_repair": N_("car, breakdown, tyre"),
        "hardware": N_("tool, screw, paint, key, do it yourself"),
        "locksmith": N_("key, lock, door"),
        "electronics": N_("television, fridge, washing machine"),
        "computers": N_("laptop, printer, repair"),
        "phone": N_("mobile, screen, repair"),
        "photo": N_("camera, portrait, print"),
        "music": N_("guitar, piano, violin, lesson"),
        "records": N_("vinyl, music, turntable"),
        "toys": N_("game, present, child"),
        "games": N_("board game, present"),
        "gifts": N_("present, souvenir"),
        "antiques": N_("flea market, old, collect"),
        "furniture": N_("table, chair, bed"),
        "decoration": N_("present, lamp, cushion"),
        "kitchenware": N_("pan, knife, dishes, present"),
        "ceramics": N_("pottery, bowl, vase, lesson, present"),
        "art": N_("painting, exhibition, sculpture"),
        "framing": N_("frame, picture, hang"),
        "printing": N_("copies, flyer, card"),
        "repair": N_("mend, fix, broken, second life"),
        "laundry": N_("dry cleaning, ironing, wash"),
        "pets": N_("dog, cat, bird, animal food"),
        "sport": N_("ball, racket, running, hiking"),
        "travel": N_("ticket, holiday"),
        "bank": N_("money, cash, account"),
        "estate_agent": N_("flat, rent, house"),
        "variety": N_("household, odds and ends"),
    }
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, by what a question holds of them."""

    #: Stem of a word -> trades called so.
    names: Mapping[str, frozenset[str]]
    #: Stems of a phrase -> trades one goes to for it.
    needs: Mapping[frozenset[str], frozenset[str]]
    #: Every word, folded -> as it is written.
    written: Mapping[str, str]


def vocabulary() -> Vocabulary:
    """Return the words of the reader's language."""
    return _vocabulary(language())


def written(word: str) -> str:
    """Return a folded word with its accents, where the language knows it."""
    known = vocabulary().written
    for form in forms_of(word):
        if form in known:
            return known[form]
    return word


def trades_named(word: str) -> frozenset[str]:
    """Return the trades that are called by a folded word: "boulangère"."""
    return vocabulary().names.get(stem(word), frozenset())


def trades_for(words: Sequence[str]) -> dict[str, set[str]]:
    """Return by folded word the trades that people go to for it, alone or with the others.

    "bande" alone leads nowhere; in "bande dessinée" both words lead to the bookshop.
    """
    stems = {stem(word): word for word in words}
    needs = vocabulary().needs
    found: dict[str, set[str]] = {word: set() for word in words}
    for phrase in _within(tuple(stems)):
        for held in phrase:
            found[stems[held]] |= needs.get(phrase, frozenset())
    return found


def _within(stems: tuple[str, ...]) -> Iterable[frozenset[str]]:
    """Return the words of a question in ones, twos and threes: no phrase is longer."""
    known = vocabulary().needs
    return [phrase for phrase in known if phrase <= set(stems)]


@lru_cache(maxsize=8)
def _vocabulary(spoken: str) -> Vocabulary:
    """Read the translations once; the language is the key that they are kept by."""
    names: dict[str, set[str]] = {}
    needs: dict[frozenset[str], set[str]] = {}
    written: dict[str, str] = {}
    # Signs speak the town's language: who reads another one may type what stands on them.
    for tongue in dict.fromkeys((spoken, OWN)):
        with in_language(tongue):
            _learn(names, needs, written)
    return Vocabulary(
        {said: frozenset(trades) for said, trades in names.items()},
        {said: frozenset(trades) for said, trades in needs.items()},
        written,
    )


def _learn(
    names: dict[str, set[str]], needs: dict[frozenset[str], set[str]], written: dict[str, str]
) -> None:
    for key, trade in TRADES.items():
        for phrase in (translate(trade.name), *_phrases(_NAMES, key)):
            _write(phrase, written)
            _note(phrase, key, names, needs)
        for phrase in _phrases(_NEEDS, key):
            _write(phrase, written)
            needs.setdefault(frozenset(stems_of(phrase)), set()).add(key)


def _write(phrase: str, written: dict[str, str]) -> None:
    for word in re.findall(r"[^\W_]{4,}", phrase):
        written.setdefault(fold(word), word.lower())


def _note(
    phrase: str, trade: str, names: dict[str, set[str]], needs: dict[frozenset[str], set[str]]
) -> None:
    """A trade is called by a single word; a longer name counts when it is said whole."""
    stems = stems_of(phrase)
    if trade == "other":
        return
    if len(stems) == 1:
        names.setdefault(stems[0], set()).add(trade)
    else:
        needs.setdefault(frozenset(stems), set()).add(trade)


def _phrases(said: Mapping[str, str], trade: str) -> list[str]:
    return [part.strip() for part in translate(said[trade]).split(",")] if trade in said else []
