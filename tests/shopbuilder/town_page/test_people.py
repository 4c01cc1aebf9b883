"""The people of the shops on one page."""

import pytest
from flask import Flask

from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.shops import Pen
from tests.pages import read
from tests.statements import count_statements


def test_people_are_presented_with_a_word_of_theirs(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.introduce(morning.bakery_id, "Alice", "boulangère", "Le pain attend.")

    page = client.get("/gens").text

    assert (
        "Fournil d’Alice Boulangerie · 1, rue du Four Alice , boulangère « Le pain attend. »"
        in (read(page).replace("\u00a0", " "))
    )
    assert "Librairie Bob" not in page


def test_an_address_leads_to_the_people_of_a_shop(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.introduce(morning.bakery_id, "Alice", "", "")

    assert 'id="fournil-d-alice"' in client.get("/gens?boutique=fournil-d-alice").text


def test_in_a_large_town_a_shop_is_found_on_its_page(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_town(60)
    for shop_id in pen.shop_ids():
        pen.introduce(shop_id, "Quelqu’un", "", "")

    for number in (0, 30, 59):
        slug = f"boutique-{number:04}"
        page = client.get(f"/gens?boutique={slug}").text
        assert f'id="{slug}"' in page
        assert page.count('class="card hue-') <= 24


def test_the_order_is_the_published_one_and_changes_with_the_day(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    assert (
        '"/classement"' not in client.get("/gens").text.partition("<main")[2].partition("</main")[0]
    )
    pen.introduce(morning.bakery_id, "Alice", "", "")
    assert '"/classement"' in client.get("/gens").text.partition("<main")[2]


def test_people_of_a_suspended_shop_or_another_town_are_not_shown(
    morning: Cast, pen: Pen, client: Browser, clean: Flask
) -> None:
    pen.introduce(morning.bakery_id, "Alice", "", "")

    assert "Alice" not in browser(clean, morning.other_town.home_host).get("/gens").text
    pen.change(morning.bakery_id, status="suspended")
    assert "Alice" not in client.get("/gens").text


def test_a_name_with_markup_is_shown_as_typed(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.introduce(morning.bakery_id, "<script>x</script>", '"><i>', "<b>oui</b>")

    page = client.get("/gens").text

    assert "<script>x" not in page
    assert '"><i>' not in page
    assert "<b>oui" not in page


@pytest.mark.parametrize("shops", [2, 200])
def test_its_statements_do_not_grow_with_the_town(
    morning: Cast, pen: Pen, client: Browser, app: Flask, shops: int
) -> None:
    pen.fill_town(shops)
    for shop_id in pen.shop_ids():
        pen.introduce(shop_id, "Quelqu’un", "", "")

    with app.app_context(), count_statements(db.engine) as sent:
        assert client.get("/gens").status_code == 200

    assert len(sent) == 2
