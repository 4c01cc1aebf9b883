"""Articles taken out and brought back: nothing is lost."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from shopbuilder.catalogue.allergens import ALLERGENS
from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.writing import ProductDraft, VariantDraft, create_products
from shopbuilder.exports.products import products_as_csv
from shopbuilder.imports.products.own_sheet import (
    COLUMNS,
    harmless,
    options_cell,
    plain,
    read_options,
)
from shopbuilder.imports.products.services import ProductImport, import_products
from shopbuilder.imports.tables.cells import clean_html, printable
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.statements import count_statements

FILES = {
    "woocommerce/sample_products.csv": (11, 24),
    "shopify/apparel.csv": (20, 22),
    "shopify/home-and-garden.csv": (20, 21),
    "prestashop/products_import.csv": (7, 7),
    "openfoodfacts/produits_fr.tsv": (220, 220),
}


class Shops:
    """Two shops of one town, and files carried from one to the other."""

    def __init__(self, cast: Cast, folder: Path) -> None:
        self.from_id, self.into_id = cast.bakery_id, cast.books_id
        self.file = folder / "articles.csv"

    def taken_out(self, shop_id: int) -> str:
        return "".join(products_as_csv(shop_id))

    def bring(self, shop_id: int, path: Path, **how: Any) -> ProductImport:
        shop = db.session.scalars(select(Shop).where(Shop.id == shop_id)).one()
        return import_products(shop, path, apply=True, **how)

    def carry(self) -> ProductImport:
        """Take everything out of the first shop and bring it into the second one."""
        self.file.write_text(self.taken_out(self.from_id), encoding="utf-8", newline="")
        return self.bring(self.into_id, self.file)

    def clear(self) -> None:
        with transaction():
            db.session.execute(delete(Product))
        db.session.expire_all()


@pytest.fixture
def shops(cast: Cast, context: Flask, tmp_path: Path) -> Iterator[Shops]:
    del context
    with in_town(cast.town):
        found = Shops(cast, tmp_path)
        found.clear()
        yield found


def counted(shop_id: int) -> tuple[int, int]:
    products = select(func.count(Product.id)).where(Product.shop_id == shop_id)
    variants = (
        select(func.count(Variant.id))
        .join(Product, Product.id == Variant.product_id)
        .where(Product.shop_id == shop_id)
    )
    return db.session.scalar(products) or 0, db.session.scalar(variants) or 0


@pytest.mark.parametrize("name", FILES)
def test_every_real_catalogue_comes_back_whole(shops: Shops, test_data: Path, name: str) -> None:
    shops.bring(shops.from_id, test_data / "catalogues" / name, without_tax=2000)
    assert counted(shops.from_id) == FILES[name]

    done = shops.carry()

    assert done.reading.source.key == "shopbuilder"
    assert (done.reading.findings.refused, done.reading.findings.dropped) == ([], [])
    assert counted(shops.into_id) == FILES[name]
    assert shops.taken_out(shops.into_id) == shops.taken_out(shops.from_id)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("produits_cp1252.csv", 21),
        ("produits_utf8_bom.csv", 21),
        ("produits_utf16le_tab.txt", 21),
        ("lignes_irregulieres.csv", 4),
        ("formules.csv", 11),
    ],
)
def test_every_real_spreadsheet_comes_back_whole(
    shops: Shops, test_data: Path, name: str, count: int
) -> None:
    shops.bring(shops.from_id, test_data / "spreadsheets" / name)
    shops.carry()
    assert counted(shops.into_id) == (count, count)
    assert shops.taken_out(shops.into_id) == shops.taken_out(shops.from_id)


@pytest.mark.parametrize("name", FILES)
def test_brought_back_into_the_same_shop_nothing_changes(
    shops: Shops, test_data: Path, name: str
) -> None:
    shops.bring(shops.from_id, test_data / "catalogues" / name, without_tax=2000)
    before = shops.taken_out(shops.from_id)
    shops.file.write_text(before, encoding="utf-8", newline="")
    plan = shops.bring(shops.from_id, shops.file).plan
    assert (plan.creates, plan.updates, plan.kept, plan.absent) == ([], [], [], [])
    assert shops.taken_out(shops.from_id) == before


def test_an_article_made_here_is_known_again_by_its_page(shops: Shops) -> None:
    draft = ProductDraft("Pain de campagne", [VariantDraft(420, stock=10)])
    create_products(shops.from_id, [draft], origin="trader", usual_vat=550)
    shops.file.write_text(shops.taken_out(shops.from_id), encoding="utf-8", newline="")
    plan = shops.bring(shops.from_id, shops.file).plan
    assert (plan.creates, plan.updates, len(plan.unchanged)) == ([], [], 1)


def test_a_price_changed_in_the_table_is_taken_when_the_file_is_to_win(shops: Shops) -> None:
    draft = ProductDraft("Pain de campagne", [VariantDraft(420)])
    create_products(shops.from_id, [draft], origin="trader", usual_vat=550)
    table = shops.taken_out(shops.from_id).replace("4,20", "4,50")
    shops.file.write_text(table, encoding="utf-8", newline="")
    shops.bring(shops.from_id, shops.file, overwrite=True)
    assert db.session.scalar(select(Variant.price_cents)) == 450


def test_lines_in_another_order_make_the_same_articles(shops: Shops, test_data: Path) -> None:
    shops.bring(shops.from_id, test_data / "catalogues" / "woocommerce" / "sample_products.csv")
    head, *lines = shops.taken_out(shops.from_id).split("\r\n")[:-1]
    shops.file.write_text("\r\n".join([head, *reversed(lines)]), encoding="utf-8", newline="")
    shops.bring(shops.into_id, shops.file)
    assert sorted(shops.taken_out(shops.into_id)) == sorted(shops.taken_out(shops.from_id))


def test_no_cell_is_one_that_a_spreadsheet_runs(shops: Shops) -> None:
    names = ["=1+1", "+33 3 20", "-10 %", "@moi", "＝1+1", "'=1", "%0A=1", '"=1', " =1"]
    drafts = [ProductDraft(name, [VariantDraft(100)]) for name in names]
    create_products(shops.from_id, drafts, origin="trader", usual_vat=550)
    rows = list(csv.reader(io.StringIO(shops.taken_out(shops.from_id)), delimiter=";"))
    kept = [row[list(COLUMNS).index("name")] for row in rows[1:]]
    assert [cell[0] for cell in kept] == ["'"] * len(names)
    assert [plain(cell) for cell in kept] == names


@pytest.mark.parametrize("words", ["Â¦", "Brise CafÃ©", "l’été et lâ€™hiver", "Ã‰tÃ©"])
def test_words_that_look_saved_twice_come_back_as_they_were(shops: Shops, words: str) -> None:
    draft = ProductDraft(
        words, [VariantDraft(100, label=words)], description=f"<p>{words}</p>", category=words
    )
    create_products(shops.from_id, [draft], origin="trader", usual_vat=550)
    done = shops.carry()
    assert done.reading.drafts[0].name == words
    assert done.reading.findings.noted == []
    assert shops.taken_out(shops.into_id) == shops.taken_out(shops.from_id)


def test_a_table_that_was_saved_twice_on_its_way_is_mended_whole(shops: Shops) -> None:
    drafts = [ProductDraft(name, [VariantDraft(100)]) for name in ("Crème brûlée", "Â¦", "Été")]
    create_products(shops.from_id, drafts, origin="trader", usual_vat=550)
    once = shops.taken_out(shops.from_id).removeprefix("\ufeff").encode("utf-8")
    twice = b"".join(
        bytes([byte]).decode("cp1252", "ignore").encode() or bytes([0xC2, byte]) for byte in once
    )
    shops.file.write_bytes(twice)
    assert [draft.name for draft in shops.bring(shops.into_id, shops.file).reading.drafts] == [
        "Crème brûlée",
        "Â¦",
        "Été",
    ]


def test_a_formula_that_was_not_written_here_is_disarmed(shops: Shops) -> None:
    shops.file.write_text(
        "Référence d’origine;Nom;Prix TTC\na;=cmd|' /C calc'!A0;1,00\n", encoding="utf-8"
    )
    draft = shops.bring(shops.into_id, shops.file).reading.drafts[0]
    assert draft.name == "cmd|' /C calc'!A0"


def test_an_article_without_a_price_stays_hidden(shops: Shops) -> None:
    shops.file.write_text(
        "Référence d’origine;Nom;Prix TTC;Montré en boutique\na;Thé;;oui\n", encoding="utf-8"
    )
    assert not shops.bring(shops.into_id, shops.file).reading.drafts[0].published


def test_a_script_in_the_table_is_no_way_in(shops: Shops) -> None:
    shops.file.write_text(
        "Référence d’origine;Nom;Prix TTC;Description (HTML)\n"
        "a;Thé;1,00;<p onclick=x>Doux<script>alert(1)</script></p>\n",
        encoding="utf-8",
    )
    assert shops.bring(shops.into_id, shops.file).reading.drafts[0].description == "<p>Doux</p>"


def test_another_shop_is_never_in_the_table(shops: Shops) -> None:
    for shop_id, name in ((shops.from_id, "Pain"), (shops.into_id, "Livre")):
        create_products(
            shop_id, [ProductDraft(name, [VariantDraft(100)])], origin="trader", usual_vat=550
        )
    assert "Livre" not in shops.taken_out(shops.from_id)


def test_two_statements_serve_two_hundred_articles(shops: Shops) -> None:
    drafts = [ProductDraft(f"Pain {n}", [VariantDraft(100)]) for n in range(250)]
    create_products(shops.from_id, drafts, origin="trader", usual_vat=550)
    with count_statements(db.engine) as statements:
        pieces = list(products_as_csv(shops.from_id))
    # Two full looks at articles and variants, and one that finds no more.
    assert len(statements) == 5
    assert [piece.count("\r\n") for piece in pieces] == [1, 200, 50]


# -- whatever an article holds

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)


def _kept(text: str) -> str:
    return printable(text).strip()


NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(_kept)
OPTIONS = st.dictionaries(NAMES.filter(bool), NAMES, max_size=3)
QUANTITIES = st.sampled_from(["", "250 g", "46200 mg", "750 ml", "125 mm", "3 cm"])
KEYS = st.none() | st.lists(st.sampled_from(list(ALLERGENS)), unique=True).map(
    lambda keys: [key for key in ALLERGENS if key in keys]
)
VARIANTS = st.lists(
    st.builds(
        VariantDraft,
        price_cents=st.integers(1, 10_000_000),
        label=NAMES,
        options=OPTIONS,
        sku=NAMES.map(lambda text: text[:80].strip()),
        gtin=st.sampled_from(["", "3017620422003", "96385074", "00012345678905"]),
        content=QUANTITIES,
        stock=st.none() | st.integers(0, 1_000_000),
        active=st.booleans(),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda variant: variant.label,
)
DRAFTS = st.builds(
    ProductDraft,
    name=NAMES.filter(bool),
    variants=VARIANTS,
    source_ref=st.none() | NAMES.filter(bool).map(lambda ref: f"x{ref}"),
    description=st.text(max_size=80).map(lambda text: clean_html(text, 1000).text),
    category=NAMES,
    unit=st.sampled_from(["piece", "kg", "litre", "metre"]),
    vat_rate=st.sampled_from([0, 210, 550, 1000, 2000]),
    published=st.booleans(),
    noted_images=st.lists(
        st.sampled_from(["https://a.example/1.jpg", "https://a.example/b,c.png?d=|"]), unique=True
    ),
    content=QUANTITIES,
    allergens=KEYS,
    traces=KEYS,
    proposed_allergens=KEYS.map(lambda keys: keys or []),
    ingredients=NAMES,
    place_of_origin=NAMES,
    lead_minutes=st.integers(0, 20_160),
)


# Each example goes through the database: a failing one is not made smaller for long.
@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(drafts=st.lists(DRAFTS, min_size=1, max_size=4, unique_by=lambda d: d.source_ref or d.name))
def test_whatever_an_article_holds_comes_back(shops: Shops, drafts: list[ProductDraft]) -> None:
    shops.clear()
    create_products(shops.from_id, drafts, origin="trader", usual_vat=2000)
    done = shops.carry()
    assert (done.reading.findings.refused, done.reading.findings.dropped) == ([], [])
    assert shops.taken_out(shops.into_id) == shops.taken_out(shops.from_id)


@given(OPTIONS)
def test_options_keep_their_names_values_and_order(options: dict[str, str]) -> None:
    assert list(read_options(options_cell(options)).items()) == list(options.items())


@given(st.text())
def test_a_harmless_cell_is_the_text_again(text: str) -> None:
    assert plain(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t=", "＝"))
