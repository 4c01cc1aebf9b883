"""The questions of queries.toml: 100 to tune on, and 50 that nobody looks at while tuning."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

#: Decides which questions are kept apart; chosen before the first run and never changed.
SEED: Final = 2026
APART: Final = 50
_FILE: Final = Path(__file__).with_name("queries.toml")


@dataclass(frozen=True)
class Question:
    """What somebody types, and what must be among the first five of its sort."""

    ask: str
    kind: str
    town: str
    shops: tuple[str, ...]
    goods: tuple[str, ...]
    streets: tuple[str, ...]
    entries: tuple[str, ...]

    @property
    def hoped_for(self) -> tuple[tuple[str, str], ...]:
        """Everything that is hoped for, with its sort."""
        sorts = ("shops", "goods", "streets", "entries")
        return tuple((sort, slug) for sort in sorts for slug in getattr(self, sort))


def questions(file: Path = _FILE) -> list[Question]:
    """Return all questions in the order of the file."""
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["queries"]
    return [
        Question(
            ask=row["ask"],
            kind=row["kind"],
            town=row.get("town", "montrelieu"),
            shops=tuple(row.get("shops", ())),
            goods=tuple(row.get("goods", ())),
            streets=tuple(row.get("streets", ())),
            entries=tuple(row.get("entries", ())),
        )
        for row in rows
    ]


def in_english() -> list[Question]:
    """Return what visitors ask on English pages."""
    return questions(_FILE.with_name("english.toml"))


def split() -> tuple[list[Question], list[Question]]:
    """Return the questions to tune on and those kept apart."""
    everything = questions()
    apart = set(Random(SEED).sample(range(len(everything)), APART))
    tuning = [each for number, each in enumerate(everything) if number not in apart]
    return tuning, [each for number, each in enumerate(everything) if number in apart]
