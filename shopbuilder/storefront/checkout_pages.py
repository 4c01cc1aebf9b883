"""The two pages of the checkout, filled."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from flask import render_template
from markupsafe import Markup

from shopbuilder.codes import new_token
from shopbuilder.i18n import refusal_in_words
from shopbuilder.ordering.basket_contents import Contents
from shopbuilder.ordering.customers import Customer
from shopbuilder.ordering.pickup_slots import Slot
from shopbuilder.ordering.recap import SellerRecap, digest_of
from shopbuilder.ordering.terms import slots_of
from shopbuilder.storefront.checkout_form import INSTANT, SLOT, Typed
from shopbuilder.storefront.shown_lines import recap_lines, vat_in_words
from shopbuilder.web.formats import day, hour
from shopbuilder.web.prices import money
from tenants.context import current_town
from tenants.errors import Refusal

#: (category, sentence) above a page.
Said = list[tuple[str, str]]


def form_page(contents: Contents, form: Typed, wrong: Mapping[str, Refusal]) -> str:
    """Return the form as typed, with its slots as they are now; `wrong` by field."""
    offered = slots_of({seller.shop: seller.lead_minutes for seller in contents.sellers})
    errors = {name: refusal_in_words(refusal) for name, refusal in wrong.items()}
    return render_template(
        "storefront/checkout.html",
        sellers=[(seller.shop, _days(offered[seller.shop.id])) for seller in contents.sellers],
        total=money(contents.total_cents),
        form=form,
        errors=errors,
        summary=_by_shop(errors, contents),
    )


def _by_shop(errors: Mapping[str, str], contents: Contents) -> list[tuple[str, str]]:
    """Return (field, sentence); where several shops ask the same, each sentence names its shop."""
    shops = {f"{SLOT}{each.shop.id}": each.shop.name for each in contents.sellers}
    alone = len(shops) == 1
    return [
        (name, sentence if alone or name not in shops else f"{shops[name]} – {sentence}")
        for name, sentence in errors.items()
    ]


def _days(slots: Sequence[Slot]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Return (day, [(value, label, full)]) as the component for slots takes them."""
    zone = current_town().zone
    by_day = groupby(slots, lambda slot: slot.starts_at.astimezone(zone).date())
    return [(day(date), [_radio(slot) for slot in of_day]) for date, of_day in by_day]


def _radio(slot: Slot) -> tuple[str, str, bool]:
    """Show when a slot begins; who hears the page is told its end too."""
    ends = Markup('{}<span class="vh"> – {}</span>')
    label = ends.format(hour(slot.starts_at), hour(slot.ends_at))
    return slot.starts_at.strftime(INSTANT), label, False


def recap_page(
    recaps: Sequence[SellerRecap], form: Typed, customer: Customer, messages: Said
) -> str:
    """Return what would be ordered, a recap a seller, with the button below it."""
    return render_template(
        "storefront/recap.html",
        recaps=[
            (
                each,
                recap_lines(each.seller.lines),
                money(each.seller.total_cents),
                vat_in_words(each.vat),
            )
            for each in recaps
        ],
        total=money(sum(each.seller.total_cents for each in recaps)),
        customer=customer,
        form=form,
        key=new_token(),
        seen=digest_of(recaps),
        messages=messages,
    )
