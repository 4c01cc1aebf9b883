"""From host to town, and the pages of the operator host."""

import pytest
from flask import Flask

from tests.cast import PASSWORD, Cast
from tests.conftest import browser

OPERATOR = "localhost"


def test_an_unknown_host_is_refused(cast: Cast, app: Flask) -> None:
    assert browser(app, "nulle-part.example").get("/").status_code == 404


@pytest.mark.parametrize(
    "host", ["montclair.localhost", "MONTCLAIR.localhost", "montclair.localhost."]
)
def test_a_town_answers_at_its_host_however_it_is_written(
    cast: Cast, app: Flask, host: str
) -> None:
    assert "Montclair" in browser(app, host).get("/connexion").text


def test_a_town_answers_at_any_port(cast: Cast, app: Flask) -> None:
    assert browser(app, "montclair.localhost:8123").get("/connexion").status_code == 200


def test_the_operator_host_shows_its_own_page_at_the_root(cast: Cast, app: Flask) -> None:
    page = browser(app, OPERATOR).get("/")
    assert page.status_code == 200
    assert "http://valbrun.localhost/" in page.text


def test_the_operator_host_takes_a_sign_in_at_the_same_address(cast: Cast, app: Flask) -> None:
    data = {"courriel": Cast.alice, "passe": PASSWORD}
    answer = browser(app, OPERATOR).post("/connexion", data=data)
    assert answer.status_code == 401, "a trader is nobody here, and no town is asked"


@pytest.mark.parametrize("path", ["/gestion", "/mairie", "/panier", "/recherche", "/x", "/x/y"])
def test_the_operator_host_has_no_page_of_a_town(cast: Cast, app: Flask, path: str) -> None:
    assert browser(app, OPERATOR).get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/exploitation", "/exploitation/villes", "/exploitation/connexion"]
)
def test_a_town_has_no_page_of_the_operator(cast: Cast, app: Flask, path: str) -> None:
    assert browser(app, "montclair.localhost").get(path).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_the_operators_root_takes_nothing_but_looking(cast: Cast, app: Flask, method: str) -> None:
    assert browser(app, OPERATOR).open("/", method=method).status_code == 405


def test_health_answers_at_every_host(cast: Cast, app: Flask) -> None:
    hosts = (OPERATOR, "montclair.localhost", "nulle-part.example")
    assert [browser(app, host).get("/sante").status_code for host in hosts] == [200, 200, 200]
