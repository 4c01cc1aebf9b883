"""The page of components."""

from flask import Flask

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


def test_it_shows_every_macro_that_pages_share(app: Flask) -> None:
    loader = app.jinja_loader
    assert loader is not None
    source = loader.get_source(app.jinja_env, "look/components.html")[0]
    of_one_face = {"counter", "goods", "journal", "seller"}  # shown on its own pages
    names = {
        name.removeprefix("components/").removesuffix(".html")
        for name in loader.list_templates()
        if name.startswith("components/")
    }
    assert {each for each in names if f'"components/{each}.html"' not in source} == of_one_face


def test_there_is_no_such_page_in_production(client: Browser) -> None:
    assert client.get("/_look").status_code == 404
