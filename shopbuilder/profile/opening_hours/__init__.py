"""Is it open? One OpenStreetMap `opening_hours` value and dated closings, read for any instant.

Pure: nothing here reads a clock or a database. What is read or refused, and why, stands in
docs/opening-hours.md.
"""

from shopbuilder.profile.opening_hours.closings import Closing
from shopbuilder.profile.opening_hours.errors import HoursRefused
from shopbuilder.profile.opening_hours.hours import Hours, OpenState
from shopbuilder.profile.opening_hours.public_holidays import public_holidays
from shopbuilder.profile.opening_hours.spans import Kind
from shopbuilder.profile.opening_hours.week import DayHours, LocalSpan
from shopbuilder.profile.opening_hours.writing import hours_value

__all__ = [
    "Closing",
    "DayHours",
    "Hours",
    "HoursRefused",
    "Kind",
    "LocalSpan",
    "OpenState",
    "hours_value",
    "public_holidays",
]
