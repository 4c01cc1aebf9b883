"""Who orders: a name to call out, a phone to ring, a mail address if there is one."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from shopbuilder.ordering.errors import DetailsMissing
from shopbuilder.profile.contacts import phone_number
from tenants.errors import N_, Refusal
from tenants.services import normal_email

MAX_NAME: Final = 120
MAX_NOTE: Final = 500


@dataclass(frozen=True)
class Customer:
    """A guest at checkout."""

    name: str
    #: E.164: "+33612345678".
    phone: str
    #: Empty when none was given: the code stands in for it.
    email: str = ""
    locale: str = "fr"


class DetailRefused(Refusal):
    """One detail that is missing or unclear."""

    status = 422


def read_customer(
    name: str, phone: str, email: str, *, country: str, locale: str = "fr"
) -> Customer:
    """Return the customer as typed; raises DetailsMissing with a refusal for each wrong detail.

    `country` (ISO 3166) is where a phone number without prefix is dialled.
    """
    wrong: dict[str, Refusal] = {}
    values: dict[str, str] = {}
    readers: dict[str, tuple[Callable[[str], str], str]] = {
        "name": (read_name, name),
        "phone": (partial(read_phone, country=country), phone),
        "email": (read_email, email),
    }
    for detail, (read, typed) in readers.items():
        try:
            values[detail] = read(typed)
        except Refusal as refusal:
            wrong[detail] = refusal
    if wrong:
        raise DetailsMissing(wrong)
    return Customer(**values, locale=locale)


def read_name(typed: str) -> str:
    """Return a name on one line; raises DetailRefused."""
    name = " ".join(typed.split())
    if not any(sign.isalnum() for sign in name):
        raise DetailRefused(N_("Please give a name: the shop will call it out."))
    if len(name) > MAX_NAME:
        raise DetailRefused(N_("This name is too long: 120 characters at most."))
    if _has_controls(name):
        raise DetailRefused(N_("This name holds characters that cannot be shown."))
    return name


def read_email(typed: str) -> str:
    """Return a mail address as it is stored, or nothing for nothing; raises PersonRefused."""
    return normal_email(typed) if typed.strip() else ""


def read_phone(typed: str, country: str) -> str:
    """Return a phone number in E.164; raises DetailRefused or ContactRefused."""
    if not typed.strip():
        raise DetailRefused(
            N_("Please give a phone number: the shop calls if something is unclear.")
        )
    number = phone_number(typed[:40], country)
    if not number.startswith("+"):
        raise DetailRefused(N_("The shop cannot call a short number. Please give another one."))
    return number


def read_note(typed: str) -> str:
    """Return a word to the shop, over several lines; raises DetailRefused."""
    note = typed.replace("\r\n", "\n").strip()
    if len(note) > MAX_NOTE:
        raise DetailRefused(N_("Please keep it short: 500 characters at most."))
    if _has_controls(note.replace("\n", " ").replace("\t", " ")):
        raise DetailRefused(N_("This text holds characters that cannot be shown."))
    return note


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)
