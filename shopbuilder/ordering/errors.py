"""Every "no" of baskets, checkouts and orders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tenants.errors import N_, Refusal


class NotOrderable(Refusal):
    """The thing exists no more, or cannot be ordered here; also what belongs to another town."""

    status = 404
    msgid = N_("This article cannot be ordered, or can no longer be ordered.")


class BadQuantity(Refusal):
    """A quantity that is no whole number between 1 and 99."""

    msgid = N_("A quantity must be a whole number from 1 to 99.")


class BasketFull(Refusal):
    """More lines than a bag holds."""

    status = 409
    msgid = N_("A basket holds 30 different articles. Please order these first.")


class BasketEmpty(Refusal):
    """Nothing is left to order."""

    status = 409
    msgid = N_("Your basket is empty.")


@dataclass(frozen=True)
class Shortage:
    """A line that the shelf cannot fill."""

    variant_id: int
    name: str
    wanted: int
    #: Pieces left now; 0 also when the shop no longer offers it.
    left: int


class SoldOut(Refusal):
    """Less is left than was asked for; nothing was ordered and the basket is whole."""

    status = 409

    def __init__(self, shortages: Sequence[Shortage]) -> None:
        self.shortages = tuple(shortages)
        first = self.shortages[0]
        if first.left:
            super().__init__(
                N_("Only %(left)s left of “%(name)s”."), name=first.name, left=first.left
            )
        else:
            super().__init__(N_("“%(name)s” is no longer available."), name=first.name)


class SlotGone(Refusal):
    """The slot is not offered: past, too soon, closed, or never was one."""

    status = 409
    msgid = N_("This collection time is no longer available. Please choose another one.")

    def __init__(self, shop_id: int) -> None:
        self.shop_id = shop_id
        super().__init__()


class SlotFull(SlotGone):
    """The last place of the slot went to somebody else."""

    msgid = N_("This collection time has just filled up. Please choose another one.")


class PriceChanged(Refusal):
    """The order would differ from the recap that was shown; a new recap must be agreed to."""

    status = 409
    msgid = N_("Something has changed since you saw this summary. Please read it once more.")


class DetailsMissing(Refusal):
    """What is missing or unclear about the customer, by the name of the detail."""

    status = 422
    msgid = N_("Something is missing or unclear.")

    def __init__(self, details: Mapping[str, Refusal]) -> None:
        self.details = dict(details)
        super().__init__()


class WrongMove(Refusal):
    """The order is in a state, or the clock at an hour, from which this cannot be done."""

    status = 409
    msgid = N_("This can no longer be done with this order.")


class ReasonMissing(Refusal):
    """A refusal without a word to the customer."""

    status = 422
    msgid = N_("Please tell the customer why, in a few words.")
