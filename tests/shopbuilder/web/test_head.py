"""What a page says of its own address, and the card that other sites show of it."""

import re

import pytest
from flask import Flask

from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen

HOME = "http://montclair.localhost"


def canonical(page: str) -> str:
    [address] = re.findall('<link rel="canonical" href="([^"]+)">', page)
    return str(address)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "/"),
        ("/?utm_source=x&fbclid=y", "/"),
        ("/?page=1", "/"),
        ("/rues?page=2&utm_source=x", "/rues"),
        ("/fournil-d-alice?rayon=Pains", "/fournil-d-alice"),
        ("/fournil-d-alice/article?gclid=1", "/fournil-d-alice/article"),
        ("/?page=<script>", "/"),
    ],
)
def test_a_page_has_one_address(morning: Cast, client: Browser, path: str, address: str) -> None:
    assert canonical(client.get(path).text) == f"{HOME}{address}"


@pytest.mark.parametrize(
    "path", ["/recherche?q=pain", "/panier", "/connexion", "/rien-ici", "/commande"]
)
def test_pages_that_are_not_for_everybody_have_no_card(
    morning: Cast, client: Browser, path: str
) -> None:
    page = client.get(path).text
    assert 'rel="canonical"' not in page
    assert "og:" not in page


def test_a_card_shows_the_shop(morning: Cast, pen: Pen, client: Browser) -> None:
    page = client.get("/fournil-d-alice").text
    assert '<meta property="og:title" content="Fournil d’Alice">' in page
    assert f'<meta property="og:image" content="{HOME}/apercu/fournil-d-alice.png">' in page
    assert f'<meta property="og:url" content="{HOME}/fournil-d-alice">' in page
    town = client.get("/").text
    assert f'<meta property="og:image" content="{HOME}/apercu.png">' in town


def test_a_hostile_name_stays_inside_its_quotes(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.change(morning.bakery_id, name='"><script>alert(1)</script>')
    page = client.get("/fournil-d-alice").text
    assert "<script>alert" not in page
    assert '<meta property="og:title" content="&#34;&gt;&lt;script&gt;' in page


@pytest.mark.parametrize("path", ["/rues", "/en/rues"])
def test_each_language_is_announced(morning: Cast, client: Browser, path: str) -> None:
    page = client.get(path).text
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    assert found == [
        ("x-default", f"{HOME}/rues"),
        ("fr", f"{HOME}/rues"),
        ("en", f"{HOME}/en/rues"),
    ]


def test_an_english_page_is_a_page_of_its_own(morning: Cast, client: Browser) -> None:
    page = client.get("/en/fournil-d-alice?gclid=1").text
    assert canonical(page) == f"{HOME}/en/fournil-d-alice"
    assert f'<meta property="og:url" content="{HOME}/en/fournil-d-alice">' in page
    assert '<meta property="og:locale" content="en_GB">' in page
    # The picture is the same in both.
    assert f'<meta property="og:image" content="{HOME}/apercu/fournil-d-alice.png">' in page


def test_a_page_of_the_operator_says_nothing(clean: Flask) -> None:
    assert "canonical" not in clean.test_client().get("/", base_url="http://localhost").text
