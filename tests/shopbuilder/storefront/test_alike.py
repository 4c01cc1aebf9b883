"""Articles like this one elsewhere in town: in the published order, and never of another town."""

from collections.abc import Sequence

import pytest
from flask import Flask
from sqlalchemy import update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.profile.models import ShopProfile
from shopbuilder.storefront.alike import SHOWN, alike_in_town
from shopbuilder.storefront.goods import article_of
from shopbuilder.storefront.queries import shop_window
from shopbuilder.web.turn import seed_of, turn
from tenants.clock import now
from tenants.database import db, in_town
from tenants.models import Shop
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.statements import count_statements

PATH = "/fournil-d-alice/article"


@pytest.fixture
def bread(morning: Cast, pen: Pen) -> Cast:
    """The bakery's article is a loaf on the shelf of breads."""
    pen.describe(morning.bakery_id, picture="loaf", category="Pains")
    return morning


def found(pen: Pen) -> Sequence[str]:
    with pen.app.app_context(), in_town(pen.town):
        window = shop_window(Cast.bakery)
        article = article_of(window.terms.id, "article")
        return [card.href for card in alike_in_town(window, article, now())]


def test_another_town_has_nothing_alike(bread: Cast, pen: Pen, clean: Flask) -> None:
    Pen(clean, bread.other_town).describe(bread.other_shop_id, picture="loaf", category="Pains")
    assert found(pen) == []


@pytest.mark.parametrize(
    "said", [{"picture": "loaf"}, {"category": "Pains"}, {"picture": "loaf", "category": "Pains"}]
)
def test_the_same_kind_or_the_same_shelf_is_alike(
    bread: Cast, pen: Pen, said: dict[str, str]
) -> None:
    pen.describe(bread.books_id, **said)
    assert found(pen) == ["/librairie-bob/article"]


def test_other_things_are_not_alike(bread: Cast, pen: Pen) -> None:
    pen.describe(bread.books_id, picture="book", category="Romans", name="Pain de campagne")
    assert found(pen) == []


def test_what_says_nothing_of_itself_is_like_nothing(morning: Cast, pen: Pen) -> None:
    assert found(pen) == []


@pytest.mark.parametrize("hidden", ["shop", "article", "variant", "stock"])
def test_what_is_not_shown_is_not_alike(bread: Cast, pen: Pen, hidden: str) -> None:
    pen.describe(bread.books_id, picture="loaf", published=hidden != "article")
    if hidden == "shop":
        pen.change(bread.books_id, status="suspended")
    if hidden == "variant":
        pen.count(bread.book_id, active=False)
    if hidden == "stock":
        pen.count(bread.book_id, stock=0)
    assert found(pen) == []


def test_each_shop_shows_the_one_that_is_most_alike(bread: Cast, pen: Pen) -> None:
    with pen.writing():
        for slug, name, category in (
            ("brioche", "Brioche", "Viennoiseries"),
            ("miche", "Miche de campagne", "Pains"),
            ("seigle", "Seigle", "Pains"),
        ):
            goods = Product(
                shop_id=bread.books_id, slug=slug, name=name, category=category, picture="loaf"
            )
            db.session.add(goods)
            db.session.flush()
            db.session.add(Variant(product_id=goods.id, price_cents=300))
    assert found(pen) == ["/librairie-bob/miche"]


def _crowd(pen: Pen, shops: int = 12) -> None:
    pen.fill_town(shops, goods=1)
    with pen.writing():
        db.session.execute(
            update(Product).where(Product.slug.startswith("chose")).values(picture="loaf")
        )


def test_shops_come_in_the_published_order(bread: Cast, pen: Pen) -> None:
    _crowd(pen)
    seed = seed_of(now().date(), bread.town.slug)
    slugs = sorted((f"boutique-{n:04}" for n in range(12)), key=lambda slug: turn(seed, slug))
    assert found(pen) == [f"/{slug}/chose-0000" for slug in slugs[:SHOWN]]


def test_open_shops_come_before_closed_ones(bread: Cast, pen: Pen) -> None:
    _crowd(pen)
    pen.describe(bread.books_id, picture="loaf")
    with pen.writing():
        shut = db.session.query(Shop.id).filter(Shop.slug.startswith("boutique"))
        db.session.query(ShopProfile).filter(ShopProfile.shop_id.in_(shut)).update(
            {"opening_hours": "Su 10:00-12:00"}, synchronize_session=False
        )
    assert found(pen)[0] == "/librairie-bob/article"


def test_no_price_and_no_mode_changes_the_order(bread: Cast, pen: Pen) -> None:
    _crowd(pen)
    before = found(pen)
    with pen.writing():
        db.session.execute(update(Variant).values(price_cents=Variant.id % 977, stock=1))
    assert found(pen) == before


def test_signs_in_a_name_are_no_pattern(bread: Cast, pen: Pen) -> None:
    pen.describe(bread.bakery_id, name="Pain (.*+[ \\d{9999}| 'quoted' %_")
    pen.describe(bread.books_id, picture="loaf")
    assert found(pen) == ["/librairie-bob/article"]


def test_the_page_names_the_shop_and_the_rule(bread: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(bread.books_id, picture="loaf")
    page = client.get(PATH).text
    assert "Dans le même esprit, ailleurs en ville" in page
    assert '<p class="soft">Librairie Bob</p>' in page
    assert 'href="/classement"' in page


@pytest.mark.parametrize("shops", [2, 60])
def test_what_is_alike_costs_one_statement(
    bread: Cast, pen: Pen, client: Browser, app: Flask, shops: int
) -> None:
    _crowd(pen, shops)
    with app.app_context(), count_statements(db.engine) as sent:
        assert client.get(PATH).status_code == 200
    # The window, the article, what is alike in town, others of the shop.
    assert len(sent) == 4
