"""One form for words written in many ways: no accents, no capitals, no punctuation."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})


def fold(text: str) -> str:
    """Return `text` in lower-case ASCII letters, digits and single spaces: "En stock ?" → "en stock"."""
    spread = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()
