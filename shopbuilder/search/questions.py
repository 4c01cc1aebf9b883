"""A question as the database takes it: words with all they may stand for, as tsquery text.

Nothing but folded letters and digits may come in: then no sign of a tsquery can be among them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

#: What no document holds: an empty query would be a notice of the database, not an answer.
NOTHING: Final = "x0"
_PLAIN: Final = re.compile(r"[^\W_]+( [^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question, with all it may stand for; every text is folded."""

    said: str
    #: Itself in its other gender and number.
    forms: tuple[str, ...] = ()
    #: Trades that are called so, and those that people go to for it: keys of TRADES.
    trades: tuple[str, ...] = ()
    trades_for_it: tuple[str, ...] = ()
    #: Words and phrases that mean it as well.
    alike: tuple[str, ...] = ()
    #: What it may be if it was misspelt, with the trades that are called so.
    near: tuple[str, ...] = ()
    trades_near: tuple[str, ...] = ()
    #: It may be the beginning of a longer word.
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """The arguments of `search_town`, each the text of a tsquery (migration 0009)."""

    #: Whatever holds all the words.
    all_of: str
    #: Articles that hold them all, at least one of them in what is said of the article itself.
    goods: str
    #: The thing itself, or shops of its trade; what is called so; what is told of it.
    thing: str
    named: str
    told: str
    #: Articles whose name begins with one of the words themselves.
    leading: str
    #: Any of the words, and each of them.
    any_of: str
    each_word: tuple[str, ...]


def question(words: Sequence[Word], diet: str = "") -> Question:
    """Return the question for these words; with a diet only articles that state it are found."""
    if not words:
        stated = _diet(diet)
        return Question(NOTHING, stated, NOTHING, stated, stated, NOTHING, NOTHING, ())
    all_of = _all(words, _anything)
    goods = _both(all_of, _any(words, _own), _diet(diet) if diet else "")
    return Question(
        all_of=NOTHING if diet else all_of,
        goods=goods,
        thing=f"{_of_the_trade(words)} | {_named_first(words)}",
        named=_both(_all(words, _expected), _any(words, _by_name)),
        told=_all(words, _meant),
        leading=_any(words, _leading),
        any_of=NOTHING if diet else _any(words, _anything),
        each_word=tuple(f"({_or(_anything(word))})" for word in words),
    )


def beginning(words: Sequence[str]) -> str:
    """Return the tsquery of names that hold the words, the last one as a beginning."""
    *whole, last = map(_checked, words)
    return " & ".join([*(f"{word}:ABD" for word in whole), f"{last}:*AB"])


def _of_the_trade(words: Sequence[Word]) -> str:
    """Shops whose trade it is, or where one goes for it."""
    trades = (trade for word in words for trade in (*word.trades, *word.trades_for_it))
    return f"({_both(_all(words, _expected), _or(_lexeme('x1', trade) for trade in trades))})"


def _named_first(words: Sequence[Word]) -> str:
    """Shops that are called so, and articles whose name begins with it."""
    return f"({_both(_all(words, _called), _any(words, _leading))})"


def _leading(word: Word) -> list[str]:
    return _spelled(word.forms, "A")


def _diet(diet: str) -> str:
    return f"x2{_checked(diet)}" if diet else NOTHING


def _called(word: Word) -> list[str]:
    return [*_spelled(word.forms, "ABD"), *_of_trades(word.trades)]


def _expected(word: Word) -> list[str]:
    """As it is called, by another word for it too, and the trades one goes to for it."""
    return [*_called(word), *_spelled(word.alike, "AB"), *_of_trades(word.trades_for_it)]


def _meant(word: Word) -> list[str]:
    unfinished = [f"{word.said}:*"] if word.unfinished else []
    known = (*word.trades, *word.trades_for_it)
    return [*_spelled((*word.forms, *word.alike)), *unfinished, *_of_trades(known)]


def _anything(word: Word) -> list[str]:
    return [*_meant(word), *_spelled(word.near), *_of_trades(word.trades_near)]


def _own(word: Word) -> list[str]:
    """What an article says of itself, not where it is sold."""
    unfinished = [f"{word.said}:*ABC"] if word.unfinished else []
    return [*_spelled((*word.forms, *word.alike, *word.near), "ABC"), *unfinished]


def _by_name(word: Word) -> list[str]:
    trades = (*word.trades, *word.trades_for_it)
    own = _spelled((*word.forms, *word.alike), "AB")
    return [*own, *(_lexeme("x1", trade) for trade in trades)]


def _spelled(phrases: Iterable[str], weights: str = "") -> list[str]:
    mark = f":{weights}" if weights else ""
    return [
        _bracketed([f"{word}{mark}" for word in _checked(phrase).split()]) for phrase in phrases
    ]


def _bracketed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"({' & '.join(words)})"


def _of_trades(trades: Iterable[str]) -> list[str]:
    """Shops of these trades, and whatever stands on their shelves."""
    return [_lexeme(mark, trade) for trade in trades for mark in ("x1", "x3")]


def _lexeme(mark: str, trade: str) -> str:
    return mark + trade.replace("_", "")


def _all(words: Sequence[Word], part: Callable[[Word], list[str]]) -> str:
    return " & ".join(f"({_or(part(word))})" for word in words)


def _any(words: Sequence[Word], part: Callable[[Word], list[str]]) -> str:
    return _or(alternative for word in words for alternative in part(word))


def _or(alternatives: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(alternatives)) or NOTHING


def _both(*parts: str) -> str:
    return " & ".join(f"({part})" for part in parts if part)


def _checked(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        msg = f"Not a folded word: {text!r}"
        raise ValueError(msg)
    return text
