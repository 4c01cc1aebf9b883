"""Filling a basket: add, change, take out, and keep what it says true."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, case, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.codes import hash_of, new_token
from shopbuilder.ordering.basket_contents import (
    PRICE_PROMISE,
    Contents,
    contents_of,
    orderable,
)
from shopbuilder.ordering.errors import (
    BadQuantity,
    BasketFull,
    NotOrderable,
    Shortage,
    SoldOut,
)
from shopbuilder.ordering.models import Basket, BasketLine
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db, transaction
from tenants.isolation import insert_into
from tenants.models import Shop

MAX_LINES: Final = 30
MAX_QUANTITY: Final = 99


_MINE: Final = (
    select(BasketLine.variant_id, BasketLine.quantity)
    .join(Basket, Basket.id == BasketLine.basket_id)
    .where(Basket.token_hash == bindparam("token_hash"))
    .subquery()
)
#: What can be bought under an id, and what lies in the basket already. Built once: that costs more
#: than asking.
_ARTICLE: Final = (
    select(
        Product.name,
        Variant.label,
        Variant.price_cents,
        Variant.stock,
        select(func.coalesce(func.sum(_MINE.c.quantity), 0))
        .where(_MINE.c.variant_id == Variant.id)
        .scalar_subquery()
        .label("in_basket"),
        select(func.count()).select_from(_MINE).scalar_subquery().label("lines"),
    )
    .join(Product, Product.id == Variant.product_id)
    .join(Shop, Shop.id == Product.shop_id)
    .join(ShopProfile, ShopProfile.shop_id == Shop.id)
    .where(Variant.id == bindparam("variant_id"), orderable())
)


@dataclass(frozen=True)
class Added:
    """What came of putting something in a basket."""

    #: Secret of the basket: a new one when there was none.
    token: str
    name: str
    #: How many of it lie in the basket now.
    quantity: int
    #: Pieces on the shelf when fewer than were asked for, None = all were there.
    only: int | None


@dataclass(frozen=True)
class _Article:
    name: str
    price_cents: int
    stock: int | None
    in_basket: int
    other_lines: int


def read_quantity(typed: str) -> int:
    """Return a quantity as typed into a form; raises BadQuantity."""
    digits = typed.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 2 and int(digits)):
        raise BadQuantity
    return int(digits)


def add_to_basket(token: str | None, variant_id: int, quantity: int = 1) -> Added:
    """Put so many more of a variant into the basket, capped to what is on the shelf.

    Raises BadQuantity, NotOrderable, SoldOut when nothing is left, BasketFull. Three statements.
    """
    if not 1 <= quantity <= MAX_QUANTITY:
        raise BadQuantity
    token = token or new_token()
    with transaction():
        article = _article(token, variant_id)
        if article.stock == 0:
            raise SoldOut([Shortage(variant_id, article.name, quantity, 0)])
        if not article.in_basket and article.other_lines >= MAX_LINES:
            raise BasketFull
        wanted = article.in_basket + quantity
        most = MAX_QUANTITY if article.stock is None else min(MAX_QUANTITY, article.stock)
        _put(_basket_id(token), variant_id, min(wanted, most), article.price_cents)
    only = most if most < wanted else None
    return Added(token, article.name, min(wanted, most), only)


def _article(token: str, variant_id: int) -> _Article:
    asked = {"token_hash": hash_of(token), "variant_id": variant_id}
    row = db.session.execute(_ARTICLE, asked).one_or_none()
    if row is None:
        raise NotOrderable
    name = f"{row.name} ({row.label})" if row.label else row.name
    return _Article(name, row.price_cents, row.stock, int(row.in_basket), row.lines)


def _basket_id(token: str) -> int:
    statement = insert_into(Basket).values(token_hash=hash_of(token))
    found: int = db.session.scalars(
        statement.on_conflict_do_update(
            index_elements=["town_id", "token_hash"], set_={"updated_at": now()}
        ).returning(Basket.id)
    ).one()
    return found


def _put(basket_id: int, variant_id: int, quantity: int, price_cents: int) -> None:
    """Write the line; a promise that still holds is kept. Raises NotOrderable for what has just gone."""
    at = now()
    statement = insert_into(BasketLine).values(
        basket_id=basket_id,
        variant_id=variant_id,
        quantity=quantity,
        price_cents=price_cents,
        promised_at=at,
    )
    fresh = statement.excluded
    old = BasketLine.promised_at <= at - PRICE_PROMISE
    statement = statement.on_conflict_do_update(
        index_elements=["town_id", "basket_id", "variant_id"],
        set_={
            "quantity": fresh.quantity,
            "price_cents": case((old, fresh.price_cents), else_=BasketLine.price_cents),
            "promised_at": case((old, fresh.promised_at), else_=BasketLine.promised_at),
        },
    )
    try:
        db.session.execute(statement)
    except IntegrityError as gone:
        raise NotOrderable from gone


def set_quantity(token: str, variant_id: int, quantity: int) -> Shortage | None:
    """Set how many of a variant lie in the basket, capped to what is on the shelf.

    Returns what was missing, None = nothing. A line that is not there is left alone. Raises
    BadQuantity.
    """
    if not 1 <= quantity <= MAX_QUANTITY:
        raise BadQuantity
    with transaction():
        contents = contents_of(token)
        line = next((each for each in contents.lines if each.variant_id == variant_id), None)
        if line is None:
            return None
        missing = line.left is not None and line.left < quantity
        kept = min(quantity, line.left or quantity) if missing else quantity
        _write_quantity(contents, variant_id, kept)
    return Shortage(variant_id, line.full_name, quantity, line.left or 0) if missing else None


def _write_quantity(contents: Contents, variant_id: int, quantity: int) -> None:
    db.session.execute(
        update(BasketLine)
        .where(BasketLine.basket_id == contents.basket_id, BasketLine.variant_id == variant_id)
        .values(quantity=quantity)
    )


def remove_from_basket(token: str, variant_id: int) -> int:
    """Take a variant out of the basket and return how many there were; 0 when there was none."""
    with transaction():
        removed = db.session.scalar(
            delete(BasketLine)
            .where(
                BasketLine.variant_id == variant_id,
                BasketLine.basket_id.in_(
                    select(Basket.id).where(Basket.token_hash == hash_of(token))
                ),
            )
            .returning(BasketLine.quantity)
        )
    return removed or 0


def fit_to_shelf(token: str) -> list[Shortage]:
    """Bring the basket down to what is left, and return each line that had to change."""
    with transaction():
        contents = contents_of(token)
        for shortage in contents.shortages:
            if shortage.left:
                _write_quantity(contents, shortage.variant_id, shortage.left)
            else:
                remove_from_basket(token, shortage.variant_id)
    return contents.shortages


def renew_promises(token: str) -> Contents:
    """Promise today's price for lines whose promise has run out, for another two hours.

    Returns the basket as it was, so that a page can name the old price beside the new one.
    """
    with transaction():
        contents = contents_of(token)
        price = (
            select(Variant.price_cents).where(Variant.id == BasketLine.variant_id).scalar_subquery()
        )
        db.session.execute(
            update(BasketLine)
            .where(
                BasketLine.basket_id == contents.basket_id,
                BasketLine.promised_at <= now() - PRICE_PROMISE,
            )
            .values(price_cents=price, promised_at=now())
            .execution_options(synchronize_session=False)
        )
    return contents
