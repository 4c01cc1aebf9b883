"""Strings that break things, through every public form: a sentence or the text itself, never a fault."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from shopbuilder.profile.models import ShopProfile
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser

#: Every form that anybody can send without signing in: method, address, the fields tried.
FORMS = {
    "search": ("GET", "/recherche", ("q",)),
    "code": ("POST", "/commande", ("code",)),
    "sign in": ("POST", "/connexion", ("courriel", "passe", "suite")),
    "basket": ("POST", "/panier", ("variante", "quantite")),
    "basket line": ("POST", "/panier/ligne", ("variante", "quantite", "oter")),
}


class Structure(HTMLParser):
    """What a browser would run of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        ours = (told.get("src") or "").startswith("/static/js/")
        if tag == "script" and not ours and told.get("type") != "application/ld+json":
            self.dangers.append(tag)
        if tag in {"iframe", "object", "embed", "base", "math", "foreignobject"}:
            self.dangers.append(tag)
        for name, value in attrs:
            leads = name in {"href", "src", "action", "formaction", "xlink:href", "data"}
            script = (value or "").strip().lower().startswith("javascript:")
            if name.startswith("on") or (leads and script):
                self.dangers.append(f"{tag} {name}={value}")


def dangers(html: str) -> list[str]:
    """Return what of the page would run or load somebody else's text."""
    structure = Structure()
    structure.feed(html)
    return structure.dangers


@pytest.fixture
def short_hours(cast: Cast, clean: Flask) -> None:
    """Few slots to choose from: what is tried here is the text, and a page is made for each."""
    with clean.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(ShopProfile).values(opening_hours="Mo-Su 10:00-11:00"))


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


def send(client: Browser, method: str, path: str, fields: dict[str, str]) -> TestResponse:
    if method == "GET":
        return client.get(path, query_string=fields)
    return client.post(path, data=fields)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_takes_a_naughty_string_calmly(
    client: Browser, naughty: list[str], form: str
) -> None:
    method, path, names = FORMS[form]
    for string in naughty:
        answer = send(client, method, path, dict.fromkeys(names, string))
        assert answer.status_code < 500, (string, answer.status_code)
        assert dangers(answer.text) == [], string


def test_the_checkout_takes_a_naughty_string_calmly(
    client: Browser, cast: Cast, short_hours: None, naughty: list[str]
) -> None:
    client.post("/panier", data={"variante": cast.book_id, "quantite": "1"})
    shop = cast.books_id
    names = ("nom", "telephone", "courriel", f"creneau-{shop}", f"mot-{shop}")
    for string in naughty:
        answer = client.post("/validation", data=dict.fromkeys(names, string))
        assert answer.status_code == 422, (string, answer.status_code)
        assert dangers(answer.text) == [], string


def test_an_order_takes_a_naughty_name_and_note_calmly(
    client: Browser, cast: Cast, short_hours: None, naughty: list[str]
) -> None:
    client.post("/panier", data={"variante": cast.book_id, "quantite": "1"})
    slot = re.search(r'value="(2[0-9-]+T[0-9:]+Z)"', client.get("/validation").text)
    assert slot is not None
    whole = {"telephone": "06 12 34 56 78", f"creneau-{cast.books_id}": slot[1]}
    for string in naughty:
        form = {**whole, "nom": string, f"mot-{cast.books_id}": string}
        answer = client.post("/validation", data=form)
        assert answer.status_code in {200, 422}, (string, answer.status_code)
        assert dangers(answer.text) == [], string


@pytest.mark.parametrize("folder", ["/", "/rue/", "/commande/", "/dessins/loaf/"])
def test_a_naughty_path_is_an_ordinary_page_or_an_ordinary_no(
    client: Browser, naughty: list[str], folder: str
) -> None:
    for string in naughty:
        answer = client.get(folder + string.replace("?", "%3F").replace("#", "%23"))
        assert answer.status_code < 500, (folder, string)


def test_what_was_typed_is_shown_as_typed(client: Browser) -> None:
    answer = client.get("/recherche", query_string={"q": "<b>pain</b> & 'sel'"})
    assert "&lt;b&gt;pain&lt;/b&gt; &amp; &#39;sel&#39;" in answer.text
