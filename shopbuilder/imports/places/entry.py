"""A shop, an empty shop or a public place as one source describes it, each value checked."""

from dataclasses import dataclass, replace

from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.tags import Use


@dataclass(frozen=True)
class Entry:
    """What a file says of one door; "" and None say nothing."""

    #: Identity within the source: feature id, SIRET, else "source:name|address".
    ref: str
    #: What to call it in a report: its line, or its feature id.
    where: str
    use: Use
    name: str
    #: Longitude and latitude in degrees.
    at: Point | None = None
    #: The street it says it stands in.
    street: str = ""
    house_number: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    #: Opening hours that were understood.
    hours: str | None = None
    siret: str = ""
    legal_name: str = ""
    legal_address: str = ""
    tagline: str = ""
    #: Plain text; a blank line begins a paragraph.
    story: str = ""
    #: The source says that nobody is there any more.
    closed: bool = False

    def filled_from(self, other: "Entry") -> "Entry":
        """Return this entry with what it does not say taken from another row about the same shop."""
        gaps = {
            name: getattr(other, name)
            for name in (
                "at", "street", "house_number", "phone", "email", "website", "hours", "siret",
                "legal_name", "legal_address", "tagline", "story",
            )
            if not getattr(self, name) and getattr(other, name)
        }  # fmt: skip
        return replace(self, **gaps)
