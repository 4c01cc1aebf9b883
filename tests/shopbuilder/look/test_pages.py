"""The page of components."""

from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.strict import strict_app


def test_every_component_is_shown_where_the_setting_allows_it(
    postgres: Postgres, valkey: Valkey, database: str, cast: Cast
) -> None:
    with strict_app(postgres, valkey, database, LOOK_PAGE=True) as app:
        page = browser(app, cast.town.home_host).get("/_look")

    assert page.status_code == 200
    assert "street_plate" in page.text
    assert "noindex" in page.text


def test_there_is_no_such_page_in_production(client: Browser) -> None:
    assert client.get("/_look").status_code == 404
