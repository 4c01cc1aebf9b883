"""A shop for machines: what it is, where it stands, when it is open."""

from dataclasses import dataclass
from datetime import date

from shopbuilder.profile.opening_hours import Hours
from shopbuilder.web.addresses import file_address, public_address
from shopbuilder.web.linked_data.hours import hours_data
from shopbuilder.web.linked_data.kinds import kind_of
from shopbuilder.web.linked_data.script import Node
from tenants.context import CurrentTown


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """What is told of a shop; what is "" or None is not told."""

    slug: str
    name: str
    trade: str
    #: "12 Rue du Four".
    address: str = ""
    phone: str = ""
    email: str = ""
    tagline: str = ""
    #: Its own site, a web address.
    website: str = ""
    #: Path of its picture.
    image: str = ""
    latitude: float | None = None
    longitude: float | None = None
    hours: Hours | None = None


def business_data(town: CurrentTown, shop: Business, today: date) -> Node:
    """Return a shop of the town as seen on a local day."""
    url = public_address(town, f"/{shop.slug}")
    placed = shop.latitude is not None and shop.longitude is not None
    return {
        "@type": kind_of(shop.trade),
        "@id": f"{url}#boutique",
        "name": shop.name,
        "description": shop.tagline,
        "url": url,
        "image": file_address(town, shop.image) if shop.image else "",
        "telephone": shop.phone,
        "email": shop.email,
        "sameAs": shop.website,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": shop.address,
            "postalCode": town.postcode,
            "addressLocality": town.name,
            "addressCountry": town.country,
        },
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": round(shop.latitude or 0, 6),
            "longitude": round(shop.longitude or 0, 6),
        }
        if placed
        else None,
        "openingHoursSpecification": hours_data(shop.hours, today) if shop.hours else [],
    }
