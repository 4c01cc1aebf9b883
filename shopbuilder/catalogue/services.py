"""The trader's verbs on the shelf: change a price, count the stock, hide and show an article."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select, update

from shopbuilder.catalogue.errors import ShelfMoved, ShelfRefused
from shopbuilder.catalogue.models import MAX_PRICE_CENTS, Product, Variant
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

#: Above, a typing mistake (a bar code in the wrong field) is likelier than a stock.
MAX_STOCK: Final = 1_000_000


@dataclass(frozen=True)
class OnShelf:
    """What a variant costs and how many are left."""

    #: Price of one unit with tax, in cents.
    price_cents: int
    #: Pieces left to promise; None = not counted.
    stock: int | None


@dataclass(frozen=True)
class ShelfChange:
    """What a change did; to undo it, ask for `before` having seen `after`."""

    variant_id: int
    before: OnShelf
    after: OnShelf


def change_variant(
    shop: Shop, variant_id: int, *, seen: OnShelf, wanted: OnShelf, actor: str
) -> ShelfChange:
    """Change price and stock of a variant of the shop, each only where `wanted` differs from `seen`.

    What the trader left alone stays as it is by now, so a sale made while she typed is not undone.

    Raises:
        NotFound: the shop has no such variant.
        ShelfRefused: a price or a stock that cannot be right.
        ShelfMoved: what she changed is no longer what she saw; nothing was written.
    """
    _check(wanted)
    with transaction():
        variant = _variant(shop.id, variant_id)
        parts = [part for part in asdict(seen) if getattr(wanted, part) != getattr(seen, part)]
        if parts:
            _write(variant_id, parts, seen, wanted)
            _record(shop, variant, parts, seen, wanted, actor)
    stays = OnShelf(variant.price_cents, variant.stock)
    return ShelfChange(variant_id, _mixed(stays, seen, parts), _mixed(stays, wanted, parts))


def _check(wanted: OnShelf) -> None:
    if not 0 < wanted.price_cents <= MAX_PRICE_CENTS:
        raise ShelfRefused(
            N_("A price must be between €0.01 and €%(most)s."), most=MAX_PRICE_CENTS // 100
        )
    if wanted.stock is not None and not 0 <= wanted.stock <= MAX_STOCK:
        raise ShelfRefused(N_("Stock must be between 0 and %(most)s pieces."), most=MAX_STOCK)


def _mixed(stays: OnShelf, changed: OnShelf, parts: list[str]) -> OnShelf:
    return OnShelf(**asdict(stays) | {part: getattr(changed, part) for part in parts})


def _variant(shop_id: int, variant_id: int) -> Row[*tuple[Any, ...]]:
    variant = db.session.execute(
        select(
            Variant.product_id,
            Variant.price_cents,
            Variant.stock,
            Variant.label,
            Product.name,
        )
        .join(Product, Product.id == Variant.product_id)
        .where(Variant.id == variant_id, Product.shop_id == shop_id)
    ).one_or_none()
    if variant is None:
        raise NotFound
    return variant


def _write(variant_id: int, parts: list[str], seen: OnShelf, wanted: OnShelf) -> None:
    """Write on condition that what was seen is still true: a sale in between wins."""
    as_seen: list[ColumnElement[bool]] = [
        getattr(Variant, part).is_not_distinct_from(getattr(seen, part)) for part in parts
    ]
    written = db.session.scalar(
        update(Variant)
        .where(Variant.id == variant_id, *as_seen)
        .values({part: getattr(wanted, part) for part in parts})
        .returning(Variant.id)
        .execution_options(synchronize_session=False)
    )
    if written is None:
        raise ShelfMoved


def _record(
    shop: Shop,
    variant: Row[*tuple[Any, ...]],
    parts: list[str],
    seen: OnShelf,
    wanted: OnShelf,
    actor: str,
) -> None:
    name = f"{variant.name} ({variant.label})" if variant.label else variant.name
    kinds = {"price_cents": "product.price_changed", "stock": "product.stock_changed"}
    for part in parts:
        record(
            kinds[part], "product", variant.product_id, actor=actor, shop_id=shop.id, name=name,
            before=getattr(seen, part), after=getattr(wanted, part),
        )  # fmt: skip
    if "price_cents" in parts:
        # From now on the price is the trader's word, wherever it came from.
        db.session.execute(
            update(Product)
            .where(Product.id == variant.product_id, Product.origin != "trader")
            .values(origin="trader")
            .execution_options(synchronize_session=False)
        )


def hide_product(shop: Shop, product_id: int, *, actor: str) -> None:
    """Take an article out of the window; hidden already, nothing changes. Raises NotFound."""
    _publish(shop, product_id, actor, published=False)


def show_product(shop: Shop, product_id: int, *, actor: str) -> None:
    """Put an article back into the window; shown already, nothing changes.

    Raises NotFound, and ShelfRefused while it waits for a price.
    """
    _publish(shop, product_id, actor, published=True)


def _has_prices(product_id: int) -> bool:
    """Tell whether every variant on sale has a price; a file may have brought it without."""
    unpriced = select(Variant.id).where(
        Variant.product_id == product_id, Variant.active, Variant.price_cents == 0
    )
    return db.session.scalar(unpriced.limit(1)) is None


def _publish(shop: Shop, product_id: int, actor: str, *, published: bool) -> None:
    with transaction():
        product = db.session.scalar(
            select(Product).where(Product.id == product_id, Product.shop_id == shop.id)
        )
        if product is None:
            raise NotFound
        if published and not _has_prices(product.id):
            raise ShelfRefused(N_("Give it a price first: customers would see it at zero."))
        if product.published != published:
            product.published = published
            kind = "product.shown" if published else "product.hidden"
            record(kind, "product", product.id, actor=actor, shop_id=shop.id, name=product.name)
