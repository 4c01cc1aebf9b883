"""A rendez-vous of the agenda for machines."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shopbuilder.web.addresses import file_address, public_address
from shopbuilder.web.linked_data.script import Node
from tenants.context import CurrentTown

_SCHEMA: Final = "https://schema.org/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One coming of an entry of the agenda; instants are UTC, paths are of the town's pages."""

    path: str
    title: str
    starts_at: datetime
    ends_at: datetime
    summary: str = ""
    #: "Place du Puits"; "" where nobody said: the town itself.
    place: str = ""
    #: Who holds it: a shop's name and path, else the town.
    organizer: str = ""
    organizer_path: str = ""
    image: str = ""
    cancelled: bool = False


def event_data(town: CurrentTown, occasion: Occasion) -> Node:
    """Return an entry of the agenda, in the town's own time."""
    state = "EventCancelled" if occasion.cancelled else "EventScheduled"
    return {
        "@type": "Event",
        "name": occasion.title,
        "description": occasion.summary,
        "url": public_address(town, occasion.path),
        "image": file_address(town, occasion.image) if occasion.image else "",
        "startDate": occasion.starts_at.astimezone(town.zone).isoformat(timespec="minutes"),
        "endDate": occasion.ends_at.astimezone(town.zone).isoformat(timespec="minutes"),
        "eventStatus": _SCHEMA + state,
        "eventAttendanceMode": f"{_SCHEMA}OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": occasion.place or town.name,
            "address": {
                "@type": "PostalAddress",
                "streetAddress": occasion.place,
                "postalCode": town.postcode,
                "addressLocality": town.name,
                "addressCountry": town.country,
            },
        },
        "organizer": {
            "@type": "Organization",
            "name": occasion.organizer or town.name,
            "url": public_address(town, occasion.organizer_path or "/"),
        },
    }
