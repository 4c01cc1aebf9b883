"""Who stands behind a shop: what the law wants named, and how to reach them."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from shopbuilder.profile.contacts import email_address, phone_number
from shopbuilder.profile.errors import DutiesMissing, ProfileRefused
from shopbuilder.profile.facts.by_hand import written_by_hand
from shopbuilder.profile.facts.fields import FIELDS
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.register import (
    french_vat_number,
    register_number_fits,
    siret_number,
    vat_number_fits,
)
from shopbuilder.profile.services.duties import missing_duties
from tenants.context import current_town
from tenants.database import transaction
from tenants.errors import N_
from tenants.events import record
from tenants.models import Shop

LONGEST: Final = 300
_WORDS: Final = {"legal_name", "legal_form", "legal_address", "mediator"}
#: Many a paper leaves the country out of a VAT number, none of another country begins like this.
_WITHOUT_COUNTRY: Final = re.compile(r"[0-9]")
_BREAKING: Final = "[^\\S\u00a0\u202f]+"


def set_identity(shop: Shop, facts: Mapping[str, str], *, actor: str) -> None:
    """Set what the shop says of who it is; facts left out stay as they are.

    Args:
        shop: of the town entered.
        facts: among legal_name, legal_form, legal_address, siret, vat_number, mediator, phone,
            email; empty text takes a fact back.
        actor: who says so.

    Raises:
        ProfileRefused: a number that cannot be right, or a fact that is none.
        ContactRefused: a phone number or an e-mail address that leads to nobody.
        DutiesMissing: the shop's mode needs what would be taken back.
    """
    clean = {name: _clean(name, _one_line(name, text)) for name, text in facts.items()}
    with transaction():
        profile = profile_of(shop.id)
        changed = [name for name, text in clean.items() if getattr(profile, name) != text]
        for name in changed:
            setattr(profile, name, clean[name])
        missing = missing_duties(profile, profile.mode)
        if missing:
            raise DutiesMissing(missing)
        if changed:
            told = [name for name in changed if name in FIELDS]
            written_by_hand(shop, profile, told, actor=actor)
            record("shop.identity_changed", "shop", shop.id, actor=actor, facts=sorted(changed))


def _one_line(name: str, text: str) -> str:
    """Return the text on one line; words keep the spaces that hold "8 000 €" together."""
    plain = _BREAKING if name in _WORDS else r"\s+"
    return re.sub(plain, " ", text.strip())


def _clean(name: str, text: str) -> str:
    if name not in FACTS:
        raise ProfileRefused(N_("Unknown fact: %(name)s."), name=name[:40])
    if len(text) > LONGEST:
        raise ProfileRefused(N_("At most %(most)s characters fit here."), most=LONGEST)
    return FACTS[name](text) if text else ""


def _register_number(text: str) -> str:
    if current_town().country == "FR":
        return siret_number(text)
    number = "".join(sign for sign in text if sign.isalnum())
    if not register_number_fits(number, current_town().country):
        raise ProfileRefused(
            N_("“%(number)s” is not a register number: a SIRET has 14 digits."), number=text[:40]
        )
    return number


def _vat_number(text: str) -> str:
    if current_town().country == "FR" and _WITHOUT_COUNTRY.match(text):
        return french_vat_number(text)
    number = "".join(sign for sign in text.upper() if sign.isalnum())
    if not vat_number_fits(number):
        raise ProfileRefused(N_("“%(number)s” is not a VAT number."), number=text[:40])
    return number


def _phone(text: str) -> str:
    return phone_number(text, current_town().country)


def _as_written(text: str) -> str:
    return text


#: Every fact, and how it is checked.
FACTS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "legal_name": _as_written,
        "legal_form": _as_written,
        "legal_address": _as_written,
        "siret": _register_number,
        "vat_number": _vat_number,
        "mediator": _as_written,
        "phone": _phone,
        "email": email_address,
    }
)
