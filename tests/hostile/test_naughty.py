"""Strings that break things, through every public form: a sentence or the text itself, never a fault."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cast import Cast
from tests.conftest import Browser

#: Every form that anybody can send without signing in: method, address, the field tried, the rest.
FORMS = {
    "search": ("GET", "/recherche", "q", {}),
    "code": ("POST", "/commande", "code", {}),
    "sign in, address": ("POST", "/connexion", "courriel", {"passe": "x"}),
    "sign in, password": ("POST", "/connexion", "passe", {"courriel": "a@example.org"}),
    "basket, article": ("POST", "/panier", "variante", {"quantite": "1"}),
    "basket, quantity": ("POST", "/panier", "quantite", {"variante": "1"}),
    "basket line, article": ("POST", "/panier/ligne", "variante", {"quantite": "1"}),
    "basket line, quantity": ("POST", "/panier/ligne", "quantite", {"variante": "1"}),
}
CHECKOUT = ("nom", "telephone", "courriel", "creneau", "note")


class Structure(HTMLParser):
    """What a browser would run of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "base", "svg", "math"}:
            self.dangers.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.dangers.append(f"{tag} {name}={value}")


def dangers(html: str) -> list[str]:
    """Return what of the page would run or load somebody else's text."""
    structure = Structure()
    structure.feed(html)
    return structure.dangers


@pytest.fixture(scope="session")
def naughty(test_data: Path) -> list[str]:
    strings: list[str] = json.loads((test_data / "naughty" / "blns_excerpt.json").read_text())
    assert len(strings) > 200
    return strings


def test_the_check_itself_finds_a_script() -> None:
    assert dangers('<p onclick="x"><script>x</script><a href="javascript:x">') == [
        "p onclick=x",
        "script",
        "a href=javascript:x",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_takes_a_naughty_string_calmly(
    client: Browser, naughty: list[str], form: str
) -> None:
    method, path, field, rest = FORMS[form]
    for string in naughty:
        fields = {**rest, field: string}
        answer = (
            client.get(path, query_string=fields)
            if method == "GET"
            else client.post(path, data=fields)
        )
        assert answer.status_code < 500, (string, answer.status_code)
        assert dangers(answer.text) == [], string


@pytest.mark.parametrize("field", CHECKOUT)
def test_the_checkout_takes_a_naughty_string_calmly(
    client: Browser, cast: Cast, naughty: list[str], field: str
) -> None:
    client.post("/panier", data={"variante": cast.book_id, "quantite": "1"})
    name = f"{field}-{cast.books_id}" if field in {"creneau", "note"} else field
    whole = {"nom": "Zoé Martin", "telephone": "06 39 98 00 01", "courriel": ""}
    for string in naughty:
        answer = client.post("/validation", data={**whole, name: string})
        assert answer.status_code < 500, (string, answer.status_code)
        assert dangers(answer.text) == [], string


def test_a_naughty_path_is_an_ordinary_page_or_an_ordinary_no(
    client: Browser, naughty: list[str]
) -> None:
    for string in naughty:
        for path in ("/", "/rue/", "/commande/", f"/{Cast.bakery}/", "/dessins/"):
            answer = client.get(path + string.replace("?", "%3F").replace("#", "%23"))
            assert answer.status_code < 500, (path, string)


def test_what_was_typed_is_shown_as_typed(client: Browser) -> None:
    answer = client.get("/recherche", query_string={"q": "<b>pain</b> & 'sel'"})
    assert "&lt;b&gt;pain&lt;/b&gt; &amp; &#39;sel&#39;" in answer.text
