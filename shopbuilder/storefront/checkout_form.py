"""What a customer types at checkout: kept as typed, read, and refused field by field."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import request

from shopbuilder.i18n import language
from shopbuilder.ordering.customers import Customer, read_customer, read_note
from shopbuilder.ordering.errors import DetailsMissing, SlotGone
from shopbuilder.ordering.recap import Choice
from shopbuilder.web.forms import field
from tenants.context import current_town
from tenants.errors import N_, Refusal

#: Names of the fields, by the detail they hold.
FIELDS: Final = {"name": "nom", "phone": "telephone", "email": "courriel"}
SLOT: Final = "creneau-"
NOTE: Final = "mot-"
#: An instant as the form sends it, in UTC.
INSTANT: Final = "%Y-%m-%dT%H:%MZ"
_INSTANT: Final = re.compile(r"2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z", re.ASCII)
_OF_SHOP: Final = re.compile(rf"({SLOT}|{NOTE})([0-9]{{1,15}})", re.ASCII)


class CheckoutRefused(Refusal):
    """Fields that are missing or unclear, by their name in the form."""

    status = 422
    msgid = N_("Something is missing or unclear.")

    def __init__(self, fields: Mapping[str, Refusal]) -> None:
        self.fields = dict(fields)
        super().__init__()


class SlotMissing(SlotGone):
    """No pickup time was chosen."""

    status = 422
    msgid = N_("Please choose a collection time.")


@dataclass(frozen=True)
class Typed:
    """The form as it was typed; slots and notes by shop id."""

    name: str
    phone: str
    email: str
    slots: Mapping[int, str]
    notes: Mapping[int, str]

    @property
    def fields(self) -> Iterator[tuple[str, str]]:
        """Every field with its value, to carry the form through another page."""
        yield from ((name, getattr(self, detail)) for detail, name in FIELDS.items())
        yield from ((f"{SLOT}{shop_id}", value) for shop_id, value in self.slots.items())
        yield from ((f"{NOTE}{shop_id}", value) for shop_id, value in self.notes.items())


@dataclass(frozen=True)
class Checkout:
    """The form as it was understood."""

    customer: Customer
    choices: Mapping[int, Choice]


def typed() -> Typed:
    """Return the form of this request as typed; raises FieldTooLong."""
    of_shops: dict[str, dict[int, str]] = {SLOT: {}, NOTE: {}}
    for name in request.form:
        match = _OF_SHOP.fullmatch(name)
        if match:
            of_shops[match[1]][int(match[2])] = field(name, longest=4000)
    return Typed(
        **{detail: field(name, longest=4000) for detail, name in FIELDS.items()},
        slots=of_shops[SLOT],
        notes=of_shops[NOTE],
    )


def read_checkout(form: Typed, shop_ids: Collection[int]) -> Checkout:
    """Return what the form means for these shops; raises CheckoutRefused with all that is wrong."""
    wrong: dict[str, Refusal] = {}
    choices: dict[int, Choice] = {}
    for shop_id in shop_ids:
        try:
            choices[shop_id] = _choice(form, shop_id)
        except SlotGone as gone:
            wrong[f"{SLOT}{shop_id}"] = gone
        except Refusal as refusal:
            wrong[f"{NOTE}{shop_id}"] = refusal
    customer = None
    try:
        customer = read_customer(
            form.name,
            form.phone,
            form.email,
            country=current_town().country,
            locale=language(),
        )
    except DetailsMissing as missing:
        wrong |= {FIELDS[detail]: refusal for detail, refusal in missing.details.items()}
    if wrong or customer is None:
        raise CheckoutRefused(wrong)
    return Checkout(customer, choices)


def _choice(form: Typed, shop_id: int) -> Choice:
    value = form.slots.get(shop_id, "")
    if not value:
        raise SlotMissing(shop_id)
    note = read_note(form.notes.get(shop_id, ""))
    if not _INSTANT.fullmatch(value):
        raise SlotGone(shop_id)
    try:
        return Choice(datetime.fromisoformat(value), note)
    except ValueError:
        raise SlotGone(shop_id) from None
