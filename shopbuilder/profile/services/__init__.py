"""Verbs on what a shop says of itself; each records its fact in its own transaction."""

from shopbuilder.profile.services.closings import (
    add_closing,
    close_early,
    close_today,
    remove_closing,
    reopen,
)
from shopbuilder.profile.services.duties import missing_duties, set_mode
from shopbuilder.profile.services.identity import set_identity
from shopbuilder.profile.services.place import set_hours, set_place
from shopbuilder.profile.services.standing import (
    open_shop,
    readmit,
    suspend,
    take_over,
)

__all__ = [
    "add_closing",
    "close_early",
    "close_today",
    "missing_duties",
    "open_shop",
    "readmit",
    "remove_closing",
    "reopen",
    "set_hours",
    "set_identity",
    "set_mode",
    "set_place",
    "suspend",
    "take_over",
]
