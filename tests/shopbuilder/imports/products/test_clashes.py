"""Two articles that claim one reference or one bar code."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.imports.products.services import import_products
from tenants.database import db, in_town
from tenants.models import Shop
from tests.cast import Cast
from tests.shopbuilder.imports.products.reading import read, read_text, told

SHOPIFY = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Barcode\n"


def test_one_reference_on_two_articles_names_both_and_their_lines(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, f"{SHOPIFY}bol,Bol,Taille,Petit,B1,9,\npot,Pot,Title,Default Title,B1,12,\n"
    )
    assert len(reading.drafts) == 2
    assert told(reading.findings.noted) == [
        (
            "3",
            (
                "The reference “B1” is on both “Bol (Petit)” (line 2) and “Pot”: both are"
                " kept, one of them is probably mistyped."
            ),
        )
    ]


def test_one_bar_code_on_two_variants_is_told(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        f"{SHOPIFY}bol,Bol,Taille,Petit,B1,9,3017620422003\nbol,,,Grand,B2,12,3017620422003\n",
    )
    assert [
        where for where, sentence in told(reading.findings.noted) if "bar code" in sentence
    ] == ["3"]


def test_choices_of_one_line_may_share_its_reference(test_data: Path) -> None:
    reading = read(test_data / "catalogues" / "woocommerce" / "sample_products.csv")
    assert not [each for each in reading.findings.noted if "code" in each.values]


@pytest.fixture
def bakery(cast: Cast, context: Flask):
    del context
    with in_town(cast.town):
        yield db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()


def test_a_reference_of_another_article_of_the_shop_is_told(bakery: Shop, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Code;Nom;Prix\nB1;Brioche;4\n", encoding="utf-8")
    import_products(bakery, path, apply=True)
    path.write_text(f"{SHOPIFY}bol,Bol,Title,Default Title,B1,9,\n", encoding="utf-8")
    noted = import_products(bakery, path).reading.findings.noted
    assert told(noted) == [
        (
            "2",
            "The reference “B1” of “Bol” is already that of “Brioche” in the shop: both are kept.",
        )
    ]


def test_the_same_file_again_clashes_with_nothing(bakery: Shop, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Code;Nom;Prix\nB1;Brioche;4\n", encoding="utf-8")
    import_products(bakery, path, apply=True)
    assert import_products(bakery, path).reading.findings.noted == []
