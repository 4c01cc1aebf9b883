"""The sky above the town at an hour of its clock, as drawings and their frames name it."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

#: Before which local hour, which sky.
_SKIES: Final = ((5, "night"), (8, "morning"), (18, "day"), (21, "dusk"), (24, "night"))


def sky_at(at: datetime, zone: ZoneInfo) -> str:
    """Return night, morning, day or dusk."""
    hour = at.astimezone(zone).hour
    return next(sky for before, sky in _SKIES if hour < before)
