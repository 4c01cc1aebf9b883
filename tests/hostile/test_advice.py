"""What an attacker sends to askers and shops: refused or held, never carried on."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from shopbuilder.advice.models import Question
from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.web.stamps import FIELD
from tenants.clock import now
from tenants.database import db, in_town
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.advice import asked_of
from tests.hostile.test_attacks import CRAFTED
from tests.hostile.test_naughty import dangers
from tests.shopbuilder.town_page.asking import QUESTION, WHO, stamp_on
from tests.strict import strict_app, token_on
from workers.celery_app import celery, use
from workers.notifications.senders import MEMORY
from workers.notifications.tasks import sweep_deliveries
from workers.outbox import sweep_events

#: Names that a mail's head would read as more lines or other people.
NAMES = (
    "Zoé\r\nBcc: victim@example.org",
    "=?utf-8?q?Zo=0d=0aBcc=3a=20victim=40example.org?=",
    "Zoé <victim@example.org>, ",
    'Zoé" <victim@example.org>',
)


@pytest.fixture(scope="session")
def naughty(test_data: Path) -> list[str]:
    strings: list[str] = json.loads((test_data / "naughty" / "blns_excerpt.json").read_text())
    return strings


@pytest.fixture
def worker(clean: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    use(clean)
    MEMORY.mails.clear()
    monkeypatch.setitem(clean.config, "MAIL_URL", "memory:")
    celery.conf.update(task_always_eager=True, task_eager_propagates=True)
    yield clean
    celery.conf.update(task_always_eager=False)


def send(client: Browser, shop: str, **typed: str) -> int:
    """Send the form of a shop, written for a minute."""
    stamp = stamp_on(client.get(f"/conseil/{shop}").text)
    form = {"seule": "1", "boutique": shop, FIELD: stamp, "question": QUESTION, **WHO, **typed}
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        return client.post("/conseil/envoyer", data=form).status_code


#: A browser sends no half of a sign.
SENT = [address for address in CRAFTED if "\ud800" not in address]


@pytest.mark.parametrize("address", SENT)
def test_no_question_is_taken_from_an_address_that_reads_as_another(
    client: Browser, cast: Cast, address: str
) -> None:
    assert send(client, cast.bakery, courriel=address) == 422


@pytest.mark.parametrize("name", NAMES)
def test_a_name_never_becomes_a_line_of_a_mail_s_head(
    client: Browser, cast: Cast, worker: Flask, name: str
) -> None:
    assert send(client, cast.bakery, nom=name) == 303
    with worker.app_context():
        sweep_events()
        sweep_deliveries()
    mail = MEMORY.mails[0]
    head = mail.as_string().split("\n\n")[0]
    assert (mail["Bcc"], mail["To"]) == (None, f"{cast.bakery}@example.org")
    assert "victim" not in head


def test_every_form_of_advice_takes_a_naughty_string_calmly(
    client: Browser, cast: Cast, clean: Flask, naughty: list[str]
) -> None:
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
    link = f"/conseil/repondre/{asked.answer_tokens[0]}"
    forms = {
        "/conseil": ("question", "metier", "boutique"),
        "/conseil/envoyer": ("question", "nom", "courriel", "boutique", "article", FIELD, "site"),
        "/conseil/suivi": ("code",),
        link: ("suite", "reponse", "article", "collegue", FIELD),
    }
    for string in naughty:
        for path, names in forms.items():
            answer = client.post(path, data=dict.fromkeys(names, string))
            assert answer.status_code < 500, (path, string)
            assert dangers(answer.text) == [], (path, string)


def test_naughty_words_and_names_are_shown_as_typed_or_refused(
    client: Browser, cast: Cast, clean: Flask, naughty: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(clean.config, "ADVICE_PER_ASKER", 10_000)
    monkeypatch.setitem(clean.config, "ADVICE_PER_SHOP", 10_000)
    for string in naughty:
        stamp = stamp_on(client.get(f"/conseil/{cast.bakery}").text)
        form = {"seule": "1", "boutique": cast.bakery, FIELD: stamp, **WHO}
        form |= {"question": string, "nom": string}
        answer = client.post("/conseil/envoyer", data=form)
        assert answer.status_code in {303, 422}, string
        if answer.status_code == 303:
            page = client.get(answer.location)
            assert page.status_code == 200
            assert dangers(page.text) == [], string


@pytest.mark.parametrize("prefix", ["/conseil/", "/conseil/suivi/", "/conseil/repondre/"])
def test_a_naughty_path_is_an_ordinary_no(
    client: Browser, cast: Cast, naughty: list[str], prefix: str
) -> None:
    for string in naughty:
        answer = client.get(prefix + string.replace("?", "%3F").replace("#", "%23"))
        assert answer.status_code < 500, (prefix, string)


@pytest.fixture
def limited(cast: Cast, postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    with strict_app(postgres, valkey, database, RATELIMIT_ENABLED=True) as app:
        yield app


def test_one_line_sends_so_many_forms_a_minute(cast: Cast, limited: Flask) -> None:
    client = browser(limited, cast.town.home_host)
    statuses = [client.post("/conseil/envoyer", data=WHO).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_answers_by_guessed_links_are_limited(cast: Cast, limited: Flask) -> None:
    client = browser(limited, cast.town.home_host)
    paths = [f"/conseil/repondre/{'a' * 42}{number}" for number in range(6)]
    assert [client.post(path).status_code for path in paths] == [404] * 5 + [429]


def test_codes_are_not_guessed_one_after_the_other(cast: Cast, limited: Flask) -> None:
    client = browser(limited, cast.town.home_host)
    data = {"code": "ABCD2345"}
    statuses = [client.post("/conseil/suivi", data=data).status_code for _ in range(6)]
    assert statuses == [404] * 5 + [429]


def test_without_the_form_s_token_nothing_is_asked_or_erased(
    postgres: Postgres, valkey: Valkey, database: str, cast: Cast, clean: Flask
) -> None:
    with clean.app_context(), in_town(cast.town):
        asked = asked_of(cast.bakery_id)
    with strict_app(postgres, valkey, database, WTF_CSRF_ENABLED=True) as app:
        client = browser(app, cast.town.home_host)
        follow = f"/conseil/suivi/{asked.token}"
        assert client.post(f"{follow}/effacer").status_code == 400
        assert client.post("/conseil/envoyer", data=WHO).status_code == 400
        token = token_on(client, follow)
        assert client.post(f"{follow}/effacer", data={"csrf_token": token}).status_code == 200
    with clean.app_context(), in_town(cast.town):
        assert db.session.scalars(select(Question.id)).all() == []


def test_the_log_names_nobody(
    client: Browser, cast: Cast, worker: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    send(client, cast.bakery, courriel="nadia@@example.org")
    send(client, cast.bakery)
    with worker.app_context():
        sweep_events()
        sweep_deliveries()
    for typed in ("nadia", "Ferhat", "Quel pain"):
        assert typed not in caplog.text
