"""Kinds of rendez-vous: key as stored and as addresses have it, English msgid of the name shown."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tenants.errors import N_

#: A rendez-vous that is of no kind in particular; an unknown key is shown as one.
NEUTRAL: Final = "event"

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "market": N_("Market"),
        "workshop": N_("Workshop"),
        "music": N_("Live music"),
        "signing": N_("Signing"),
        "reading": N_("Stories and readings"),
        "tasting": N_("Tasting"),
        "exhibition": N_("Exhibition"),
        "walk": N_("Guided walk"),
        "swap": N_("Swaps and second hand"),
        "meal": N_("Shared meal"),
        "game": N_("Games"),
        "help": N_("Advice desk"),
        NEUTRAL: N_("Event"),
    }
)


def kind_of(key: str) -> str:
    """Return a kind that is known: the key itself or the neutral one."""
    return key if key in KINDS else NEUTRAL
