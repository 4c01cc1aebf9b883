"""`shopbuilder town …`, `member …` and `operator …`."""

from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask

from shopbuilder.cli import shopbuilder
from tests.cast import PASSWORD, Cast
from tests.conftest import browser

Run = Callable[..., Result]


@pytest.fixture
def run(cast: Cast, clean: Flask) -> Run:
    """Run a command with the application of the tests."""
    return lambda *words, **how: clean.test_cli_runner().invoke(shopbuilder, list(words), **how)


def test_a_town_opens_at_its_host(run: Run, clean: Flask) -> None:
    result = run("town", "create", "bourg-neuf", "Bourg-Neuf", "--host", "bourg-neuf.example")
    assert (result.exit_code, "bourg-neuf.example" in result.output) == (0, True)
    assert "Bourg-Neuf" in browser(clean, "bourg-neuf.example").get("/").text


def test_a_town_without_a_host_gets_one_on_this_machine(run: Run) -> None:
    assert "bourg-neuf.localhost" in run("town", "create", "bourg-neuf", "Bourg-Neuf").output


def test_a_town_that_exists_is_refused_in_a_sentence(run: Run) -> None:
    result = run("town", "create", "montclair", "Encore")
    assert (result.exit_code, "existe déjà" in result.output) == (2, True)


def test_the_towns_are_listed(run: Run) -> None:
    assert "valbrun\tValbrun\tvalbrun.localhost" in run("town", "list").output


def test_a_town_answers_at_a_further_host(run: Run, clean: Flask) -> None:
    assert run("town", "add-host", "montclair", "autre.example").exit_code == 0
    assert "Montclair" in browser(clean, "autre.example").get("/").text


def test_a_trader_is_added_and_signs_in(run: Run, cast: Cast, clean: Flask) -> None:
    words = ("member", "add", "--town", "montclair", "--role", "trader", "--shop", cast.books)
    result = run(*words, "--password", PASSWORD, "nora@example.org", "Nora")
    assert result.exit_code == 0
    nora = browser(clean, cast.town.home_host).sign_in("nora@example.org")
    assert nora.get(f"/gestion/{cast.books}").status_code == 200


def test_a_password_is_asked_for_when_none_is_given(run: Run, cast: Cast, clean: Flask) -> None:
    words = ("member", "add", "--town", "montclair", "--role", "clerk", "lea@example.org", "Léa")
    assert run(*words, input=f"{PASSWORD}\n{PASSWORD}\n").exit_code == 0
    assert browser(clean, cast.town.home_host).sign_in("lea@example.org").get("/mairie")


@pytest.mark.parametrize(
    "words",
    [
        ("--town", "ailleurs", "--role", "clerk"),
        ("--town", "montclair", "--role", "trader"),
        ("--town", "montclair", "--role", "trader", "--shop", "cremerie-chloe"),
    ],
    ids=["unknown town", "trader without shop", "shop of another town"],
)
def test_a_member_is_refused_in_a_sentence(run: Run, words: tuple[str, ...]) -> None:
    result = run("member", "add", *words, "--password", PASSWORD, "x@example.org", "X")
    assert (result.exit_code, "Traceback" in result.output) == (2, False)


def test_an_operator_is_added_and_signs_in(run: Run, clean: Flask) -> None:
    assert run("operator", "add", "o@example.org", "--password", PASSWORD).exit_code == 0
    operator = browser(clean, "localhost").sign_in("o@example.org")
    assert operator.get("/exploitation").status_code == 200


def test_the_shop_of_a_new_trader_is_held_from_then_on(run: Run, cast: Cast, clean: Flask) -> None:
    run("shop", "admit", "Chez Nora", "--town", "montclair")
    words = ("member", "add", "--town", "montclair", "--role", "trader", "--shop", "chez-nora")
    assert run(*words, "--password", PASSWORD, "nora@example.org", "Nora").exit_code == 0
    listed = run("shop", "list", "--town", "montclair").output
    assert "chez-nora\tChez Nora\tother\twindow\ttrader" in listed
