"""Proposals on the clerk's desk and at the trader's counter, and the origins of a shop's values."""

import re

import pytest
from sqlalchemy import select

from shopbuilder.profile.facts.models import Proposal, ShopFact
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.services import set_identity
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.conftest import Browser


@pytest.fixture
def phone(cast: Cast, client: Browser) -> int:
    """The map says another number of Alice's bakery than she does; its id."""
    with client.application.app_context(), in_town(cast.town), transaction():
        shop = db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()
        set_identity(shop, {"phone": "01 43 43 43 43"}, actor="person:1")
        db.session.add(ShopFact(shop_id=shop.id, field="phone", source="osm", value="+33158309632"))
        asked = Proposal(shop_id=shop.id, field="phone", source="osm", value="+33158309632")
        db.session.add(asked)
        db.session.flush()
        return asked.id


def number(cast: Cast, client: Browser) -> str:
    with client.application.app_context(), in_town(cast.town):
        query = select(ShopProfile.phone).where(ShopProfile.shop_id == cast.bakery_id)
        return db.session.scalars(query).one()


def test_both_values_stand_side_by_side_with_their_source(
    cast: Cast, client: Browser, phone: int
) -> None:
    page = client.sign_in(cast.clerk).get("/mairie/propositions").text.replace("\u00a0", " ")
    assert "01 43 43 43 43" in page
    assert "01 58 30 96 32" in page
    assert "OpenStreetMap" in page
    assert f"/mairie/propositions/{phone}/prendre" in page
    assert "1 proposition à trancher" in client.get("/mairie").text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("move", "shown"), [("prendre", "+33158309632"), ("garder", "+33143434343")]
)
def test_a_clerk_takes_or_keeps_and_goes_back_on_it(
    cast: Cast, client: Browser, phone: int, move: str, shown: str
) -> None:
    client.sign_in(cast.clerk)
    answer = client.post(f"/mairie/propositions/{phone}/{move}", follow_redirects=True)
    assert "revenir sur cette décision" in answer.text
    assert number(cast, client) == shown
    page = client.post(f"/mairie/propositions/{phone}/revenir", follow_redirects=True)
    assert f"/mairie/propositions/{phone}/prendre" in page.text
    assert number(cast, client) == "+33143434343"


def test_the_trader_decides_about_his_shop_and_no_other_trader_does(
    cast: Cast, client: Browser, phone: int
) -> None:
    client.sign_in(cast.bob)
    assert client.post(f"/gestion/{cast.books}/propositions/{phone}/prendre").status_code == 404
    client.post("/deconnexion")
    client.sign_in(cast.alice)
    assert f"/gestion/{cast.bakery}/propositions" in client.get(f"/gestion/{cast.bakery}").text
    page = client.get(f"/gestion/{cast.bakery}/propositions").text
    assert f"/propositions/{phone}/prendre" in page
    client.post(f"/gestion/{cast.bakery}/propositions/{phone}/prendre")
    assert number(cast, client) == "+33158309632"


def test_a_clerk_of_another_town_finds_no_such_question(
    cast: Cast, client: Browser, phone: int
) -> None:
    client.host = "valbrun.localhost"
    client.sign_in(cast.other_clerk)
    assert client.post(f"/mairie/propositions/{phone}/prendre").status_code == 404
    assert client.get(f"/mairie/boutiques/{cast.bakery}").status_code == 404
    assert str(phone) not in re.findall(
        r"/propositions/(\d+)/", client.get("/mairie/propositions").text
    )


@pytest.mark.parametrize("move", ["effacer", "prendre%00", "x" * 300])
def test_a_move_that_is_none_is_not_found(
    cast: Cast, client: Browser, phone: int, move: str
) -> None:
    client.sign_in(cast.clerk)
    assert client.post(f"/mairie/propositions/{phone}/{move}").status_code == 404


def test_a_shop_tells_its_clerk_where_each_value_comes_from(
    cast: Cast, client: Browser, phone: int
) -> None:
    del phone
    page = client.sign_in(cast.clerk).get(f"/mairie/boutiques/{cast.bakery}").text
    assert "D’où vient chaque information" in page
    assert "OpenStreetMap" in page
    assert "non affiché" in page
    assert client.get("/mairie/boutiques/inconnue").status_code == 404


def test_a_clerk_answers_all_of_a_kind_at_once_and_goes_back_on_it(
    cast: Cast, client: Browser, phone: int
) -> None:
    with client.application.app_context(), in_town(cast.town), transaction():
        db.session.add(
            Proposal(shop_id=cast.books_id, field="phone", source="osm", value="+33158309633")
        )
    page = client.sign_in(cast.clerk).get("/mairie/propositions").text
    assert "/mairie/propositions/ensemble/osm/phone/prendre" in page
    done = client.post("/mairie/propositions/ensemble/osm/phone/prendre", follow_redirects=True)
    assert "2 questions ont leur réponse" in done.text.replace("\u00a0", " ")
    assert number(cast, client) == "+33158309632"
    back = re.search(r"/mairie/propositions/\d+/revenir-ensemble", done.text)
    assert back is not None
    client.post(back[0])
    assert number(cast, client) == "+33143434343"
    for move in ("revenir", "tout"):
        assert client.post(f"/mairie/propositions/ensemble/osm/phone/{move}").status_code == 404


@pytest.mark.parametrize("asked", ["%00/phone", "osm/%00", "osm/phone%00", "nobody/nothing"])
def test_proposals_that_nobody_can_have_made_are_answered_without_a_fault(
    cast: Cast, client: Browser, phone: int, asked: str
) -> None:
    client.sign_in(cast.clerk)
    answer = client.post(f"/mairie/propositions/ensemble/{asked}/prendre")
    assert answer.status_code in {303, 404}
    assert number(cast, client) == "+33143434343"
