"""What a drawing in SVG may hold, looked at before anything of it is painted."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped] # it ships no types
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped] # as above

from shopbuilder.photos.errors import PhotoRefused
from tenants.errors import N_

MAX_DEPTH: Final = 60
MAX_ELEMENTS: Final = 20_000
#: Elements once every `use` is written out.
MAX_DRAWN: Final = 50_000

_SVG: Final = "{http://www.w3.org/2000/svg}"
_ACTIVE: Final = frozenset(
    {"script", "handler", "listener", "foreignObject", "iframe", "audio", "video", "animate", "set"}
    | {"animateMotion", "animateTransform", "animateColor"}
)
#: What resvg paints, or reads on the way; anything else would be missing without a word.
_PAINTED: Final = frozenset(
    {"svg", "g", "a", "defs", "symbol", "use", "switch", "style", "view", "path", "rect",
     "circle", "ellipse", "line", "polyline", "polygon", "stop", "linearGradient",
     "radialGradient", "pattern", "clipPath", "mask", "marker", "filter", "feBlend",
     "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
     "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
     "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
     "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
     "feTurbulence"}
)  # fmt: skip
_PICTURES: Final = frozenset({"image", "feImage"})
_LETTERS: Final = frozenset(
    {"text", "tspan", "tref", "textPath", "altGlyph", "flowRoot", "font", "font-face"}
)
_ADDRESS: Final = re.compile(r"url\(\s*[\"']?\s*([^)\"'\s]*)", re.IGNORECASE)
_OUTWARD: Final = re.compile(r"@import|javascript:|expression\(", re.IGNORECASE)

NO_DRAWING: Final = N_("This drawing (SVG) cannot be read. Please export it as PNG and send that.")
ACTIVE: Final = N_(
    "This drawing (SVG) moves or carries a programme, so it is not taken. Please export it as PNG"
    " and send that."
)
REACHES_OUT: Final = N_(
    "This drawing (SVG) uses something from another site. Please export it as PNG and send that."
)
LETTERED: Final = N_(
    "This drawing (SVG) holds letters, which look different on every machine. Please turn them into"
    " paths, or export the drawing as PNG."
)
TOO_INTRICATE: Final = N_(
    "This drawing (SVG) is too intricate to be painted. Please export it as PNG and send that."
)


def checked(text: bytes) -> Element:
    """Return the tree of what is drawn, and nothing else. Raises PhotoRefused."""
    root = _read(text)
    _leave_out_what_is_not_drawn(root)
    _refuse_what_is_not_painted(root)
    _refuse_endless(root)
    return root


def _read(text: bytes) -> Element:
    """Return the tree of a drawing. Raises PhotoRefused for anything else, and for a programme."""
    try:
        root = _bounded(text)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as broken:
        raise PhotoRefused(NO_DRAWING) from broken
    if root is None or root.tag != f"{_SVG}svg":
        raise PhotoRefused(NO_DRAWING)
    if any(_is_active(element) for element in root.iter()):
        raise PhotoRefused(ACTIVE)
    return root


def _bounded(text: bytes) -> Element | None:
    """Return the tree, read piece by piece so that depth and number are bounded on the way."""
    depth = count = 0
    root: Element | None = None
    for event, element in iterparse(
        BytesIO(text), events=("start", "end"), forbid_entities=True, forbid_external=True
    ):
        depth += 1 if event == "start" else -1
        count += event == "start"
        root = element if root is None else root
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise PhotoRefused(TOO_INTRICATE)
    return root


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_active(element: Element) -> bool:
    """Tell whether an element is or carries a programme, in whatever namespace."""
    return _name(element) in _ACTIVE or any(
        name.rpartition("}")[2].lower().startswith("on")
        or value.strip().lower().startswith(("javascript:", "data:text", "vbscript:"))
        for name, value in element.attrib.items()
    )


def _leave_out_what_is_not_drawn(root: Element) -> None:
    """Take off what editors note for themselves, and definitions that nothing refers to."""
    _leave_out_notes(root)
    used = _used(root)
    for definitions in list(root.iter(f"{_SVG}defs")):
        for child in list(definitions):
            named = {each.get("id") for each in child.iter()}
            if _name(child) != "style" and not named & used:
                definitions.remove(child)


def _leave_out_notes(root: Element) -> None:
    """Take off elements and attributes of editors, titles and descriptions."""
    for parent in list(root.iter()):
        for child in filter(_is_a_note, list(parent)):
            parent.remove(child)
        for name in filter(_is_foreign, list(parent.attrib)):
            del parent.attrib[name]


def _is_a_note(element: Element) -> bool:
    drawn = str(element.tag).startswith(_SVG)
    return not drawn or _name(element) in {"metadata", "title", "desc"}


def _is_foreign(attribute: str) -> bool:
    return attribute.startswith("{") and "xlink" not in attribute


def _used(root: Element) -> set[str]:
    """Return the ids that what is drawn refers to, straight or through others."""
    by_id = {element.get("id", ""): element for element in root.iter()}
    used: set[str] = set()
    waiting = _names(_outside_definitions(root))
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in used:
            used.add(name)
            waiting += _names(by_id[name].iter())
    return used


def _names(elements: Iterable[Element]) -> list[str]:
    """Return the ids that elements refer to."""
    return [name.removeprefix("#") for element in elements for name in _references(element)]


def _outside_definitions(element: Element) -> Iterator[Element]:
    yield element
    for child in element:
        if _name(child) != "defs":
            yield from _outside_definitions(child)
        else:
            yield from child.iter(f"{_SVG}style")


def _references(element: Element) -> Iterator[str]:
    """Yield every address that an element names, also those of its style."""
    for name, value in element.attrib.items():
        if name.rpartition("}")[2] == "href":
            yield value.strip()
        yield from _ADDRESS.findall(value)
    if _name(element) == "style":
        yield from _ADDRESS.findall(element.text or "")


def _refuse_what_is_not_painted(root: Element) -> None:
    for element in root.iter():
        name = _name(element)
        if name in _PICTURES or (name != "a" and _reaches_out(element)):
            raise PhotoRefused(REACHES_OUT)
        if name in _LETTERS and ((element.text or "").strip() or name.startswith("f")):
            raise PhotoRefused(LETTERED)
        if name not in _PAINTED | _LETTERS:
            raise PhotoRefused(NO_DRAWING)


def _reaches_out(element: Element) -> bool:
    """Tell whether an element, or its style, names an address outside of the drawing."""
    said = (element.text or "") if _name(element) == "style" else element.get("style", "")
    outward = any(not address.startswith("#") for address in _references(element))
    return outward or bool(_OUTWARD.search(said))


def _refuse_endless(root: Element) -> None:
    """Refuse a drawing that repeats itself without end, or nearly so."""
    by_id = {element.get("id", ""): element for element in root.iter()}
    known: dict[int, int] = {}
    open_now: set[int] = set()

    def drawn(element: Element) -> int:
        key = id(element)
        if key in open_now:
            raise PhotoRefused(TOO_INTRICATE)
        if key not in known:
            open_now.add(key)
            total = 1 + sum(drawn(child) for child in element)
            if _name(element) == "use":
                for address in _references(element):
                    meant = by_id.get(address.removeprefix("#"))
                    total += drawn(meant) if meant is not None else 0
            open_now.discard(key)
            known[key] = total
        if known[key] > MAX_DRAWN:
            raise PhotoRefused(TOO_INTRICATE)
        return known[key]

    try:
        drawn(root)
    except RecursionError as deep:
        raise PhotoRefused(TOO_INTRICATE) from deep
