"""The operator's host: towns for everybody, numbers for operators."""

from pathlib import Path

import pytest
from flask import Flask

from shopbuilder.messages.models import Delivery
from tenants.context import CurrentTown
from tenants.database import db, in_town, transaction
from tenants.events import record
from tenants.services import add_host, add_operator, create_town
from tests.cast import PASSWORD, Cast
from tests.conftest import Browser, browser

OLGA = "olga@example.org"


@pytest.fixture
def desk(cast: Cast, app: Flask) -> Browser:
    """The operator host, nobody signed in; Olga is an operator."""
    with app.app_context():
        add_operator(OLGA, PASSWORD)
    return browser(app, "localhost")


@pytest.fixture
def olga(desk: Browser) -> Browser:
    return desk.sign_in(OLGA)


def lose_a_message(town: CurrentTown) -> None:
    with in_town(town), transaction():
        fact = record("order.placed", "order", 1, actor="customer")
        db.session.flush()
        db.session.add(
            Delivery(
                event_id=fact.id, message="m", recipient_kind="customer", recipient="",
                state="undeliverable", last_error="no address",
            )
        )  # fmt: skip


def numbers(page: str) -> list[str]:
    return [piece.split("</dd>")[0] for piece in page.split("<dd>")[1:]]


def test_a_new_password_ends_what_the_old_one_opened(app: Flask, olga: Browser) -> None:
    assert olga.get("/exploitation").status_code == 200
    with app.app_context():
        add_operator(OLGA, "un autre mot de passe")
    assert olga.get("/exploitation").status_code == 302


def test_the_towns_are_listed_for_everybody(desk: Browser) -> None:
    page = desk.get("/").text
    assert 'href="http://montclair.localhost/"' in page
    assert "Valbrun" in page


def test_the_links_keep_the_port_of_the_request(cast: Cast, app: Flask) -> None:
    assert 'href="http://montclair.localhost:8123/"' in browser(app, "localhost:8123").get("/").text


def test_without_a_town_the_page_says_what_to_do(clean: Flask) -> None:
    assert "shopbuilder town create" in browser(clean, "localhost").get("/").text


def test_the_mailbox_is_offered_where_mails_are_caught(
    desk: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "/exploitation/courrier" not in desk.get("/").text
    monkeypatch.setitem(app.config, "MAILBOX_DIR", "/tmp/mails")
    assert "/exploitation/courrier" in desk.get("/").text


def test_the_mailbox_tells_in_french_when_a_mail_was_sent(
    olga: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mail = "To: zoe@example.org\nSubject: Prête\nDate: Sun, 22 Nov 2026 03:48:02 -0000\n\nVenez."
    (tmp_path / "1.eml").write_text(mail, encoding="utf-8")
    monkeypatch.setitem(app.config, "MAILBOX_DIR", str(tmp_path))
    assert "22 novembre 2026, 03:48:02 UTC" in olga.get("/exploitation/courrier").text


def test_the_list_of_towns_sets_no_cookie(desk: Browser) -> None:
    assert "Set-Cookie" not in desk.get("/").headers


def test_numbers_are_for_operators(desk: Browser) -> None:
    answer = desk.get("/exploitation")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/connexion?suite=/exploitation",
    )


def test_an_operator_comes_to_the_numbers(desk: Browser) -> None:
    answer = desk.post("/connexion", data={"courriel": OLGA, "passe": PASSWORD})
    assert answer.headers["Location"] == "/exploitation"


def test_a_wrong_password_is_refused(desk: Browser) -> None:
    answer = desk.post("/connexion", data={"courriel": OLGA, "passe": "faux"})
    assert answer.status_code == 401
    assert f'value="{OLGA}"' in answer.text


def test_an_operator_is_nobody_in_a_town(desk: Browser, app: Flask) -> None:
    town = browser(app, "montclair.localhost")
    assert town.post("/connexion", data={"courriel": OLGA, "passe": PASSWORD}).status_code == 401


def test_each_town_is_counted_from_inside(olga: Browser, cast: Cast, app: Flask) -> None:
    with app.app_context():
        lose_a_message(cast.town)
    assert numbers(olga.get("/exploitation").text) == ["2", "0", "1", "1", "0", "0"]


def test_all_hosts_of_a_town_are_named(olga: Browser, cast: Cast, app: Flask) -> None:
    with app.app_context():
        add_host(cast.town, "www.montclair.example")
    assert "montclair.localhost · www.montclair.example" in olga.get("/exploitation").text


def test_a_new_town_appears(olga: Browser, app: Flask) -> None:
    with app.app_context():
        create_town("neuville", "Neuville", hosts=("neuville.localhost",))
    assert "Neuville" in olga.get("/exploitation").text


def test_signing_out_closes_the_numbers(olga: Browser) -> None:
    assert olga.post("/deconnexion").headers["Location"] == "/"
    assert olga.get("/exploitation").status_code == 302


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(olga: Browser) -> None:
    with olga.session_transaction() as session:
        kept = dict(session)
    olga.post("/deconnexion")
    with olga.session_transaction() as session:
        session.update(kept)
    assert olga.get("/exploitation").status_code == 302
