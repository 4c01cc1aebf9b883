"""Counting what an import made of the rows of a town."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """What happened to the shops, or to the places."""

    created: int = 0
    #: Names of those with a changed value.
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    #: Names of those that a trader or clerk has edited: they stay as they are.
    edited: list[str] = field(default_factory=list)
    #: Names of those imported before that the file does not hold any more: they stay too.
    absent: list[str] = field(default_factory=list)
