"""From things to the element that carries them; no text in them can end it or begin another."""

import json
from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

Node = Mapping[str, Any]

#: What means something to HTML, or ends a line for a script: written as JSON allows.
_ESCAPES: Final = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\u2028", "\u2029", "\x7f")}
)


def linked_data(*things: Node) -> Markup:
    """Return things as a data block; what is empty in them is left out.

    Such an element is never run, so that the content policy has nothing to say of it.
    """
    filled = [_filled(thing) for thing in things]
    said = filled[0] if len(filled) == 1 else {"@graph": filled}
    written = json.dumps(
        {"@context": "https://schema.org", **said}, ensure_ascii=False, separators=(",", ":")
    )
    safe = written.translate(_ESCAPES)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))  # noqa: S704 # escaped just above


def _filled(value: Any) -> Any:
    """Return a value without its empty parts; 0 and False are answers."""
    if isinstance(value, Mapping):
        parts = {key: _filled(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part not in ("", None, [], {})}
    if isinstance(value, list | tuple):
        return [_filled(part) for part in value]
    return value
