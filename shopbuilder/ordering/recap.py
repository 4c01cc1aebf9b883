"""The recap before the button: one a seller, with all that the law wants read before ordering.

Code de la consommation, art. L221-5 and L221-14 (what is said, and beside which button), L221-18
and L221-28 (withdrawal and its exceptions), L612-1 (mediator).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shopbuilder.ordering.basket_contents import Contents, Seller
from shopbuilder.ordering.errors import SlotGone
from shopbuilder.ordering.pickup_slots import Slot
from shopbuilder.ordering.pricing import VatShare, vat_by_rate
from shopbuilder.ordering.terms import hours_of, slot_at
from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.trades import trade_of
from tenants.errors import N_

#: Art. L221-18: fourteen days from the day the goods are collected.
WITHDRAWAL: Final = N_(
    "You have 14 days after collecting to change your mind and give the articles back, without"
    " giving a reason; tell the shop in writing."
)
#: Art. L221-28, 3° to 5°.
WITHDRAWAL_FOOD: Final = N_(
    "You have 14 days after collecting to change your mind, without giving a reason. This"
    " does not apply to what spoils quickly, to what was made to measure, or to what has"
    " been unsealed and cannot be returned for reasons of hygiene: bread, cakes, meat,"
    " fish, cheese, fruit, flowers, cooked dishes."
)


@dataclass(frozen=True)
class SellerRecap:
    """One contract to be: a seller, its lines, the slot, the tax."""

    seller: Seller
    slot: Slot
    vat: tuple[VatShare, ...]
    note: str
    #: English msgid of the text on withdrawal.
    withdrawal: str


@dataclass(frozen=True)
class Choice:
    """What the customer asks of one shop."""

    starts_at: datetime
    note: str = ""


def recaps_of(contents: Contents, choices: Mapping[int, Choice]) -> tuple[SellerRecap, ...]:
    """Return a recap for each seller of the basket; one statement beside the basket's.

    Raises SlotGone for a shop without a choice, or whose slot is not offered now: hours and
    closings are read again. Places left are counted when the order is placed.
    """
    hours = hours_of([seller.shop for seller in contents.sellers])
    return tuple(
        SellerRecap(
            seller,
            _slot(seller, choices.get(seller.shop.id), hours[seller.shop.id]),
            vat_by_rate(line.vat for line in seller.lines),
            choices[seller.shop.id].note,
            withdrawal_for(seller.shop.trade),
        )
        for seller in contents.sellers
    )


def _slot(seller: Seller, choice: Choice | None, hours: Hours) -> Slot:
    slot = None
    if choice is not None:
        slot = slot_at(seller.shop, choice.starts_at, hours, seller.lead_minutes)
    if slot is None:
        raise SlotGone(seller.shop.id)
    return slot


def withdrawal_for(trade: str) -> str:
    """Return the text on withdrawal (English msgid) for what a trade sells."""
    perishable = trade_of(trade).food or trade in {"florist", "garden"}
    return WITHDRAWAL_FOOD if perishable else WITHDRAWAL


def digest_of(recaps: Sequence[SellerRecap]) -> str:
    """Return a fingerprint of all that was agreed to: sellers, slots, articles, prices.

    It travels with the form, so that what is ordered is what was shown.
    """
    agreed = [
        f"{recap.seller.shop.id}@{recap.slot.starts_at.isoformat()}"
        + "".join(
            f";{line.variant_id}x{line.quantity}x{line.price_cents}"
            for line in sorted(recap.seller.lines, key=lambda line: line.variant_id)
        )
        for recap in sorted(recaps, key=lambda recap: recap.seller.shop.id)
    ]
    return hashlib.sha256("|".join(agreed).encode()).hexdigest()
