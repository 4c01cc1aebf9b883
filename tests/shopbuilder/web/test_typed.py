"""What was typed outlives the end of a session."""

import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import delete

from tenants.database import db, in_town, transaction
from tenants.models import SignIn
from tests.cast import Cast
from tests.conftest import Browser
from tests.pages import read

FORM = "/gestion/fournil-d-alice/commandes/1/refuser"
OURS = {"Sec-Fetch-Site": "same-origin"}
TYPED = {"motif": "Le four est <froid> depuis ce matin", "retour": "jour"}


@pytest.fixture
def strict(client: Browser, clean: Flask, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Somebody whose session has ended, where forms need their token."""
    monkeypatch.setitem(clean.config, "WTF_CSRF_ENABLED", True)
    return client


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def test_what_was_typed_is_kept_and_can_be_sent_again(strict: Browser) -> None:
    answer = strict.post(FORM, data=TYPED, headers=OURS)
    assert answer.status_code == 400
    assert f'action="{FORM}"' in answer.text
    kept = hidden(answer.text)
    assert {name: kept[name] for name in TYPED} == TYPED
    assert kept["csrf_token"]
    assert "dans un nouvel onglet" in read(answer.text)
    assert "&lt;froid&gt;" in answer.text, "it is shown as typed"


def test_signed_in_again_it_goes_through(
    client: Browser, cast: Cast, clean: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = client.sign_in(Cast.alice)
    monkeypatch.setitem(clean.config, "WTF_CSRF_ENABLED", True)
    loaf = f"/gestion/fournil-d-alice/articles/{cast.loaf_id}"
    typed = {"prix_vu": "420", "stock_vu": "10", "prix": "4,50", "stock": "10"}
    first = alice.post(loaf, data=typed, headers=OURS)
    assert first.status_code == 400
    assert "dans un nouvel onglet" not in read(first.text)
    assert alice.post(loaf, data=hidden(first.text), headers=OURS).status_code == 302


def test_without_a_session_the_token_alone_keeps_it_too(client: Browser) -> None:
    answer = client.post(FORM, data=TYPED, headers=OURS)
    assert answer.status_code == 401
    assert hidden(answer.text)["motif"] == TYPED["motif"]


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}, {"Origin": "null"}])
def test_words_that_no_page_of_ours_sent_are_not_repeated(
    client: Browser, headers: dict[str, str]
) -> None:
    answer = client.post(FORM, data=TYPED, headers=headers)
    assert "froid" not in answer.text


def test_a_password_is_never_written_into_a_page(strict: Browser) -> None:
    typed = {"courriel": "alice@example.org", "passe": "un mot de passe secret"}
    answer = strict.post("/connexion", data=typed, headers=OURS)
    assert answer.status_code == 400
    assert "secret" not in answer.text
    assert "alice@example.org" not in answer.text


@pytest.mark.parametrize("body", ["a&" * 100_000, "a=" + '"' * 200_000, '"' * 200_000])
def test_a_form_that_nobody_typed_is_not_written_into_a_page(strict: Browser, body: str) -> None:
    answer = strict.post(
        FORM, data=body, headers=OURS, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 400
    assert len(answer.data) < 100_000


def test_the_longest_letter_that_our_forms_take_is_kept(strict: Browser) -> None:
    letter = "é" * 20_000
    assert letter in strict.post(FORM, data={"motif": letter}, headers=OURS).text


def test_who_has_signed_in_meanwhile_is_not_told_that_she_is_signed_out(
    client: Browser, cast: Cast, clean: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = client.sign_in(Cast.alice)
    monkeypatch.setitem(clean.config, "WTF_CSRF_ENABLED", True)
    loaf = f"/gestion/fournil-d-alice/articles/{cast.loaf_id}"
    kept = {**TYPED, "csrf_token": "of the page before she signed in"}
    said = read(alice.post(loaf, data=kept, headers=OURS).text)
    assert "déconnecté" not in said
    assert "envoyez encore une fois" in said


def test_whose_sign_in_has_run_out_is_shown_where_to_sign_in(
    client: Browser, cast: Cast, clean: Flask
) -> None:
    # The cookie is still there; what it names is over.
    alice = client.sign_in(Cast.alice)
    with clean.app_context(), in_town(cast.town), transaction():
        db.session.execute(delete(SignIn))
    answer = alice.post(FORM, data=TYPED, headers=OURS)
    assert answer.status_code == 401
    assert hidden(answer.text)["motif"] == TYPED["motif"]
    assert "dans un nouvel onglet" in read(answer.text)
