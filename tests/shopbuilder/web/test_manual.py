"""The help of each reader: whole in each language, and true of the pages it leads to."""

import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from shopbuilder.i18n import LOCALES
from shopbuilder.web.manual import Manual, manual_for
from tests.cast import Cast
from tests.conftest import ROOT, Browser

READERS = ("resident", "trader", "clerk")
FILES = sorted((ROOT / "docs" / "readers").glob("*/*.md"))


def spoken(app: Flask, reader: str) -> Manual:
    with app.test_request_context("/", base_url="http://bourg.localhost"):
        return manual_for(reader)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LOCALES)
def test_each_reader_has_her_help_in_each_language(language: str) -> None:
    assert {path.stem for path in FILES if path.parent.name == language} >= set(READERS)


@pytest.mark.parametrize("reader", READERS)
def test_both_languages_have_the_same_chapters_and_lead_to_the_same_pages(reader: str) -> None:
    told = {
        path.parent.name: (
            len(re.findall("^## ", text, re.MULTILINE)),
            re.findall(r"\]\((/[^)]*)\)", text),
        )
        for path in FILES
        if path.stem == reader
        for text in [path.read_text(encoding="utf-8")]
    }
    assert len(set(map(str, told.values()))) == 1, told


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_page_that_the_help_names_is_there(app: Flask, path: Path) -> None:
    adapter = app.url_map.bind("bourg.localhost")
    missing = []
    for address in re.findall(r"\]\((/[^)]*)\)", path.read_text(encoding="utf-8")):
        try:
            endpoint, _ = adapter.match(address, method="GET")
        except HTTPException:
            missing.append(address)
            continue
        if endpoint in {"shop_home.home", "shop_product.article"}:
            missing.append(address)
    assert missing == []


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name == "fr"], ids=lambda p: p.stem)
def test_no_line_of_the_french_help_breaks_before_its_punctuation(path: Path) -> None:
    text = re.sub(r"^\|-.*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert re.findall(r".{,20}(?: [;:!?»]|« )", text) == []


@pytest.mark.parametrize("reader", READERS)
def test_the_help_has_a_title_a_lead_and_chapters(app: Flask, reader: str) -> None:
    manual = spoken(app, reader)
    assert manual.title
    assert manual.lead.startswith("<p>")
    assert all(chapter.heading and chapter.body for chapter in manual.chapters)
    assert len(manual.chapters) >= 6


def test_what_looks_like_html_in_the_help_is_shown_as_text(app: Flask) -> None:
    assert all(
        "<script" not in chapter.body and "&lt;" not in chapter.body
        for reader in READERS
        for chapter in spoken(app, reader).chapters
    )


def test_a_resident_reads_the_help_without_signing_in(client: Browser) -> None:
    answer = client.get("/aide")
    assert answer.status_code == 200
    assert "Savoir si c’est ouvert" in answer.text


@pytest.mark.parametrize(
    ("who", "address", "words"),
    [
        (Cast.alice, "/gestion/aide", "Fermer plus tôt"),
        (Cast.clerk, "/mairie/aide", "Le premier jour"),
    ],
)
def test_who_works_here_reads_hers_behind_the_counter(
    client: Browser, who: str, address: str, words: str
) -> None:
    assert client.get(address).status_code == 302
    client.sign_in(who)
    assert words in client.get(address).text
