"""What people type, before it is kept: no control characters, spaces in order, its letters whole."""

import re
import unicodedata
from typing import Final

#: Controls and halves of letters mean something to feeds and mails, and nothing to readers.
_DROPPED: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
#: They turn the words round them about, far beyond the name they stand in.
TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES: Final = re.compile(r"[ \t\n\r\f\v]+")


def one_line(written: str) -> str:
    """Return words on one line; spaces that do not break stay as they are."""
    return _SPACES.sub(" ", _readable(re.sub(r"[\r\n]+", " ", written))).strip()


def many_lines(written: str) -> str:
    """Return a text with its lines, each ended by one line feed."""
    lines = written.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_readable(line).rstrip() for line in lines).strip()


def _readable(line: str) -> str:
    return "".join(
        " " if each == "\t" else each
        for each in line
        if each == "\t" or (unicodedata.category(each) not in _DROPPED and each not in TURNING)
    )
