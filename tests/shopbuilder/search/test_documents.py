"""Search documents follow what they are made of, whoever changes it and however."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.local.postgres import Postgres
from shopbuilder.town_life.models import AgendaEntry, ShopPerson, Street
from tenants.database import db
from tests.cast import Cast
from tests.factories.shops import Pen

#: Kinds and labels of the documents that hold a word.
Holds = Callable[[str], set[tuple[object, ...]]]
BEGINS = datetime(2026, 12, 5, 18, 0, tzinfo=UTC)


@pytest.fixture
def holds(postgres: Postgres, database: str, cast: Cast) -> Holds:
    """Tell which documents of the first town hold a word: kind and label."""

    def ask(word: str) -> set[tuple[object, ...]]:
        with postgres.connect(database) as connection:
            rows = connection.execute(
                "SELECT kind, label FROM search_documents"
                " WHERE town_id = %s AND words @@ to_tsquery('town_french', %s)",
                [cast.town.id, word],
            )
            return set(rows.fetchall())

    return ask


BAKERY, LOAF = ("shop", "Fournil d’Alice"), ("goods", "Pain de campagne")


def test_a_shop_and_its_article_have_a_document(holds: Holds) -> None:
    assert holds("pain") == {LOAF}
    assert holds("fournil") == {BAKERY, LOAF}
    assert holds("four") >= {BAKERY, LOAF, ("street", "Rue du Four")}
    assert holds("x1bakery") == {BAKERY}
    assert holds("x3bakery") == {LOAF}


def test_a_new_name_replaces_the_old_one(cast: Cast, pen: Pen, holds: Holds) -> None:
    pen.describe(cast.bakery_id, name="Miche de seigle")
    pen.change(cast.bakery_id, name="Chez Alice")

    assert holds("miche") == {("goods", "Miche de seigle")}
    assert holds("pain") == set()
    assert holds("fournil") == set()
    assert holds("alice") == {("shop", "Chez Alice"), ("goods", "Miche de seigle")}


def test_what_a_shop_says_is_found(cast: Cast, pen: Pen, holds: Holds) -> None:
    pen.tell(cast.bakery_id, tagline="Levain d’abord", trade="pastry")

    assert holds("levain") == {BAKERY}
    assert holds("x1pastry | x3pastry") == {BAKERY, LOAF}


def test_people_come_change_and_go(cast: Cast, pen: Pen, holds: Holds) -> None:
    pen.introduce(cast.bakery_id, "Ilyès", "au comptoir", "")
    assert holds("ilyes") == {BAKERY}
    with pen.writing():
        db.session.execute(update(ShopPerson).values(name="Garance"))
    assert holds("ilyes") == set()
    assert holds("garance") == {BAKERY}
    with pen.writing():
        db.session.execute(delete(ShopPerson))
    assert holds("garance") == set()


def test_an_article_that_is_hidden_or_no_longer_sold_is_gone_and_comes_back(
    cast: Cast, pen: Pen, holds: Holds
) -> None:
    pen.describe(cast.bakery_id, published=False)
    assert holds("pain") == set()
    pen.describe(cast.bakery_id, published=True)
    assert holds("pain") == {LOAF}
    pen.count(cast.loaf_id, active=False)
    assert holds("pain") == set()
    pen.count(cast.loaf_id, active=True)
    assert holds("pain") == {LOAF}
    with pen.writing():
        db.session.execute(delete(Variant))
    assert holds("pain") == set()


def test_a_deleted_article_is_gone(cast: Cast, pen: Pen, holds: Holds) -> None:
    with pen.writing():
        db.session.execute(delete(Product).where(Product.shop_id == cast.bakery_id))

    assert holds("pain") == set()


def test_a_sale_writes_no_document(cast: Cast, pen: Pen, postgres: Postgres, database: str) -> None:
    def version() -> object:
        with postgres.connect(database) as connection:
            query = "SELECT array_agg(xmin::text ORDER BY id) FROM search_documents"
            return connection.execute(query).fetchone()

    before = version()
    pen.count(cast.loaf_id, stock=3)
    pen.count(cast.loaf_id, price_cents=500)

    assert version() == before


def test_a_suspended_shop_takes_its_goods_with_it(cast: Cast, pen: Pen, holds: Holds) -> None:
    pen.change(cast.bakery_id, status="suspended")
    assert holds("x1bakery | x3bakery") == set()
    pen.change(cast.bakery_id, status="admitted")
    assert holds("x1bakery | x3bakery") == {BAKERY, LOAF}


def test_a_street_with_a_new_name_is_known_by_it_everywhere(
    cast: Cast, pen: Pen, holds: Holds
) -> None:
    with pen.writing():
        db.session.execute(update(Street).values(name="Rue des Lilas"))

    assert holds("lilas") >= {BAKERY, LOAF, ("street", "Rue des Lilas")}
    assert holds("four") == set()


def test_an_entry_is_found_by_title_place_and_summary(cast: Cast, pen: Pen, holds: Holds) -> None:
    entry = AgendaEntry(
        slug="bal", title="Grand bal", place="Sous la halle", summary="Avec accordéon",
        starts_at=BEGINS, ends_at=BEGINS + timedelta(hours=3),
    )  # fmt: skip
    pen.add(entry)
    for word in ("bal", "halle", "accordeon"):
        assert holds(word) == {("entry", "Grand bal")}
    with pen.writing():
        db.session.execute(update(AgendaEntry).values(title="Petit concert"))
    assert holds("bal") == set()
    assert holds("concert") == {("entry", "Petit concert")}


@pytest.mark.parametrize(
    ("allergens", "stated"),
    [
        (None, set()),
        ([], {"x2sansgluten", "x2sanslactose", "x2sansoeufs", "x2sansfruitsacoque"}),
        (["gluten"], {"x2sanslactose", "x2sansoeufs", "x2sansfruitsacoque"}),
        (["milk", "nuts"], {"x2sansgluten", "x2sansoeufs"}),
    ],
)
def test_only_what_was_stated_counts_as_without(
    cast: Cast, pen: Pen, holds: Holds, allergens: list[str] | None, stated: set[str]
) -> None:
    pen.describe(cast.bakery_id, allergens=allergens)
    diets = ("x2sansgluten", "x2sanslactose", "x2sansoeufs", "x2sansfruitsacoque")

    assert {diet for diet in diets if holds(diet) == {LOAF}} == stated


@pytest.mark.parametrize("part", ["traces", "proposed_allergens"])
def test_what_it_may_hold_is_not_without(cast: Cast, pen: Pen, holds: Holds, part: str) -> None:
    pen.describe(cast.bakery_id, allergens=["eggs"])
    assert holds("x2sansgluten") == {LOAF}
    pen.describe(cast.bakery_id, **{part: ["gluten"]})
    assert holds("x2sansgluten") == set()
    assert holds("x2sanslactose") == {LOAF}


@pytest.mark.parametrize(
    ("text", "diets"),
    [
        ("<p>Farine bio du moulin</p>", {"x2bio"}),
        ("<p>Non bio, hélas</p>", set()),
        ("<p>Recette végane</p>", {"x2vegan", "x2vegetarien"}),
        ("<p>Une tourte végétarienne</p>", {"x2vegetarien"}),
        ("<p>Biotope du moulin</p>", set()),
    ],
)
def test_a_diet_is_taken_at_its_word(
    cast: Cast, pen: Pen, holds: Holds, text: str, diets: set[str]
) -> None:
    pen.describe(cast.bakery_id, description=text)

    assert {diet for diet in ("x2bio", "x2vegan", "x2vegetarien") if holds(diet)} == diets
