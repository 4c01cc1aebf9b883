"""The code of a checkout opens the orders of all its shops: no shop may learn it."""

from sqlalchemy import select

from shopbuilder.codes import shown
from shopbuilder.ordering.models import OrderGroup
from tenants.database import db, in_town
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.orders import order_of


def code_of_an_order(client: Browser, cast: Cast) -> str:
    with client.application.app_context(), in_town(cast.town):
        order_of((cast.loaf_id, 1), (cast.book_id, 1))
        return shown(db.session.scalars(select(OrderGroup.code)).one())


def test_no_page_of_the_counter_shows_the_code(client: Browser, cast: Cast) -> None:
    code = code_of_an_order(client, cast)
    baker = client.sign_in(cast.alice)
    counter = f"/gestion/{cast.bakery}"
    pages = [baker.get(counter + path) for path in ("", "/commandes", "/commandes/1")]
    assert {page.status_code for page in pages} == {200}
    assert not any(code in page.text or code.replace("-", "") in page.text for page in pages)
