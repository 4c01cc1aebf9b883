"""What makes a clerk look at a question before any shop does. Nothing is refused for it."""

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from tenants.errors import N_

#: Why a question is held, as a clerk reads it.
REASONS: Final[Mapping[str, str]] = {
    "trap": N_("a hidden field was filled in"),
    "fast": N_("written faster than anybody types"),
    "links": N_("several links"),
    "markup": N_("written as a web page"),
    "repeated": N_("the same words again and again"),
    "flagged": N_("a shop asked you to look"),
}
#: One link may show what is looked for.
MOST_LINKS: Final = 1
#: The same question may go to some shops, one after the other.
MOST_ALIKE: Final = 3

#: Each of them is taken whole, so that an address with a known ending counts once.
_LINK: Final = re.compile(
    r"(?:(?:https?|ftp)\s*:\s*/|\bwww\s*\.|\b[a-z0-9-]{2,}\."
    r"(?:com|net|org|info|biz|xyz|top|ru|cn|shop|site|online)\b)\S*",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(
    r"</?\s*[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|\[/?\s*(?:url|link|img)\b|\]\(\s*http", re.IGNORECASE
)


def suspicions_in(text: str) -> list[str]:
    """Return the keys of what is odd about a text."""
    found = []
    if len(_LINK.findall(text)) > MOST_LINKS:
        found.append("links")
    if _MARKUP.search(text):
        found.append("markup")
    return found


def text_hash(text: str) -> str:
    """Return what the same question is known by, whatever its capitals, spaces and signs."""
    letters = "".join(sign for sign in text.casefold() if sign.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
