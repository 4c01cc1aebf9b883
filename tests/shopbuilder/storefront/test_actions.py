"""What can be done at a shop."""

import pytest

from shopbuilder.storefront.actions import actions_of
from shopbuilder.storefront.queries import shop_window
from tenants.database import in_town
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen


def offered(pen: Pen, *, has_goods: bool = True) -> list[str]:
    with pen.app.test_request_context(), in_town(pen.town):
        return [each.href for each in actions_of(shop_window(Cast.bakery), has_goods=has_goods)]


ASK, CALL, COME = "/conseil/fournil-d-alice", "tel:+33199000001", "#come"


@pytest.mark.parametrize(
    ("said", "has_goods", "expected"),
    [
        ({}, True, ["#goods", ASK, CALL, COME]),
        ({"mode": "reserve"}, True, ["#goods", ASK, CALL, COME]),
        ({"mode": "sell"}, False, [ASK, CALL, COME]),
        ({"mode": "window"}, True, [ASK, CALL, COME]),
        ({"mode": "window", "email": ""}, True, [CALL, COME]),
        ({"mode": "window", "email": "", "phone": ""}, True, [COME]),
        ({"taken_over": False}, True, [CALL, COME]),
        ({"taken_over": False, "phone": "", "street_id": None, "house_number": ""}, False, [COME]),
    ],
)
def test_a_shop_offers_what_it_can_keep(
    morning: Cast, pen: Pen, said: dict[str, object], has_goods: bool, expected: list[str]
) -> None:
    pen.tell(morning.bakery_id, **said)
    assert offered(pen, has_goods=has_goods) == expected


def test_a_window_with_nothing_but_a_name_is_a_whole_page(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(
        morning.bakery_id, mode="window", taken_over=False, phone="", email="", opening_hours=None,
        legal_name="", legal_form="", legal_address="", siret="", mediator="", trade="other",
        house_number="",
    )  # fmt: skip
    page = client.get("/fournil-d-alice").text
    assert "horaires non indiqués" in page
    assert "Le plus simple est de passer" in page
    assert "C’est votre boutique" in page
    assert 'id="legal"' not in page
    assert "<dd></dd>" not in page


def test_an_article_leads_to_its_question(morning: Cast, client: Browser) -> None:
    page = client.get("/fournil-d-alice/article").text
    assert 'href="/conseil/fournil-d-alice?article=article"' in page


def test_every_sign_that_an_action_shows_is_drawn(morning: Cast, pen: Pen, client: Browser) -> None:
    signs = client.get("/static/img/signs.svg", buffered=True).text
    with pen.app.test_request_context(), in_town(pen.town):
        shown = {each.sign for each in actions_of(shop_window(Cast.bakery), has_goods=True)}
    assert {sign for sign in (*shown, "bag") if f'id="{sign}"' not in signs} == set()
