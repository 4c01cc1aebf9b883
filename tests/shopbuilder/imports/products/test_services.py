from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.products import services
from shopbuilder.imports.products.planning import ProductPlan
from shopbuilder.imports.products.services import ProductImport, import_products
from tenants.database import db, in_town, transaction
from tenants.events import Event
from tenants.models import Shop
from tests.cast import Cast

LIST = "Code;Nom;Prix;Stock;Description;Rayon\n"


class Bakery:
    """Alice's shop, and files imported into it."""

    def __init__(self, cast: Cast, folder: Path) -> None:
        self.shop_id = cast.bakery_id
        self.file = folder / "liste.csv"

    @property
    def shop(self) -> Shop:
        return db.session.scalars(select(Shop).where(Shop.id == self.shop_id)).one()

    def bring(self, *lines: str, head: str = LIST, apply: bool = True, **how: bool) -> ProductPlan:
        self.file.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
        return import_products(self.shop, self.file, apply=apply, **how).plan

    def product(self, code: str) -> Product:
        db.session.expire_all()
        return db.session.scalars(select(Product).where(Product.source_ref == code)).one()

    def variant(self, code: str) -> Variant:
        product_id = self.product(code).id
        return db.session.scalars(select(Variant).where(Variant.product_id == product_id)).one()


@pytest.fixture
def bakery(cast: Cast, context: Flask, tmp_path: Path):
    del context
    with in_town(cast.town):
        yield Bakery(cast, tmp_path)


def imported() -> int:
    return db.session.scalar(select(func.count(Product.id)).where(Product.origin == "import")) or 0


def bring_catalogue(bakery: Bakery, path: Path) -> ProductImport:
    return import_products(bakery.shop, path, apply=True)


def test_a_dry_run_tells_and_writes_nothing(bakery: Bakery) -> None:
    plan = bakery.bring("a;Brioche;4,50;3;Au beurre;Viennoiserie", apply=False)
    assert [draft.name for draft in plan.creates] == ["Brioche"]
    assert imported() == 0


def test_applied_an_article_stands_with_all_its_parts(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;3;Au beurre;Viennoiserie")
    brioche, variant = bakery.product("a"), bakery.variant("a")
    assert (brioche.name, brioche.slug, brioche.origin) == ("Brioche", "brioche", "import")
    assert (brioche.category, brioche.description) == ("Viennoiserie", "Au beurre")
    assert (variant.price_cents, variant.stock, variant.sku) == (450, 3, "a")


def test_the_usual_vat_rate_is_that_of_the_trade(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    assert bakery.product("a").vat_rate == 550


def test_another_vat_rate_can_be_asked_for(bakery: Bakery) -> None:
    bakery.file.write_text("Code;Nom;Prix\na;Bougie;4,50\n", encoding="utf-8")
    import_products(bakery.shop, bakery.file, apply=True, vat=2000)
    assert bakery.product("a").vat_rate == 2000


def test_two_articles_of_one_name_get_addresses_of_their_own(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;", "b;Brioche;6,50;;;")
    assert {bakery.product(code).slug for code in "ab"} == {"brioche", "brioche-2"}


@pytest.mark.parametrize(
    "name",
    [
        "catalogues/woocommerce/sample_products.csv",
        "catalogues/shopify/apparel.csv",
        "catalogues/shopify/home-and-garden.csv",
        "spreadsheets/produits_cp1252.csv",
        "spreadsheets/formules.csv",
        "spreadsheets/lignes_irregulieres.csv",
    ],
)
def test_a_second_run_of_the_same_file_changes_nothing(
    bakery: Bakery, test_data: Path, name: str
) -> None:
    first = bring_catalogue(bakery, test_data / name).plan
    second = bring_catalogue(bakery, test_data / name).plan
    assert len(first.creates) == len(second.unchanged) > 0
    assert (second.creates, second.updates, second.kept, second.absent) == ([], [], [], [])


def test_the_woocommerce_sample_gives_eleven_articles_of_24_variants(
    bakery: Bakery, test_data: Path
) -> None:
    bring_catalogue(bakery, test_data / "catalogues/woocommerce/sample_products.csv")
    imported = select(Product.id).where(Product.origin == "import")
    ids = db.session.scalars(imported).all()
    assert len(ids) == 11
    assert (
        db.session.scalar(select(func.count(Variant.id)).where(Variant.product_id.in_(ids))) == 24
    )


def test_what_the_file_changes_is_changed(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;3;Au beurre;Viennoiserie")
    plan = bakery.bring("a;Brioche dorée;4,80;5;Au beurre;Viennoiserie")
    assert {(change.part, change.after) for change in plan.updates[0].changes} == {
        ("name", "Brioche dorée"),
        ("price_cents", 480),
        ("stock", 5),
    }
    assert bakery.variant("a").price_cents == 480


def test_the_address_stays_when_the_name_changes(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    bakery.bring("a;Brioche dorée;4,50;;;")
    assert (bakery.product("a").name, bakery.product("a").slug) == ("Brioche dorée", "brioche")


def change_price(bakery: Bakery, cents: int) -> None:
    with transaction():
        bakery.variant("a").price_cents = cents


def test_a_price_the_trader_changed_is_kept_and_told(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    change_price(bakery, 500)
    plan = bakery.bring("a;Brioche;4,50;;;")
    assert [(change.part, change.before, change.after) for change in plan.kept] == [
        ("price_cents", 500, 450)
    ]
    assert bakery.variant("a").price_cents == 500


def test_a_price_changed_on_both_sides_is_the_traders(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    change_price(bakery, 500)
    assert len(bakery.bring("a;Brioche;4,80;;;").kept) == 1
    assert bakery.variant("a").price_cents == 500


def test_asked_to_overwrite_the_file_wins(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    change_price(bakery, 500)
    assert bakery.bring("a;Brioche;4,80;;;", overwrite=True).kept == []
    assert bakery.variant("a").price_cents == 480


def test_a_price_changed_in_the_shop_only_survives_a_change_of_the_name_in_the_file(
    bakery: Bakery,
) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    change_price(bakery, 500)
    bakery.bring("a;Brioche dorée;4,50;;;")
    assert (bakery.product("a").name, bakery.variant("a").price_cents) == ("Brioche dorée", 500)


def sell(bakery: Bakery, pieces: int) -> None:
    with transaction():
        bakery.variant("a").stock -= pieces


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_stock_the_file_repeats_never_brings_back_what_was_sold(
    bakery: Bakery, *, overwrite: bool
) -> None:
    bakery.bring("a;Brioche;4,50;10;;")
    sell(bakery, 4)
    plan = bakery.bring("a;Brioche;4,50;10;;", overwrite=overwrite)
    assert bakery.variant("a").stock == 6
    assert plan.kept == []


def test_a_new_count_after_sales_is_told_and_taken_only_when_asked(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;10;;")
    sell(bakery, 4)
    assert [change.part for change in bakery.bring("a;Brioche;4,50;20;;").kept] == ["stock"]
    bakery.bring("a;Brioche;4,50;25;;", overwrite=True)
    assert bakery.variant("a").stock == 25


def test_parts_that_the_file_has_no_column_for_stay(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;3;Au beurre;Viennoiserie")
    bakery.bring("a;Brioche;4,80", head="Code;Nom;Prix\n")
    brioche, variant = bakery.product("a"), bakery.variant("a")
    assert (brioche.description, brioche.category) == ("Au beurre", "Viennoiserie")
    assert (variant.price_cents, variant.stock) == (480, 3)


def test_articles_the_file_does_not_name_stay_and_are_told(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;", "b;Baguette;1,20;;;")
    assert bakery.bring("a;Brioche;4,50;;;").absent == ["Baguette"]
    assert bakery.product("b").published


def bring_colours(bakery: Bakery, *colours: str) -> ProductPlan:
    head = "Handle,Title,Option1 Name,Option1 Value,Variant Price\n"
    rows = [
        f"bol,{'Bol' if not at else ''},Couleur,{colour},9" for at, colour in enumerate(colours)
    ]
    return bakery.bring(*rows, head=head)


def active(bakery: Bakery) -> dict[str, bool]:
    product_id = bakery.product("bol").id
    rows = db.session.scalars(select(Variant).where(Variant.product_id == product_id))
    return {variant.label: variant.active for variant in rows}


def test_a_variant_gone_from_the_file_is_taken_off_sale_not_deleted(bakery: Bakery) -> None:
    bring_colours(bakery, "Bleu", "Vert")
    bring_colours(bakery, "Bleu")
    assert active(bakery) == {"Bleu": True, "Vert": False}


def test_a_variant_that_comes_back_is_on_sale_again(bakery: Bakery) -> None:
    bring_colours(bakery, "Bleu", "Vert")
    bring_colours(bakery, "Bleu")
    bring_colours(bakery, "Bleu", "Vert")
    assert active(bakery) == {"Bleu": True, "Vert": True}


def test_a_new_variant_is_added(bakery: Bakery) -> None:
    bring_colours(bakery, "Bleu")
    plan = bring_colours(bakery, "Bleu", "Jaune")
    assert [variant.label for variant in plan.updates[0].new_variants] == ["Jaune"]
    assert active(bakery) == {"Bleu": True, "Jaune": True}


def test_a_variant_the_trader_took_off_sale_stays_off(bakery: Bakery) -> None:
    bring_colours(bakery, "Bleu", "Vert")
    with transaction():
        product_id = bakery.product("bol").id
        for variant in db.session.scalars(select(Variant).where(Variant.product_id == product_id)):
            variant.active = variant.label != "Vert"
    bring_colours(bakery, "Bleu", "Vert")
    assert active(bakery) == {"Bleu": True, "Vert": False}


def test_a_variant_the_trader_added_is_left_alone(bakery: Bakery) -> None:
    bring_colours(bakery, "Bleu")
    with transaction():
        db.session.add(Variant(product_id=bakery.product("bol").id, label="Or", price_cents=2000))
    bring_colours(bakery, "Bleu")
    assert active(bakery) == {"Bleu": True, "Or": True}


def test_a_failure_half_way_leaves_nothing_behind(
    bakery: Bakery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "_BATCH", 1)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt(total)

    bakery.file.write_text("Nom;Prix\nUn;1\nDeux;2\nTrois;3\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        import_products(bakery.shop, bakery.file, apply=True, progress=stop)
    assert imported() == 0


def test_an_unusable_file_writes_nothing(bakery: Bakery) -> None:
    bakery.file.write_bytes(b"Nom;Prix\n\x81;1\n")
    with pytest.raises(UnusableFile):
        import_products(bakery.shop, bakery.file, apply=True)
    assert imported() == 0


def test_an_import_records_its_fact_only_when_something_changed(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    bakery.bring("a;Brioche;4,50;;;")
    facts = db.session.scalars(select(Event).where(Event.kind == "shop.articles_imported")).all()
    assert [fact.payload for fact in facts] == [{"created": 1, "changed": 0}]


def test_the_same_code_in_another_shop_is_another_article(bakery: Bakery, cast: Cast) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    bakery.shop_id = cast.books_id
    assert len(bakery.bring("a;Roman;9,50;;;").creates) == 1


def test_articles_stay_within_their_town(bakery: Bakery, cast: Cast) -> None:
    bakery.bring("a;Brioche;4,50;;;")
    with in_town(cast.other_town):
        names = db.session.scalars(select(Product.name)).all()
    assert names == ["Tomme"]


LAW = "Code;Nom;Prix;Ingrédients;Allergènes;Traces;Poids net;Origine;EAN\n"


def test_what_the_law_asks_comes_with_the_file(bakery: Bakery) -> None:
    bakery.bring(
        "a;Brioche;4,50;Farine de BLÉ, LAIT;gluten, lait;fruits à coque;0,3 kg;Lozère;3017620422003",
        head=LAW,
    )
    brioche, variant = bakery.product("a"), bakery.variant("a")
    assert (brioche.allergens, brioche.traces) == (["gluten", "milk"], ["nuts"])
    assert (brioche.content_amount, brioche.content_unit) == (300, "g")
    assert (brioche.ingredients, brioche.place_of_origin) == ("Farine de BLÉ, LAIT", "Lozère")
    assert (brioche.proposed_allergens, variant.gtin) == (["gluten", "milk"], "3017620422003")


def test_allergens_that_the_trader_stated_stay_when_the_file_says_otherwise(
    bakery: Bakery,
) -> None:
    bakery.bring("a;Brioche;4,50;;gluten;;;;", head=LAW)
    with transaction():
        bakery.product("a").allergens = ["gluten", "milk"]
    plan = bakery.bring("a;Brioche;4,50;;gluten, œufs;;;;", head=LAW)
    assert [change.part for change in plan.kept] == ["allergens"]
    assert bakery.product("a").allergens == ["gluten", "milk"]


def test_a_file_without_their_columns_leaves_allergens_and_quantity_alone(bakery: Bakery) -> None:
    bakery.bring("a;Brioche;4,50;;gluten;;300 g;;", head=LAW)
    bakery.bring("a;Brioche;4,80;;;")
    assert (bakery.product("a").allergens, bakery.product("a").content) == (["gluten"], "300 g")


def test_proposals_that_the_trader_answered_are_not_made_again(bakery: Bakery) -> None:
    line = "a;Brioche;4,50;Farine de BLÉ;;;;;"
    bakery.bring(line, head=LAW)
    with transaction():
        bakery.product("a").proposed_allergens = []
    plan = bakery.bring(line, head=LAW)
    assert (plan.updates, plan.kept) == ([], [])
    assert bakery.product("a").proposed_allergens == []


def test_articles_without_a_price_come_hidden_and_the_shops_price_stays(
    bakery: Bakery, test_data: Path
) -> None:
    path = test_data / "catalogues/openfoodfacts/produits_fr.tsv"
    bring_catalogue(bakery, path)
    assert imported() == 220
    ketchup = "0000087157635"
    with transaction():
        bakery.variant(ketchup).price_cents = 290
    with transaction():
        bakery.product(ketchup).published = True
    bring_catalogue(bakery, path)
    assert bakery.variant(ketchup).price_cents == 290
    assert bakery.product(ketchup).published
