"""Signing in to a town, and out of it."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants.accounts.pages import local_path
from tenants.database import db, in_town
from tenants.models import SignIn
from tests.cast import PASSWORD, Cast
from tests.conftest import Browser, browser


def sign_ins(cast: Cast, app: Flask) -> int:
    with app.app_context(), in_town(cast.town):
        return db.session.scalar(select(func.count(SignIn.id))) or 0


def send(client: Browser, email: str, password: str = PASSWORD, **more: str) -> tuple[int, str]:
    answer = client.post("/connexion", data={"courriel": email, "passe": password, **more})
    return answer.status_code, answer.headers.get("Location", "")


def test_the_form_asks_for_an_e_mail_and_a_password(client: Browser) -> None:
    page = client.get("/connexion")
    assert page.status_code == 200
    assert 'name="courriel"' in page.text
    assert 'name="passe"' in page.text


def test_a_trader_comes_to_her_counter(client: Browser) -> None:
    assert send(client, Cast.alice) == (302, "/gestion")


def test_a_clerk_comes_to_the_town_hall(client: Browser) -> None:
    assert send(client, Cast.clerk) == (302, "/mairie")


def test_somebody_without_a_role_comes_to_the_street(client: Browser) -> None:
    assert send(client, Cast.stranger) == (302, "/")


def test_who_was_on_the_way_to_a_page_comes_there(client: Browser) -> None:
    wanted = "/gestion/fournil-d-alice/commandes?etat=placed"
    assert send(client, Cast.alice, suite=wanted) == (302, wanted)


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\\/evil.example",
        "javascript:alert(1)",
        "evil.example",
    ],
)
def test_no_sign_in_leads_to_another_site(client: Browser, address: str) -> None:
    assert local_path(address) == ""
    assert send(client, Cast.alice, suite=address) == (302, "/gestion")


def test_a_wrong_password_is_said_and_the_e_mail_kept(client: Browser) -> None:
    answer = client.post("/connexion", data={"courriel": Cast.alice, "passe": "autre chose"})
    assert answer.status_code == 401
    assert f'value="{Cast.alice}"' in answer.text
    assert 'role="alert"' in answer.text
    assert "autre chose" not in answer.text


def test_an_unknown_address_is_refused_in_the_same_words(client: Browser) -> None:
    wrong = client.post("/connexion", data={"courriel": Cast.alice, "passe": "x"})
    unknown = client.post("/connexion", data={"courriel": "qui@example.org", "passe": "x"})
    assert unknown.status_code == 401
    assert unknown.text.replace("qui@example.org", Cast.alice) == wrong.text


@pytest.mark.parametrize("email", ["", "\x00", "a" * 5000, "\u202e@x", "'; DROP TABLE people; --"])
def test_a_strange_address_is_refused_and_breaks_nothing(client: Browser, email: str) -> None:
    assert send(client, email)[0] == 401


def test_the_e_mail_is_found_however_it_is_capitalised(client: Browser) -> None:
    assert send(client, " ALICE@Example.org ")[0] == 302


def test_who_is_signed_in_is_told_so(client: Browser) -> None:
    page = client.sign_in(Cast.alice).get("/connexion").text
    assert "Alice" in page
    assert 'name="passe"' not in page


def test_a_sign_in_starts_a_new_cookie(client: Browser) -> None:
    with client.session_transaction() as fixed:
        fixed["csrf_token"] = "fixed by somebody else"
        fixed["sign_in"] = "fixed too"
    client.sign_in(Cast.alice)
    with client.session_transaction() as session:
        assert "csrf_token" not in session
        assert session["sign_in"] != "fixed too"


def test_a_basket_survives_signing_in(client: Browser) -> None:
    with client.session_transaction() as before:
        before["basket"] = "token of a basket"
    client.sign_in(Cast.alice)
    with client.session_transaction() as session:
        assert session["basket"] == "token of a basket"


def test_signing_out_ends_the_sign_in_itself(client: Browser, cast: Cast, app: Flask) -> None:
    client.sign_in(Cast.alice)
    with client.session_transaction() as session:
        kept = dict(session)
    assert client.post("/deconnexion").headers["Location"] == "/"
    assert sign_ins(cast, app) == 0
    with client.session_transaction() as session:
        session.update(kept)
    assert client.get("/gestion").status_code == 302


def test_signing_out_twice_harms_nobody(client: Browser) -> None:
    client.sign_in(Cast.alice).post("/deconnexion")
    assert client.post("/deconnexion").status_code == 302


def test_signing_out_needs_more_than_a_link(client: Browser) -> None:
    assert client.get("/deconnexion").status_code in {404, 405}


def test_the_cookie_of_one_town_opens_nothing_in_another(
    client: Browser, cast: Cast, app: Flask
) -> None:
    client.sign_in(Cast.alice)
    with client.session_transaction() as session:
        kept = dict(session)
    elsewhere = browser(app, cast.other_town.home_host)
    with elsewhere.session_transaction() as session:
        session.update(kept)
    answer = elsewhere.get("/gestion")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/connexion?suite=/gestion")


def test_an_account_of_one_town_does_not_sign_in_to_another(cast: Cast, app: Flask) -> None:
    assert send(browser(app, cast.other_town.home_host), Cast.alice)[0] == 401


def test_a_back_office_asks_nobody_to_sign_in_first(client: Browser) -> None:
    answer = client.get("/gestion/fournil-d-alice")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/connexion?suite=/gestion/fournil-d-alice"


def test_a_page_with_a_sign_in_is_kept_by_no_cache(client: Browser) -> None:
    assert client.get("/connexion").headers["Cache-Control"] == "no-store"
