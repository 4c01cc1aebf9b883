"""Kinds of public places: key as stored, English msgid of the name shown."""

from collections.abc import Mapping
from types import MappingProxyType

from tenants.errors import N_

#: Keys are OpenStreetMap's values, so that its data need no translation table.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "marketplace": N_("Market"),
        "townhall": N_("Town hall"),
        "library": N_("Library"),
        "school": N_("School"),
        "kindergarten": N_("Nursery school"),
        "post_office": N_("Post office"),
        "police": N_("Police"),
        "bank": N_("Bank"),
        "atm": N_("Cash machine"),
        "doctors": N_("Doctors"),
        "dentist": N_("Dentist"),
        "clinic": N_("Clinic"),
        "hospital": N_("Hospital"),
        "veterinary": N_("Veterinary surgeon"),
        "theatre": N_("Theatre"),
        "cinema": N_("Cinema"),
        "arts_centre": N_("Arts centre"),
        "community_centre": N_("Community centre"),
        "nightclub": N_("Night club"),
        "museum": N_("Museum"),
        "gallery": N_("Gallery"),
        "attraction": N_("Sight"),
        "information": N_("Tourist information"),
        "hotel": N_("Hotel"),
        "guest_house": N_("Guest house"),
        "hostel": N_("Hostel"),
        "place_of_worship": N_("Place of worship"),
        "parking": N_("Car park"),
        "bicycle_parking": N_("Bicycle parking"),
        "bicycle_rental": N_("Bicycle hire"),
        "car_rental": N_("Car hire"),
        "charging_station": N_("Charging station"),
        "fuel": N_("Petrol station"),
        "taxi": N_("Taxi rank"),
        "station": N_("Railway station"),
        "toilets": N_("Public toilets"),
        "drinking_water": N_("Drinking water"),
        "bench": N_("Bench"),
        "post_box": N_("Post box"),
        "parcel_locker": N_("Parcel lockers"),
        "recycling": N_("Recycling"),
        "playground": N_("Playground"),
        "park": N_("Park"),
        "office": N_("Office"),
        "other": N_("Place"),
    }
)

#: Places that nobody gives a name: their kind says it all.
NAMELESS = frozenset(
    {
        "atm", "parking", "bicycle_parking", "bicycle_rental", "charging_station", "taxi",
        "toilets", "drinking_water", "bench", "post_box", "parcel_locker", "recycling", "playground",
    }
)  # fmt: skip
