"""Without network: one page that is kept, and nothing of anybody."""

import re

import pytest
from flask import Flask

from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.pages import read


def test_the_page_needs_nothing_but_itself(morning: Cast, client: Browser) -> None:
    page = client.get("/hors-ligne").text
    assert "<style>" in page
    assert '<link rel="stylesheet"' not in page
    assert "<script" not in page
    assert "Le réseau est parti faire un tour." in read(page)


def test_the_worker_is_small_and_never_older_than_a_visit(morning: Cast, client: Browser) -> None:
    answer = client.get("/sw.js")
    assert answer.mimetype == "text/javascript"
    assert "no-cache" in answer.headers["Cache-Control"]
    assert len(answer.data) <= 1024


def test_the_worker_keeps_its_page_alone(morning: Cast, client: Browser) -> None:
    script = client.get("/sw.js").text
    assert re.findall(r"\.add(?:All)?\(([^)]*)\)", script) == ["pages"]
    assert 'own="/hors-ligne"' in script
    assert 'pages=[own,...others.map(tag=>"/"+tag+own)]' in script
    assert "put(" not in script


def test_each_town_has_a_page_of_its_own(morning: Cast, clean: Flask, client: Browser) -> None:
    other = browser(clean, morning.other_town.home_host)
    assert other.get("/sw.js").text != client.get("/sw.js").text
    assert "Montclair" not in other.get("/hors-ligne").text


@pytest.mark.parametrize("path", ["/panier", "/connexion", "/commande"])
def test_personal_pages_start_no_worker(morning: Cast, client: Browser, path: str) -> None:
    assert "offline.js" not in client.get(path).text


def test_pages_for_everybody_start_it(morning: Cast, client: Browser) -> None:
    assert "js/offline.js" in client.get("/fournil-d-alice").text
