"""The list in a large JSON file, one item at a time: memory is that of the largest item."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

#: In characters. The outline of a whole region stays under it; decoded it is ten times as much.
MAX_ITEM: Final = 4 * 1024 * 1024
_CHUNK: Final = 256 * 1024
_BLANKS: Final = " \t\r\n"
_DECODER: Final = json.JSONDecoder()


class BrokenJson(Exception):  # noqa: N818 - it is a verdict
    """The file is no JSON, ends too early, or holds an item beyond reason."""


def items_of(path: Path, key: str, *, encoding: str) -> Iterator[Any]:
    """Yield the items of the list under `key` of the object that a file is.

    Raises BrokenJson, also after items were yielded: whoever writes does so in one transaction.
    """
    with path.open(encoding=encoding) as file:
        text = _Text(file.read)
        try:
            _to_list(text, key)
            yield from _items(text)
        except (ValueError, RecursionError) as error:
            raise BrokenJson from error


class _Text:
    """What is ahead in a file, as much of it as is needed."""

    def __init__(self, read: Any) -> None:
        self._read = read
        self._ahead = ""
        self._at = 0
        self._ended = False

    def sign(self) -> str:
        """Return the next sign that is no blank, "" at the end; it stays ahead."""
        while True:
            while self._at < len(self._ahead):
                if self._ahead[self._at] not in _BLANKS:
                    return self._ahead[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, wanted: str) -> None:
        """Pass over a sign that must come next. Raises ValueError."""
        if self.sign() != wanted:
            raise ValueError(wanted)
        self._at += 1

    def value(self) -> Any:
        """Return the next value. Raises ValueError for what is none, or is longer than MAX_ITEM."""
        self.sign()
        wanted = _CHUNK
        while True:
            try:
                value, end = _DECODER.raw_decode(self._ahead, self._at)
            except ValueError:
                # It may go on: the next attempt has twice as much ahead of it.
                if len(self._ahead) - self._at > MAX_ITEM or not self._more(wanted):
                    raise
                wanted *= 2
            else:
                # A number may go on where the piece ends.
                if end < len(self._ahead) or not self._more():
                    self._at = end
                    return value

    def _more(self, wanted: int = 0) -> bool:
        """Read on, and tell whether there was more."""
        piece = "" if self._ended else self._read(wanted or _CHUNK)
        self._ended = not piece
        self._ahead, self._at = self._ahead[self._at :] + piece, 0
        return bool(piece)


def _to_list(text: _Text, key: str) -> None:
    """Go on to the first item of the list. Raises ValueError where there is no such list."""
    text.take("{")
    while True:
        name = text.value()
        text.take(":")
        if name == key:
            text.take("[")
            return
        text.value()
        text.take(",")


def _items(text: _Text) -> Iterator[Any]:
    """Yield the items up to the end of the list."""
    if text.sign() == "]":
        return
    while True:
        yield text.value()
        if text.sign() == "]":
            return
        text.take(",")
