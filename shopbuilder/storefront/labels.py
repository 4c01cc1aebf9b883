"""What stands on a price tag: price, price per kilogram, and what is left."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from shopbuilder.i18n import translate
from shopbuilder.photos.queries import Shot
from shopbuilder.storefront.goods import Article, Choice, Goods
from shopbuilder.web.formats import NBSP, number
from shopbuilder.web.languages import here
from shopbuilder.web.pictures import picture_of
from shopbuilder.web.prices import amount, amount_from, per_measure

#: So many pieces or fewer are "only n left".
FEW: Final = 3

#: Unit in which a content is stored -> the larger one it is told in, and how many make one.
_LARGER: Final = {
    "mg": ("g", 1000),
    "g": ("kg", 1000),
    "ml": ("l", 1000),
    "mm": ("cm", 10),
    "cm": ("m", 100),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """Ready-made words for one article or one of its variants."""

    amount: str
    #: "6,40 € le kg"; "" where it is not known.
    per_measure: str
    #: some, few, none or uncounted.
    stock_kind: str
    stock_text: str
    #: What one piece of this variant holds, where it is not what the article says: "250 g".
    held: str = ""

    @property
    def sold_out(self) -> bool:
        """Whether nothing is left."""
        return self.stock_kind == "none"


@dataclass(frozen=True, slots=True)
class Card:
    """An article among others."""

    name: str
    href: str
    #: Address of its drawing, and its photo where there is one.
    image: str
    shot: Shot | None
    tag: Tag
    #: The variant to put in the basket, where there is only one and it is not sold out.
    variant_id: int | None
    #: Whose it is, among articles of several shops; "" in its own shop.
    shop_name: str = ""


def card_of(goods: Goods, shop: str, trade: str, *, shop_name: str = "") -> Card:
    """Return the card of an article of a shop (its slug) of a trade."""
    tag = Tag(
        amount_from(goods.from_cents, goods.unit, several=goods.to_cents != goods.from_cents),
        per_measure(goods.from_cents, goods.content_amount, goods.content_unit),
        *stock_in_words(goods.stock),
    )
    return Card(
        name=goods.name,
        href=here(f"/{shop}/{goods.slug}"),
        image=picture_of(goods.picture, trade, goods.slug),
        shot=goods.shot,
        tag=tag,
        variant_id=None if tag.sold_out else goods.variant_id,
        shop_name=shop_name,
    )


def tag_of(article: Article, choice: Choice) -> Tag:
    """Return the price tag of one variant."""
    return Tag(
        amount(choice.price_cents, article.unit),
        per_measure(choice.price_cents, *content_of(article, choice)),
        *stock_in_words(choice.stock),
        held=content_in_words(choice.content_amount, choice.content_unit),
    )


def content_of(article: Article, choice: Choice) -> tuple[int | None, str | None]:
    """Return what one piece of a variant holds: its own quantity, else the article's."""
    if choice.content_amount is not None:
        return choice.content_amount, choice.content_unit
    return article.content_amount, article.content_unit


def stock_in_words(stock: int | None) -> tuple[str, str]:
    """Return kind and sentence for so many pieces left; None = not counted."""
    if stock is None:
        return "uncounted", translate("available")
    if stock == 0:
        return "none", translate("sold out")
    if stock <= FEW:
        return "few", translate("only %(number)s left", number=stock)
    return "some", translate("in stock")


def content_in_words(held: int | None, unit: str | None) -> str:
    """Return what one piece holds: "250 g", "1,5 kg"; "" where it is not known."""
    if held is None or unit is None:
        return ""
    larger, whole = _LARGER[unit]
    if held < whole:
        return f"{held}{NBSP}{unit}"
    return f"{number(Decimal(held) / whole)}{NBSP}{larger}"
