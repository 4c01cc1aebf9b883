"""What somebody asks of the search: words and filters, read from an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final
from urllib.parse import urlencode

from shopbuilder.i18n import OWN, in_language, language, translate
from shopbuilder.profile.trades import TRADES
from shopbuilder.search.queries import Spelling
from shopbuilder.search.questions import Word
from shopbuilder.town_page.diets import DIETS, diet_in
from shopbuilder.town_page.everyday_words import trades_for, trades_named, vocabulary, written
from shopbuilder.town_page.spelling import LONGEST_QUERY, Ear, fold, forms_of, words_of
from shopbuilder.town_page.thesaurus import alike, words_of_thesaurus
from shopbuilder.web.languages import here

_SLUG: Final = re.compile(r"[a-z0-9-]{1,120}")
#: A beginning shorter than this would be the beginning of too much.
_SHORTEST_BEGINNING: Final = 4
#: Spellings this much further off than the nearest one are not meant.
_NEARLY_AS_CLOSE: Final = 0.12
_MUCH_ALIKE: Final = 0.6
_SOUNDS_THE_SAME: Final = 0.8
_MOST_SPELLINGS: Final = 3
#: Words that say nothing in one language and something in another: "the" is tea in French.
_UNSAID: Final[Mapping[str, frozenset[str]]] = {"en": frozenset({"the"})}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its filters, as the address has them."""

    #: As typed, cut to what anybody would type.
    query: str = ""
    only_open: bool = False
    #: Key of TRADES, slug of a street, key of DIETS; "" for all.
    trade: str = ""
    street: str = ""
    diet: str = ""

    @property
    def diet_meant(self) -> str:
        """The diet chosen, or else the one that the question names."""
        return self.diet or diet_in(self.query)[0]

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words to look for, less those that name a diet."""
        named, rest = diet_in(self.query)
        if named and not fold(rest):
            return ()
        words = words_of(rest)
        unsaid = _UNSAID.get(language(), frozenset())
        return tuple(word for word in words if word not in unsaid) or words

    @property
    def filters(self) -> int:
        """How many filters are set."""
        return sum(map(bool, (self.only_open, self.trade, self.street, self.diet_meant)))

    @property
    def is_empty(self) -> bool:
        """Whether everything is asked for, save what filters leave out."""
        return not self.query and not self.diet

    @property
    def trade_in_address(self) -> str:
        """The trade chosen, as addresses have it."""
        return trade_in_address(self.trade)

    @property
    def trade_name(self) -> str:
        """The trade chosen, in the reader's language."""
        return translate(TRADES[self.trade].name) if self.trade else ""

    def href(self, **changes: object) -> str:
        """Return the address of this question with other filters: `href(trade="")`."""
        other = replace(self, **changes)  # type: ignore[arg-type] # names are those of the fields
        said = {
            "q": other.query,
            "ouvert": "1" if other.only_open else "",
            "metier": trade_in_address(other.trade),
            "rue": other.street,
            "regime": other.diet,
        }
        asked = urlencode({name: value for name, value in said.items() if value})
        return here(f"/recherche?{asked}" if asked else "/recherche")

    def without_diet(self) -> str:
        """Return the address of the same question for every diet."""
        named, rest = diet_in(self.query)
        return self.href(diet="", query=rest if named and not self.diet else self.query)


def asked_in(arguments: Mapping[str, str]) -> Asked:
    """Return the question in an address; what no filter knows is as if it were not there."""
    query = arguments.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    street, diet = arguments.get("rue", ""), arguments.get("regime", "")
    return Asked(
        query=query,
        only_open=arguments.get("ouvert") == "1",
        trade=_trade_named(arguments.get("metier", "")),
        street=street if _SLUG.fullmatch(street[:121]) else "",
        diet=diet if diet in DIETS else "",
    )


def trade_in_address(key: str) -> str:
    """Return a trade as addresses have it, in each language: "epicerie-biologique"."""
    return _slugs()[0].get(key, "")


def _trade_named(segment: str) -> str:
    keys = _slugs()[1]
    return segment if segment in TRADES else keys.get(segment, "")


@cache
def _slugs() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Words of an address are the town's own: a link means the same whoever reads it."""
    with in_language(OWN):
        slugs = {
            key: fold(translate(trade.name)).replace(" ", "-") for key, trade in TRADES.items()
        }
    return slugs, {slug: key for key, slug in slugs.items()}


def meant(words: Sequence[str], known: Mapping[str, Spelling]) -> list[Word]:
    """Return the words of a question with all they may stand for."""
    needs, others = trades_for(words), alike(words)
    found = []
    for number, word in enumerate(words, start=1):
        named = trades_named(word)
        familiar = bool(named or needs[word] or others[word])
        near = spelled_like(word, known[word], familiar=familiar)
        last = number == len(words) and len(word) >= _SHORTEST_BEGINNING
        found.append(
            Word(
                said=word,
                forms=forms_of(word),
                trades=tuple(sorted(named)),
                trades_for_it=tuple(sorted(needs[word] - named)),
                alike=tuple(phrase for phrase in others[word] if phrase),
                near=near,
                trades_near=tuple(sorted(_trades_of(near))),
                unfinished=last and not (familiar or known[word].named),
            )
        )
    return found


def spelled_like(word: str, known: Spelling, *, familiar: bool) -> tuple[str, ...]:
    """Return the words that one may be, of the town's and of the language, the best first.

    A word of three letters is like too many others. One whose stem is known may well be meant, so
    the better it is known, the more alike another must sound.
    """
    if len(word) < _SHORTEST_BEGINNING or word in vocabulary().written:
        return ()
    close = sorted({*known.near, *_ear(language()).near(word)}, reverse=True)
    best = close[0][0] if close else 0
    asked = _SOUNDS_THE_SAME if familiar or known.named else _MUCH_ALIKE if known.told else 0
    if best < asked:
        return ()
    kept = (other for score, other in close if score >= best - _NEARLY_AS_CLOSE)
    return tuple(dict.fromkeys(kept))[:_MOST_SPELLINGS]


def respelled(query: str, words: Sequence[Word]) -> str:
    """Return the question with its strange words as they may have been meant, "" if there is none."""
    if not any(word.near for word in words):
        return ""
    best = {word.said: word.near[0] for word in words if word.near}
    spelled = (best.get(word, word) for word in fold(query).split())
    return " ".join(map(written, spelled))


def _trades_of(words: Sequence[str]) -> set[str]:
    return {trade for word in words for trade in (*trades_named(word), *trades_for([word])[word])}


@lru_cache(maxsize=8)
def _ear(spoken: str) -> Ear:
    """Hear the words of the language; it is the key that they are kept by."""
    del spoken
    return Ear(vocabulary().written.keys() | words_of_thesaurus())
