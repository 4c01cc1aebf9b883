"""Legal notice and accessibility statement: what is said, and what is said to be missing."""

import pytest
from flask import Flask

from shopbuilder.cli import shopbuilder
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.pages import read
from tests.statements import count_statements

PAGES = ("/mentions-legales", "/accessibilite")


@pytest.fixture
def described(morning: Cast, clean: Flask) -> Cast:
    """The first town, with all that the law wants."""
    result = clean.test_cli_runner().invoke(
        shopbuilder,
        [
            "town", "describe", "montclair", "--address", "Mairie\n1 place Haute",
            "--director", "Ève <b>Maire</b>", "--hosting", "Les Machines, 4 chemin du Moulin",
            "--email", "mairie@montclair.example", "--phone", "+33199000000",
        ],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    return morning


def test_what_the_law_wants_is_named(described: Cast, client: Browser) -> None:
    page = client.get("/mentions-legales").text
    words = read(page)
    for said in ("1 place Haute", "Les Machines", "mairie@montclair.example", "01 99 00 00 00"):
        assert said in words
    assert "Ève &lt;b&gt;Maire&lt;/b&gt;" in page
    assert "pas encore complète" not in words


def test_what_is_missing_is_said_to_be_missing(morning: Cast, client: Browser) -> None:
    words = read(client.get("/mentions-legales").text)
    assert "La commune doit y ajouter" in words
    assert "l’adresse postale" in words
    assert "le téléphone de l’hébergeur" in words


def test_another_town_names_its_own(described: Cast, clean: Flask) -> None:
    other = browser(clean, described.other_town.home_host)
    for path in PAGES:
        assert "montclair.example" not in other.get(path).text


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, "Accessibilité : non conforme"),
        ("part", "Accessibilité : partiellement conforme"),
        ("full", "Accessibilité : totalement conforme"),
    ],
)
def test_a_town_without_an_examination_says_so(
    morning: Cast, client: Browser, clean: Flask, found: str | None, words: str
) -> None:
    if found:
        command = ["town", "describe", "montclair", "--conformity", found]
        assert clean.test_cli_runner().invoke(shopbuilder, command).exit_code == 0
    page = read(client.get("/accessibilite").text)
    assert words in page
    assert "Défenseur des droits" in page


@pytest.mark.parametrize(("path", "most"), list(zip(PAGES, (2, 1), strict=True)))
def test_they_cost_a_statement_or_two_and_can_be_kept(
    described: Cast, client: Browser, clean: Flask, path: str, most: int
) -> None:
    client.get(path)
    with clean.app_context(), count_statements(db.engine) as sent:
        answer = client.get(path)
    assert len(sent) == most
    assert "public" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
