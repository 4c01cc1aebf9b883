"""Words that stand for one another, and words that stand for several things.

Each entry is one msgid, so that every language brings its own; they need not match. To add a synonym,
add it to a group of the translation; a new group is a line here and its French.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from shopbuilder.i18n import OWN, in_language, language, translate
from shopbuilder.town_page.shelf_words import shelf_words
from shopbuilder.town_page.spelling import fold, stem, stems_of, words_of
from tenants.errors import N_

#: Words of one meaning, phrases parted by commas: whoever says one of them means the others too.
_ALIKE: Final = (
    N_("bicycle, bike, cycle"),
    N_("crime novel, thriller, detective story"),
    N_("comic, comic book"),
    N_("book, novel"),
    N_("jumper, pullover, sweater"),
    N_("shoe, footwear"),
    N_("clothes, clothing, garment"),
    N_("used, second hand, refurbished"),
    N_("potato, spud"),
    N_("tangerine, mandarin, clementine"),
    N_("sweet, candy"),
    N_("present, gift"),
    N_("child, kid"),
    N_("baby, newborn, toddler"),
    N_("dog, puppy"),
    N_("cat, kitten"),
    N_("glasses, spectacles"),
    N_("mug, cup"),
    N_("bottle opener, corkscrew"),
    N_("light bulb, bulb"),
    N_("washing powder, detergent"),
    N_("glass fronted frame, frame"),
    N_("record, vinyl"),
    N_("turntable, record player"),
    N_("padlock, lock"),
    N_("raincoat, oilskin"),
    N_("rain boots, wellies"),
    N_("slipper"),
    N_("cuddly toy, plush"),
    N_("board game, game"),
    N_("scissors, shears"),
    N_("zip, zipper"),
    N_("fabric, cloth"),
    N_("mince, ground meat"),
    N_("pasta, noodles"),
    N_("pulses"),
    N_("vegetarian, vegan, plant based"),
    N_("organic"),
    N_("gluten free"),
    N_("soft drink, juice"),
    N_("fresh cream, cream"),
    N_("fair trade, cooperative"),
    N_("bulk, without packaging"),
    N_("wedding"),
    N_("mourning, funeral"),
    N_("signing, meeting an author"),
    N_("show, concert"),
    N_("exhibition, opening"),
    N_("guided walk, visit"),
    N_("workshop, class"),
    N_("hike, walking"),
    N_("handmade, craft"),
    N_("local"),
)
#: A word, then what it stands for: whoever asks for fish takes a trout, not the other way round.
_KINDS: Final = (
    N_("fish: hake, sardine, trout, monkfish, mackerel, salmon"),
    N_("seafood: oyster, mussel, prawn"),
    N_("meat: steak, chicken, lamb, pork, veal"),
    N_("poultry: chicken, duck"),
    N_("vegetable: carrot, leek, pumpkin, cabbage"),
    N_("fruit: apple, pear, banana, kiwi"),
    N_("cheese: cheddar, blue, goat"),
    N_("bread: loaf, baguette"),
    N_("cake: tart, cupcake"),
    N_("pastry: croissant, bun"),
    N_("biscuit: cookie, shortbread"),
    N_("chocolate: truffle, praline"),
    N_("drink: wine, beer, juice, tea"),
    N_("wine: red, white, rosé"),
    N_("sparkling wine: champagne"),
    N_("spirits: whisky, brandy"),
    N_("tea: green tea, sencha"),
    N_("green tea: sencha"),
    N_("herbal tea: rooibos"),
    N_("jewel: ring, necklace, bracelet"),
    N_("crockery: plate, bowl, cup"),
    N_("shoe: boot, trainer, sandal"),
    N_("clothes: shirt, trousers, skirt, dress"),
    N_("coat: jacket, parka"),
    N_("toy: doll, cubes, kite"),
    N_("tool: hammer, screwdriver, saw"),
    N_("plant: lavender, fern"),
    N_("flower: rose, tulip"),
    N_("soup: broth"),
    N_("spread: jam, honey"),
    N_("repair: mend, fix"),
    N_("puncture: tyre, inner tube"),
    N_("flat tyre: inner tube"),
    N_("leak: seal, tap"),
    N_("hang: hook, nail"),
    N_("screw in: screwdriver, screw"),
    N_("nail down: hammer, nail"),
    N_("saw up: saw"),
    N_("uncork: corkscrew"),
    N_("light: lamp, bulb"),
    N_("sew: thread, needle"),
    N_("sew on: button, thread"),
    N_("knit: wool, needles"),
    N_("darn: darning egg"),
    N_("polish shoes: polish, brush"),
    N_("waterproof: spray"),
    N_("water plants: watering can"),
    N_("sow: seeds"),
    N_("prune: pruning shears"),
    N_("plant out: bulb, tree"),
    N_("feed birds: seed, fat balls"),
    N_("walk the dog: lead"),
    N_("grind coffee: mill"),
    N_("cook: recipe, kitchen"),
    N_("read: book"),
    N_("play: game"),
    N_("write: pen, paper"),
    N_("clean: soap, sponge, broom"),
    N_("sweep: broom"),
    N_("wash clothes: detergent"),
    N_("get warm: hat, mittens"),
    N_("rain: raincoat, boots"),
    N_("snack: sandwich, quiche"),
    N_("aperitif: crackers, olives"),
    N_("birthday: cake, present"),
    N_("lighting a room: lamp"),
    N_("listen: record, radio"),
    N_("smell good: candle, soap"),
)


def alike(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return by folded word of a question the phrases that stand for it as well, folded."""
    stems = {stem(word): word for word in words}
    found: dict[str, dict[str, None]] = {word: {} for word in words}
    for phrase, others in _thesaurus(language()).items():
        if phrase <= stems.keys():
            for held in phrase:
                found[stems[held]].update(dict.fromkeys(others))
    return {word: tuple(others) for word, others in found.items()}


def words_of_thesaurus() -> frozenset[str]:
    """Return every word that leads somewhere, folded."""
    groups = (*map(translate, (*_ALIKE, *_KINDS)), *shelf_words(language()))
    said = (word for group in groups for word in words_of_group(group))
    return frozenset(word for word in said if len(word) > 3)


def words_of_group(group: str) -> list[str]:
    """Return the folded words of a group."""
    return fold(group).split()


@lru_cache(maxsize=8)
def _thesaurus(spoken: str) -> Mapping[frozenset[str], tuple[str, ...]]:
    """Read the translations once; the language is the key that they are kept by."""
    meant: dict[frozenset[str], dict[str, None]] = {}
    # Shelves speak the town's language, and so may who reads another one.
    for tongue in dict.fromkeys((spoken, OWN)):
        with in_language(tongue):
            _note(meant, map(translate, _ALIKE), map(translate, _KINDS))
    _note(meant, (), shelf_words(spoken))
    return {phrase: tuple(others) for phrase, others in meant.items()}


def _note(
    meant: dict[frozenset[str], dict[str, None]], alike: Iterable[str], kinds: Iterable[str]
) -> None:
    for group in alike:
        phrases = _phrases(group)
        for phrase in phrases:
            others = (other for other in phrases if other != phrase)
            meant.setdefault(frozenset(stems_of(phrase)), {}).update(dict.fromkeys(others))
    for group in kinds:
        said, _, ones = group.partition(":")
        meant.setdefault(frozenset(stems_of(said)), {}).update(dict.fromkeys(_phrases(ones)))


def _phrases(group: str) -> list[str]:
    """Return the phrases of a group as the words to look for."""
    return [" ".join(words_of(phrase)) for phrase in group.split(",")]
