"""The fields of a shop that sources may say, each as text: how it is read, and how it is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from shopbuilder.profile.models import ShopProfile
from tenants.errors import N_
from tenants.models import Shop

Read = Callable[[Shop, ShopProfile], str]
Write = Callable[[Shop, ShopProfile, str], None]


@dataclass(frozen=True)
class Field:
    """One field: its name on screen, and its way from and to the shop's rows."""

    label: str
    read: Read
    write: Write


def _text(label: str, column: str) -> Field:
    """Return a field kept in a column of text."""

    def write(_shop: Shop, profile: ShopProfile, value: str) -> None:
        setattr(profile, column, value)

    return Field(label, lambda _shop, profile: str(getattr(profile, column)), write)


def _write_name(shop: Shop, _profile: ShopProfile, value: str) -> None:
    shop.name = value or shop.name


def _write_hours(_shop: Shop, profile: ShopProfile, value: str) -> None:
    profile.opening_hours = value or None


def _read_street(_shop: Shop, profile: ShopProfile) -> str:
    return "" if profile.street_id is None else str(profile.street_id)


def _write_street(_shop: Shop, profile: ShopProfile, value: str) -> None:
    profile.street_id = int(value) if value else None


def _read_position(_shop: Shop, profile: ShopProfile) -> str:
    if profile.latitude is None or profile.longitude is None:
        return ""
    return position_text(profile.latitude, profile.longitude)


def _write_position(_shop: Shop, profile: ShopProfile, value: str) -> None:
    profile.latitude, profile.longitude = position_of(value) or (None, None)


def position_text(latitude: float, longitude: float) -> str:
    """Return a position as facts keep it."""
    return f"{latitude!r} {longitude!r}"


def position_of(value: str) -> tuple[float, float] | None:
    """Return latitude and longitude of such a text; None for ""."""
    if not value:
        return None
    latitude, longitude = value.split(" ")
    return float(latitude), float(longitude)


#: Every field, in the order in which a page tells them.
FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        "name": Field(N_("Name"), lambda shop, _profile: shop.name, _write_name),
        "trade": _text(N_("Trade"), "trade"),
        "street": Field(N_("Street"), _read_street, _write_street),
        # After the street: it is the number of the street that is shown.
        "house_number": _text(N_("House number"), "house_number"),
        "position": Field(N_("Position"), _read_position, _write_position),
        "opening_hours": Field(
            N_("Opening hours"),
            lambda _shop, profile: profile.opening_hours or "",
            _write_hours,
        ),
        "phone": _text(N_("Telephone"), "phone"),
        "email": _text(N_("E-mail"), "email"),
        "website": _text(N_("Website"), "website"),
        "tagline": _text(N_("In a few words"), "tagline"),
        "story": _text(N_("Story"), "story"),
        "siret": _text(N_("SIRET"), "siret"),
        "legal_name": _text(N_("Legal name"), "legal_name"),
        "legal_address": _text(N_("Legal address"), "legal_address"),
    }
)


def shown(shop: Shop, profile: ShopProfile, field: str) -> str:
    """Return the value that pages show now."""
    return FIELDS[field].read(shop, profile)


def show(shop: Shop, profile: ShopProfile, field: str, value: str) -> None:
    """Let pages show this value from now on."""
    FIELDS[field].write(shop, profile, value)
