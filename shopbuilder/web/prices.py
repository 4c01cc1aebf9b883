"""Prices as a tag says them: in the town's currency, by the piece or by the measure."""

from typing import Final

from shopbuilder.catalogue.unit_price import unit_price
from shopbuilder.i18n import translate
from shopbuilder.money import currency_of
from shopbuilder.web.formats import price
from tenants.context import current_town
from tenants.errors import N_

_PER: Final = {
    "kg": N_("%(price)s per kg"),
    "litre": N_("%(price)s per litre"),
    "metre": N_("%(price)s per metre"),
}


def money(cents: int) -> str:
    """Return an amount in the currency of the town entered."""
    return price(cents, currency_of(current_town().country))


def amount(cents: int, unit: str) -> str:
    """Return the price of one unit: "3,20 €" a piece, "12,50 € le kg" for what is weighed."""
    return translate(_PER[unit], price=money(cents)) if unit in _PER else money(cents)


def amount_from(cents: int, unit: str, *, several: bool) -> str:
    """Return the same, as a beginning ("à partir de 3,20 €") where there are several prices."""
    told = amount(cents, unit)
    return translate("from %(price)s", price=told) if several else told


def per_measure(cents: int, content_amount: int | None, content_unit: str | None) -> str:
    """Return the price per kilogram, litre or metre of what one piece holds; "" if not known."""
    per = unit_price(cents, content_amount, content_unit)
    return translate(_PER[per.measure], price=money(per.cents)) if per else ""
