"""Lines of baskets, recaps and orders in words, ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass

from shopbuilder.i18n import translate, translate_plural
from shopbuilder.ordering.basket import MAX_QUANTITY
from shopbuilder.ordering.basket_contents import Line, Seller
from shopbuilder.ordering.errors import Shortage
from shopbuilder.ordering.order_views import OrderedLine
from shopbuilder.ordering.pricing import VatShare
from shopbuilder.web.formats import percent
from shopbuilder.web.languages import here
from shopbuilder.web.pictures import picture_of
from shopbuilder.web.prices import amount, money


@dataclass(frozen=True)
class ShownLine:
    """One line; amounts are ready-made text."""

    name: str
    quantity: int
    #: Of one piece.
    amount: str
    total: str


@dataclass(frozen=True)
class BasketRow(ShownLine):
    """A line that can still be changed."""

    variant_id: int
    href: str
    image: str
    #: The largest quantity to choose.
    most: int
    #: What has changed: the price, or what is left.
    remarks: tuple[str, ...]


def basket_rows(seller: Seller) -> list[BasketRow]:
    """Return the lines of one shop of a basket."""
    return [
        BasketRow(
            name=line.full_name,
            quantity=line.quantity,
            amount=amount(line.price_cents, line.unit),
            total=money(line.total_cents),
            variant_id=line.variant_id,
            href=here(f"/{seller.shop.slug}/{line.product_slug}"),
            image=picture_of(line.picture, seller.shop.trade, line.product_slug),
            most=max(line.quantity, min(MAX_QUANTITY, line.left or MAX_QUANTITY)),
            remarks=tuple(_remarks(line)),
        )
        for line in seller.lines
    ]


def _remarks(line: Line) -> Iterable[str]:
    if line.shortage:
        yield what_is_left(line.shortage)
    if line.promised_before is not None:
        yield translate(
            "The price has changed: %(before)s before, %(now)s now.",
            before=money(line.promised_before),
            now=money(line.price_cents),
        )


def price_changes(lines: Iterable[Line]) -> list[str]:
    """Return a sentence for each line whose promised price has run out and changed."""
    return [
        translate(
            "The price of “%(name)s” has changed: %(before)s before, %(now)s now.",
            name=line.full_name,
            before=money(line.promised_before),
            now=money(line.price_cents),
        )
        for line in lines
        if line.promised_before is not None
    ]


def what_is_left(shortage: Shortage) -> str:
    """Say what the shelf still holds of a line."""
    if not shortage.left:
        return translate("No longer available.")
    return translate_plural(
        "Only %(left)s left.", "Only %(left)s left.", shortage.left, left=shortage.left
    )


def fitted(shortage: Shortage) -> str:
    """Say how a line was brought down to what is left."""
    if not shortage.left:
        return translate(
            "“%(name)s” is no longer available: it has left your basket.", name=shortage.name
        )
    return translate(
        "Only %(left)s left of “%(name)s”: your basket now holds %(left)s.",
        name=shortage.name,
        left=shortage.left,
    )


def recap_lines(lines: Iterable[Line]) -> list[ShownLine]:
    """Return the lines of a recap."""
    return [
        ShownLine(
            line.full_name,
            line.quantity,
            amount(line.price_cents, line.unit),
            money(line.total_cents),
        )
        for line in lines
    ]


def ordered_lines(lines: Iterable[OrderedLine]) -> list[ShownLine]:
    """Return the lines of an order as it was made."""
    return [
        ShownLine(line.full_name, line.quantity, money(line.price_cents), money(line.total_cents))
        for line in lines
    ]


def vat_in_words(shares: Iterable[VatShare]) -> str:
    """Return "TVA comprise : 0,44 € à 5,5 %, 2,00 € à 20 %"; "" where there is none."""
    told = [
        translate("%(tax)s at %(rate)s", tax=money(share.vat_cents), rate=percent(share.rate))
        for share in shares
        if share.rate
    ]
    return translate("VAT included: %(shares)s", shares=", ".join(told)) if told else ""
