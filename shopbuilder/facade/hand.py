"""The hand that draws: choices that depend on a seed and on nothing else."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Hand:
    """A stream of choices from a seed: the same seed makes the same choices on any machine."""

    def __init__(self, seed: str) -> None:
        self._left = int.from_bytes(sha256(seed.encode()).digest(), "big")

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        self._left, index = divmod(self._left, len(options))
        return options[index]

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return self.pick(range(low, high + 1))
