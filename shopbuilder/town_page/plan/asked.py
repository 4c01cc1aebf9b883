"""What a request asks of the plan, and the addresses that ask for something else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from shopbuilder.facade.plan.background import NEAREST
from shopbuilder.town_life.place_kinds import KINDS
from shopbuilder.web.languages import here
from shopbuilder.web.pages import slug

PATH: Final = "/plan"
#: Places on the sheet are told in thousandths of its width and height.
_WHOLE: Final = 1000
_SHOPS: Final = ("boutiques", "ouvert")


@dataclass(frozen=True, slots=True)
class Asked:
    """A view of the plan."""

    #: "" for everything, "boutiques", "ouvert", or a kind of place.
    show: str = ""
    #: Slugs of what is pointed out, "" for nothing.
    shop: str = ""
    street: str = ""
    #: 0 for the whole sheet, each further one for half its width; None where it follows from
    #: what is pointed out.
    level: int | None = None
    x: int = _WHOLE // 2
    y: int = _WHOLE // 2

    @property
    def shops_wanted(self) -> bool:
        """Whether shops are to be shown."""
        return not self.show or self.show in _SHOPS

    def wants(self, kind: str) -> bool:
        """Tell whether places of a kind are to be shown."""
        return self.show in ("", kind)

    def address(self, **changes: Any) -> str:
        """Return the address of this view with some things changed."""
        other = replace(self, **changes)
        query: dict[str, object] = {
            name: value
            for name, value in (
                ("montrer", other.show), ("boutique", other.shop), ("rue", other.street),
            )
            if value
        }  # fmt: skip
        if other.level is not None and (other.level or other.shop or other.street):
            query |= {"zoom": other.level, "x": other.x, "y": other.y}
        return here(f"{PATH}?{urlencode(query)}" if query else PATH)


def asked_by(arguments: Mapping[str, str]) -> Asked:
    """Return what the arguments of an address ask for; what they garble counts as left out.

    Raises NotFound for what cannot be the address of a shop or street.
    """
    show = arguments.get("montrer", "")
    return Asked(
        show=show if show in KINDS or show in _SHOPS else "",
        shop=slug(arguments["boutique"]) if arguments.get("boutique") else "",
        street=slug(arguments["rue"]) if arguments.get("rue") else "",
        level=_number(arguments.get("zoom", ""), NEAREST),
        x=_number(arguments.get("x", ""), _WHOLE, _WHOLE // 2) or 0,
        y=_number(arguments.get("y", ""), _WHOLE, _WHOLE // 2) or 0,
    )


def _number(text: str, most: int, otherwise: int | None = None) -> int | None:
    """Return a whole number from 0 to `most`, a larger one cut down to it."""
    if not (text.isascii() and text.isdecimal() and len(text) < 5):
        return otherwise
    return min(int(text), most)
