"""Where a shop is and when it is open."""

from shopbuilder.profile.errors import ProfileRefused
from shopbuilder.profile.facts.by_hand import written_by_hand
from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.queries import profile_of
from tenants.context import current_town
from tenants.database import transaction
from tenants.errors import N_
from tenants.events import record
from tenants.models import Shop

MAX_HOUSE_NUMBER = 20


def set_place(
    shop: Shop,
    *,
    street_id: int,
    house_number: str = "",
    door_order: float | None = None,
    position: tuple[float, float] | None = None,
    actor: str,
) -> None:
    """Put a shop at a door of a street.

    Args:
        shop: of the town entered.
        street_id: of a street of the same town.
        house_number: as on the plate, "12 bis".
        door_order: place along the street; None reads it from the house number.
        position: latitude and longitude in degrees; None leaves what is known.
        actor: who says so.

    Raises:
        ProfileRefused: a house number too long, or a position that is not on Earth.
    """
    _refuse_impossible(house_number, position)
    with transaction():
        profile = profile_of(shop.id)
        profile.street_id = street_id
        profile.street_guessed = False
        profile.house_number = house_number
        profile.door_order = door_order if door_order is not None else _door(house_number)
        fields = ["street", "house_number"]
        if position:
            profile.latitude, profile.longitude = position
            fields.append("position")
        written_by_hand(shop, profile, fields, actor=actor)
        record("shop.place_changed", "shop", shop.id, actor=actor, number=house_number)


def _refuse_impossible(house_number: str, position: tuple[float, float] | None) -> None:
    if len(house_number) > MAX_HOUSE_NUMBER:
        raise ProfileRefused(N_("The house number is too long."))
    if position and not (abs(position[0]) <= 90 and abs(position[1]) <= 180):
        raise ProfileRefused(N_("This position is not on Earth: latitude first, then longitude."))


def _door(house_number: str) -> float | None:
    """Read "12 bis" as 12.5, so that it stands between 12 and 13; None without a number."""
    digits = ""
    for sign in house_number:
        if not sign.isdecimal():
            break
        digits += sign
    if not digits:
        return None
    return float(digits) + (0.5 if house_number[len(digits) :].strip() else 0.0)


def set_hours(shop: Shop, value: str | None, *, actor: str) -> None:
    """Set the weekly hours from an `opening_hours` value; None = nobody knows them.

    Raises HoursRefused when the value cannot be trusted, ProfileRefused when the shop's mode needs
    known hours.
    """
    town = current_town()
    hours = Hours.read(
        value, country=town.country, subdivision=town.subdivision, timezone=town.timezone
    )
    with transaction():
        profile = profile_of(shop.id)
        before = profile.opening_hours
        if hours.notation is None and profile.mode != "window":
            raise ProfileRefused(N_("A shop that takes orders needs known opening hours."))
        if hours.notation == before:
            return
        profile.opening_hours = hours.notation
        written_by_hand(shop, profile, ["opening_hours"], actor=actor)
        record(
            "shop.hours_changed", "shop", shop.id, actor=actor,
            before=before, after=hours.notation,
        )  # fmt: skip
