"""Finding a shop by what it is called, does and sells."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from shopbuilder.catalogue.models import Product, Variant
from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.statements import count_statements

BAKERY, BOOKS = "Fournil d’Alice", "Librairie Bob"


def find(client: Browser, query: str, **more: str) -> str:
    answer = client.get("/recherche", query_string={"q": query, **more})
    assert answer.status_code == 200
    return answer.text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    "query",
    ["fournil", "FOURNIL", "alice", "boulangeries", "Boulangerie", "pain", "pains de campagne",
     "pain boulangerie", "pain rue du four", "d'Alice"],
)  # fmt: skip
def test_a_bakery_is_found_by_name_trade_goods_and_street(
    morning: Cast, client: Browser, query: str
) -> None:
    page = find(client, query)

    assert f">{BAKERY}</a>" in page
    assert f">{BOOKS}</a>" not in page


@pytest.mark.parametrize("query", ["xylophone", "ain", "100%", "_", "%", "\\", "'", "🥖"])
def test_what_nobody_has_is_not_found(morning: Cast, client: Browser, query: str) -> None:
    page = find(client, query)

    assert "Rien trouvé" in page
    assert 'href="/conseil?q=' in page
    assert "Peut-être l’un de ces métiers" in page


def test_what_is_offered_as_an_example_is_found(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.books_id, trade="bicycle")

    page = find(client, "vélo à réparer")

    assert BOOKS in page
    assert "c’est son métier" in page


def test_a_need_says_what_one_goes_there_for(morning: Cast, client: Browser) -> None:
    assert "on y va pour : bande, dessinée" in find(client, "bandes dessinées")


def test_where_nothing_holds_all_the_words_some_of_them_will_do(
    morning: Cast, client: Browser
) -> None:
    page = find(client, "pain livre")

    assert "Pas tout à fait cela, mais presque" in page
    assert BAKERY in page
    assert BOOKS in page


def test_a_misspelt_word_is_understood_and_the_right_one_offered(
    morning: Cast, client: Browser
) -> None:
    page = find(client, "boulangrie")

    assert BAKERY in page
    assert BOOKS not in page
    assert 'href="/recherche?q=boulangerie">boulangerie</a> ?' in page


def test_a_trade_that_comes_close_is_offered_first(morning: Cast, client: Browser) -> None:
    page = find(client, "x1nothing librerie", rue="rue-qui-n-existe-pas")

    trades = page[page.index('id="trades"') :] if 'id="trades"' in page else page
    assert "Librairie" in trades


def test_shops_whose_trade_it_is_come_before_those_that_have_it(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.describe(morning.books_id, name="Pain, amour et chocolat")
    for bakery, books in (("Sa 20:00-21:00", "24/7"), ("24/7", "24/7")):
        pen.tell(morning.bakery_id, opening_hours=bakery)
        pen.tell(morning.books_id, opening_hours=books)
        page = find(client, "pain")

        assert page.index(BAKERY) < page.index("En rayon chez") < page.index(BOOKS)


def test_shops_that_only_speak_of_it_are_named_in_a_line(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(morning.books_id, tagline="Entre deux miches de pain")

    page = find(client, "pain")

    assert page.index("En parlent aussi") < page.index(BOOKS)


@pytest.mark.parametrize(
    ("filters", "kept", "dropped"),
    [
        ({"metier": "boulangerie"}, BAKERY, BOOKS),
        ({"metier": "books"}, BOOKS, BAKERY),
        ({"rue": "rue-du-four"}, BAKERY, ""),
    ],
)
def test_filters_keep_what_they_name_and_can_be_taken_off(
    morning: Cast, client: Browser, filters: dict[str, str], kept: str, dropped: str
) -> None:
    page = find(client, "", **filters)

    assert kept in page
    assert not dropped or f">{dropped}</a>" not in page
    assert '<a class="chip" href="/recherche">' in page


@pytest.mark.parametrize("name", ["metier", "rue", "regime"])
@pytest.mark.parametrize("value", ["\x00", "'", "a" * 5000, "../..", "é", "%"])
def test_a_filter_nobody_knows_does_no_harm(
    morning: Cast, client: Browser, name: str, value: str
) -> None:
    assert "<h1>" in find(client, "pain", **{name: value})


def test_a_diet_shows_only_what_states_it(morning: Cast, pen: Pen, client: Browser) -> None:
    assert "Pain de campagne" not in find(client, "pain", regime="sans-gluten")
    pen.describe(morning.bakery_id, allergens=["gluten"])
    assert "Pain de campagne" not in find(client, "pain", regime="sans-gluten")
    pen.describe(morning.bakery_id, allergens=["milk"])
    assert "Pain de campagne" in find(client, "pain", regime="sans-gluten")
    assert "Pain de campagne" not in find(client, "pain", regime="sans-lactose")


def test_a_diet_that_is_typed_is_a_filter(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, allergens=[])

    page = find(client, "pain sans gluten")

    assert "Pain de campagne" in page
    assert '<a class="chip" href="/recherche?q=pain">Sans gluten' in page


def test_an_entry_of_the_agenda_is_found_and_a_past_one_is_not(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    at = now()
    pen.hold_market(at + timedelta(days=1), at + timedelta(days=1, hours=4))
    assert 'href="/agenda/marche"' in find(client, "marchés")

    with time_machine.travel(at + timedelta(days=3), tick=False):
        assert 'href="/agenda/marche"' not in find(client, "marchés")


def test_where_the_agenda_is_meant_it_comes_first(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.hold_market(now() + timedelta(days=1), now() + timedelta(days=1, hours=4))
    pen.tell(morning.bakery_id, tagline="Aussi au marché")

    page = find(client, "marché")

    assert page.index("À l’agenda") < page.index(BAKERY)


def test_articles_that_begin_with_the_word_come_first_in_their_shop(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.add(Product(shop_id=morning.bakery_id, slug="levain", name="Levain", position=-1))
    pen.describe(morning.bakery_id, category="Pains")
    with pen.writing():
        levain = db.session.query(Product.id).filter(Product.slug == "levain").scalar()
        db.session.add(Variant(product_id=levain, price_cents=100))

    page = find(client, "pain")

    assert page.index("Pain de campagne") < page.index("Levain</a>")


def test_accents_make_no_difference(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, name="Gâteau aux œufs")

    assert BAKERY in find(client, "gateaux oeufs")
    assert BAKERY in find(client, "GÂTEAU")


def test_goods_that_were_found_are_shown_with_their_price(morning: Cast, client: Browser) -> None:
    page = find(client, "campagne")

    assert 'href="/fournil-d-alice/article"' in page
    assert "4,20 €" in page


def test_words_are_found_in_what_a_shop_says(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.books_id, tagline="Frissons garantis")

    page = find(client, "frisson")

    assert BOOKS in page
    assert "dans ce qu’elle raconte" in page


def test_a_street_is_found_by_its_name(morning: Cast, client: Browser) -> None:
    assert 'href="/rue/rue-du-four">Rue du Four' in find(client, "rue four")


@pytest.mark.parametrize(("field", "value"), [("published", False)])
def test_hidden_goods_are_not_found(
    morning: Cast, pen: Pen, client: Browser, field: str, value: object
) -> None:
    pen.describe(morning.bakery_id, **{field: value})

    assert "Rien trouvé" in find(client, "campagne")


def test_goods_of_another_town_are_not_found(morning: Cast, client: Browser) -> None:
    assert "Rien trouvé" in find(client, "tomme")


def test_open_shops_come_first(morning: Cast, pen: Pen, client: Browser) -> None:
    for shop_id, hours in ((morning.bakery_id, "Sa 20:00-21:00"), (morning.books_id, "24/7")):
        pen.tell(shop_id, opening_hours=hours)
    page = find(client, "")
    assert page.index(BOOKS) < page.index(BAKERY)

    for shop_id, hours in ((morning.bakery_id, "24/7"), (morning.books_id, "Sa 20:00-21:00")):
        pen.tell(shop_id, opening_hours=hours)
    page = find(client, "")
    assert page.index(BAKERY) < page.index(BOOKS)


def test_the_draw_of_the_day_decides_among_open_shops(morning: Cast, client: Browser) -> None:
    orders = set()
    for day in range(9, 15):
        with time_machine.travel(f"2026-11-{day:02}T09:30:00Z", tick=False):
            page = find(client, "")
            orders.add(page.index(BAKERY) < page.index(BOOKS))

    assert orders == {True, False}


def test_only_open_shops_are_shown_when_asked(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, opening_hours="Sa 20:00-21:00")

    page = find(client, "", ouvert="1")

    assert BAKERY not in page
    assert BOOKS in page


def test_who_has_it_but_is_closed_is_said(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, opening_hours="Sa 20:00-21:00")

    page = find(client, "pain", ouvert="1")

    assert "1 boutique correspond, mais elle est fermée en ce moment." in page
    assert "Rien trouvé" not in page


def test_one_link_leaves_out_the_closed_and_another_brings_them_back(
    morning: Cast, client: Browser
) -> None:
    assert 'href="/recherche?q=pain&amp;ouvert=1"' in find(client, "pain")
    assert 'href="/recherche?q=pain"' in find(client, "pain", ouvert="1")


def test_without_a_query_every_shop_is_listed_with_the_trades(
    morning: Cast, client: Browser
) -> None:
    page = find(client, "")

    assert BAKERY in page
    assert 'href="/recherche?metier=librairie"' in page


def test_what_was_typed_is_shown_as_typed(morning: Cast, client: Browser) -> None:
    page = find(client, '"><script>alert(1)</script>')

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    "query", ["pain\x00", "x" * 5000, "pain " * 200_000, "é" * 300, "a " * 3000, "\u202e", "%00"]
)
def test_odd_queries_are_answered_calmly(morning: Cast, client: Browser, query: str) -> None:
    assert "Vous cherchez" in find(client, query)


def test_a_long_list_has_pages_that_keep_the_question(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_town(60)

    page = find(client, "boutique", page="2")

    assert "Page 2 sur 5" in page
    assert 'href="/recherche?q=boutique&amp;page=3"' in page


def test_many_goods_of_a_shop_are_counted(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.fill_town(1, goods=9)

    assert "et 6 autres articles" in find(client, "chose")


@pytest.mark.parametrize("shops", [10, 1000])
def test_its_statements_do_not_grow_with_the_town(
    morning: Cast, pen: Pen, client: Browser, app: Flask, shops: int
) -> None:
    pen.fill_town(shops)

    with app.app_context(), count_statements(db.engine) as sent:
        find(client, "boutique pain fleur")
        find(client, "boutique")

    assert len(sent) == 4 + 2


def test_a_search_can_be_kept_for_a_minute_and_sets_no_cookie(
    morning: Cast, client: Browser
) -> None:
    answer = client.get("/recherche?q=pain")

    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers


def test_a_list_tells_how_it_is_ordered(morning: Cast, client: Browser) -> None:
    assert 'href="/classement"' in find(client, "pain")
