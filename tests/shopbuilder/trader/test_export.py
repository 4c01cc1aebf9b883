"""Articles as a file for their trader."""

from shopbuilder.imports.products.own_sheet import COLUMNS
from tests.cast import Cast
from tests.conftest import Browser
from tests.shopbuilder.trader.conftest import COUNTER


def test_a_trader_takes_her_articles_with_her(alice: Browser) -> None:
    answer = alice.get(f"{COUNTER}/articles.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="fournil-d-alice-articles-2026-11-24.csv"'
    )
    assert answer.headers["Cache-Control"] == "no-store"
    lines = answer.data.decode("utf-8-sig").splitlines()
    assert lines[0].split(";") == list(COLUMNS.values())
    assert len(lines) == 2
    assert "Pain de campagne" in lines[1]


def test_the_shelf_leads_to_the_file(alice: Browser) -> None:
    assert f'href="{COUNTER}/articles.csv"' in alice.get(f"{COUNTER}/articles").text


def test_another_shops_articles_are_nowhere(bob: Browser, cast: Cast) -> None:
    assert bob.get(f"{COUNTER}/articles.csv").status_code == 404
