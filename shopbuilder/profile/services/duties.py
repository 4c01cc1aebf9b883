"""What a shop must say of itself before it may reserve or sell, and the change of mode."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from shopbuilder.profile.errors import DutiesMissing, ProfileRefused
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.register import register_number_fits
from tenants.context import current_town
from tenants.database import transaction
from tenants.errors import N_
from tenants.events import record
from tenants.models import Shop

Duty = tuple[str, Callable[[ShopProfile], bool]]

#: LCEN art. 1-1 and Code de commerce R123-237: who answers for the page, and how to reach them.
_IDENTITY: Final[tuple[Duty, ...]] = (
    (N_("The legal name of the business is missing."), lambda shop: bool(shop.legal_name)),
    (N_("The address of the business is missing."), lambda shop: bool(shop.legal_address)),
    (
        N_("The register number (SIRET) is missing or wrong."),
        lambda shop: register_number_fits(shop.siret, current_town().country),
    ),
    (
        N_("A phone number or an e-mail address is missing."),
        lambda shop: bool(shop.phone or shop.email),
    ),
    (
        N_("The opening hours are missing: nobody would know when to come."),
        lambda shop: shop.opening_hours is not None,
    ),
)
#: Code de la consommation L111-1, L221-5 (the seller's form) and L616-1 (the mediator).
_CONTRACT: Final[tuple[Duty, ...]] = (
    (N_("The legal form of the business is missing."), lambda shop: bool(shop.legal_form)),
    (N_("The consumer mediator is missing."), lambda shop: bool(shop.mediator)),
)
#: Each mode carries the duties of the one before.
DUTIES: Final[Mapping[str, tuple[Duty, ...]]] = MappingProxyType(
    {"window": (), "reserve": _IDENTITY, "sell": _IDENTITY + _CONTRACT}
)


def missing_duties(profile: ShopProfile, mode: str) -> Sequence[str]:
    """Return what the law asks for in that mode and the shop has not said: one msgid each."""
    return [msgid for msgid, met in DUTIES[mode] if not met(profile)]


def set_mode(shop: Shop, mode: str, *, actor: str) -> None:
    """Let the shop show, reserve or sell.

    Raises ProfileRefused for an unknown mode, DutiesMissing while a duty of that mode is not met.
    """
    if mode not in DUTIES:
        raise ProfileRefused(N_("Unknown mode: %(mode)s."), mode=mode[:40])
    with transaction():
        profile = profile_of(shop.id)
        missing = missing_duties(profile, mode)
        if missing:
            raise DutiesMissing(missing)
        if profile.mode != mode:
            record(
                "shop.mode_changed", "shop", shop.id, actor=actor, before=profile.mode, after=mode
            )
            profile.mode = mode
