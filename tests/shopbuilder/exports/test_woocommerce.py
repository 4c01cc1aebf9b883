"""Articles for WooCommerce: what we write we read as theirs."""

from pathlib import Path

import pytest
from sqlalchemy import select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.exports.woocommerce import products_for_woocommerce
from tenants.database import db
from tests.shopbuilder.exports.test_products import FILES, Shops, counted, shops

__all__ = ["shops"]


def sold(shop_id: int) -> list[tuple[str, str, int, int | None]]:
    rows = db.session.execute(
        select(Product.name, Variant.label, Variant.price_cents, Variant.stock)
        .join(Product, Product.id == Variant.product_id)
        .where(Product.shop_id == shop_id)
    )
    return sorted(tuple(row) for row in rows)  # type: ignore[type-var]


@pytest.mark.parametrize("name", [name for name in FILES if "openfoodfacts" not in name])
def test_articles_variants_prices_and_stock_arrive(
    shops: Shops, test_data: Path, name: str
) -> None:
    shops.bring(shops.from_id, test_data / "catalogues" / name, without_tax=2000)
    shops.file.write_text(
        "".join(products_for_woocommerce(shops.from_id)), encoding="utf-8", newline=""
    )
    done = shops.bring(shops.into_id, shops.file)
    assert done.reading.source.key == "woocommerce"
    assert done.reading.findings.refused == []
    assert counted(shops.into_id) == FILES[name]
    assert sorted(map(repr, sold(shops.into_id))) == sorted(map(repr, sold(shops.from_id)))
