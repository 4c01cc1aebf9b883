"""An article for machines: what it is, what it costs, whether there is any, and who sells it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup

from shopbuilder.web.addresses import file_address, public_address
from shopbuilder.web.linked_data.script import Node
from tenants.context import CurrentTown

_SCHEMA: Final = "https://schema.org/"
#: UN/CEFACT codes of what a price is for.
_UNIT_CODES: Final = {"kg": "KGM", "litre": "LTR", "metre": "MTR"}
#: So many pieces or fewer are few.
_FEW: Final = 3
_LONGEST: Final = 500


#: Of quantities: unit in which a content is kept -> its code.
_CONTENT_CODES: Final = {"mg": "MGM", "g": "GRM", "ml": "MLT", "mm": "MMT", "cm": "CMT"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A variant: its price in cents with tax, and how many pieces are left (None: not counted)."""

    label: str
    price_cents: int
    stock: int | None
    #: Digits of its bar code, or "".
    gtin: str = ""
    #: What one piece holds, and in what unit (mg, g, ml, mm, cm); None where it is not known.
    content: tuple[int | None, str | None] = (None, None)


def product_data(
    town: CurrentTown,
    *,
    shop: str,
    seller: str,
    slug: str,
    name: str,
    description: str,
    image: str,
    unit: str,
    choices: Sequence[Offered],
    sells: bool,
    facts: Sequence[tuple[str, str]] = (),
    currency: str = "EUR",
) -> Node:
    """Return an article of a shop.

    Args:
        town: of the shop.
        shop: its slug.
        seller: its name.
        slug: of the article.
        name: of the article.
        description: sanitised HTML, of which the words are told.
        image: path of its picture; one that is drawn may be left out ("").
        unit: piece, kg, litre or metre.
        choices: its variants.
        sells: whether it can be ordered here; otherwise it is to be had in the shop alone.
        facts: what the law asks to say of it, name and words: ingredients, allergens, origin.
        currency: of the prices.
    """
    home = public_address(town, f"/{shop}")
    url = f"{home}/{slug}"
    party = {"@type": "Organization", "@id": f"{home}#boutique", "name": seller, "url": home}
    offers = [
        {
            "@type": "Offer",
            "name": choice.label,
            "url": url,
            "gtin": choice.gtin,
            **_price(choice, unit, currency),
            "availability": _SCHEMA + _availability(choice.stock, sells=sells),
            "availableDeliveryMethod": f"{_SCHEMA}OnSitePickup",
            "seller": party,
        }
        for choice in choices
    ]
    return {
        "@type": "Product",
        "@id": f"{url}#article",
        "name": name,
        "description": _words(description),
        "url": url,
        "image": file_address(town, image) if image else "",
        "gtin": choices[0].gtin if len(choices) == 1 else "",
        "additionalProperty": [
            {"@type": "PropertyValue", "name": fact, "value": words} for fact, words in facts
        ],
        "offers": offers[0] if len(offers) == 1 else offers,
    }


def _price(choice: Offered, unit: str, currency: str) -> dict[str, Any]:
    """Return the price of one, and what it is for: one kilogram, or the content of one piece."""
    told = {"price": f"{Decimal(choice.price_cents) / 100:.2f}", "priceCurrency": currency}
    amount, kept_in = choice.content
    if unit in _UNIT_CODES:
        per: dict[str, Any] = {"unitCode": _UNIT_CODES[unit]}
    elif kept_in in _CONTENT_CODES:
        held = {"@type": "QuantitativeValue", "value": amount, "unitCode": _CONTENT_CODES[kept_in]}
        per = {"referenceQuantity": held}
    else:
        return told
    return {**told, "priceSpecification": {"@type": "UnitPriceSpecification", **told, **per}}


def _availability(stock: int | None, *, sells: bool) -> str:
    if stock == 0:
        return "OutOfStock"
    if not sells:
        return "InStoreOnly"
    return "LimitedAvailability" if stock is not None and stock <= _FEW else "InStock"


def _words(description: str) -> str:
    """Return the text of sanitised HTML in one line."""
    text = re.sub(r"<[^>]*>", " ", description)
    return " ".join(str(Markup(text).unescape()).split())[:_LONGEST]  # noqa: S704 # read, never shown
