"""No words beside gettext: every page, refusal and mail, with each message between brackets."""

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from markupsafe import escape
from werkzeug.test import TestResponse

from shopbuilder.codes import shown
from shopbuilder.i18n import LANGUAGES
from shopbuilder.local import check_translations
from shopbuilder.local.postgres import Postgres
from shopbuilder.tables import METADATA
from tenants.clock import now
from tenants.database import in_town
from tenants.errors import Refusal
from tenants.services import add_operator
from tests.cast import PASSWORD, Cast
from tests.conftest import ROOT, Browser, browser
from tests.emails.test_emails import ABOUT_ORDERS, ORDER
from tests.factories.shops import Pen
from tests.hostile.test_every_door import with_links
from tests.isolation import doors
from tests.isolation.test_doors import address, rules, values
from tests.unmarked import every_message_marked, outside, plain, unmarked, values_of
from workers.notifications.about_orders import order_letter
from workers.notifications.compose import compose

__all__ = ["values", "with_links"]

#: Pages of help are written whole in each language, in files of their own (`docs/readers/`).
MANUALS = {"town_help.residents", "trader_help.first_day", "town_hall_help.first_day"}
EVERY = set().union(*doors.CLASSES) - doors.LOOK - doors.LOCAL_RUN - MANUALS - {"accounts.sign_out"}
#: Names, units and formats, which are the same in each language; what the public draw is made of.
NAMES = (
    *(name.casefold() for name in LANGUAGES.values()),
    *LANGUAGES,
    "openstreetmap.org",
    "openstreetmap",
    "shopbuilder",
    "geojson",
    "boulangerie-du-centre",
    "kg",
)
CATALOGUE = check_translations.read(check_translations.CATALOGUE)
OPERATOR = "exploitant@example.org"


@pytest.fixture
def town(clean: Flask, cast: Cast, values: dict[str, Any], pen: Pen) -> dict[str, Any]:
    """A town in which something stands on each page: closings, people, stock, what is reduced."""
    today = now().date()
    pen.introduce(cast.bakery_id, "Alice Martin", "boulangère", "Le pain se mérite.")
    pen.close(
        cast.books_id, today + timedelta(days=1), today + timedelta(days=3), reason="inventaire"
    )
    pen.close(cast.bakery_id, date(2030, 1, 7), date(2030, 1, 7))
    with clean.app_context():
        add_operator(OPERATOR, PASSWORD)
    return values


@pytest.fixture
def known(town: dict[str, Any], postgres: Postgres, database: str) -> list[str]:
    """What the database holds, before anything is sent."""
    with postgres.connect(database) as connection:
        found = values_of(connection, METADATA.tables)
    return sorted({*found, *NAMES}, key=len, reverse=True)


def people(app: Flask, cast: Cast) -> Iterator[Browser]:
    yield browser(app, cast.town.home_host)
    for email in (cast.alice, cast.clerk):
        yield browser(app, cast.town.home_host).sign_in(email)
    yield browser(app, "localhost")
    yield browser(app, "localhost").sign_in(OPERATOR)


def is_translated(message: str) -> bool:
    return not message.strip() or message in CATALOGUE


def said_past_gettext(answer: TestResponse, known: list[str]) -> set[tuple[str, str]]:
    if answer.mimetype != "text/html" or answer.location:
        return set()
    # The digest of the draw is letters, and no word.
    found = unmarked(answer.text, known)
    return {
        (answer.request.path, said) for said in found if not set(said) <= set("0123456789abcdef -/")
    }


def test_no_page_says_a_word_past_gettext(
    clean: Flask,
    cast: Cast,
    town: dict[str, Any],
    with_links: dict[str, dict[str, Any]],
    known: list[str],
) -> None:
    loose, asked, looked = set[tuple[str, str]](), set[str](), 0
    for person in people(clean, cast):
        with every_message_marked() as messages:
            for rule, method in sorted(rules(clean, EVERY), key=lambda each: each[1]):
                its = with_links.get(rule.endpoint.partition(".")[0], town)
                answer = person.open(address(clean, rule, its), method=method, buffered=True)
                looked += answer.mimetype == "text/html"
                loose |= said_past_gettext(answer, known)
        asked |= messages
    assert loose == set()
    # What is asked for by a name that no file marks has no translation either.
    assert {message for message in asked if not is_translated(message)} == set()
    assert looked > 200


@pytest.mark.parametrize("telling", ABOUT_ORDERS, ids=lambda telling: telling.message)
def test_no_mail_says_a_word_past_gettext(
    clean: Flask, cast: Cast, telling: Any, known: list[str]
) -> None:
    letter = order_letter(ORDER, telling.recipient)
    told = [*known, *map(plain, _texts_of(ORDER)), plain(shown(ORDER.code))]
    with clean.app_context(), in_town(cast.town), every_message_marked():
        words = compose(telling.message, letter)
    for said in (words.subject, words.text):
        assert unmarked(str(escape(outside(said))), told) == []
    assert unmarked(words.html, told) == []


def _texts_of(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
        yield from thing.split("\n")
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _texts_of(each)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from _texts_of(getattr(thing, name))


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    yield kind
    for each in kind.__subclasses__():
        yield from refusals(each)


def test_every_refusal_has_its_sentence_in_the_catalogue() -> None:
    found = set(refusals())
    assert len(found) > 20
    assert {each.__name__ for each in found if not is_translated(each.msgid)} == set()


def test_no_refusal_is_raised_with_words_of_its_own() -> None:
    """A literal that is handed to a refusal must be marked: `Refused(N_("…"))`."""
    names = {each.__name__ for each in refusals()}
    loose = []
    for folder in ("shopbuilder", "tenants", "workers"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in names
                if called and any(isinstance(each, ast.Constant) for each in node.args):
                    loose.append(f"{path.name}:{node.lineno}")
    assert loose == []


@pytest.mark.parametrize(
    "hidden",
    [
        "<p>Bonjour</p>",
        '<img src="x" alt="Une rue">',
        '<button aria-label="Fermer">×</button>',
        "<p>⟦Open⟧ until noon</p>",
        '<input type="submit" value="Envoyer">',
        "<svg><title>Le plan</title></svg>",
        "<title>Accueil</title>",
    ],
)
def test_control_words_past_gettext_are_found(hidden: str) -> None:
    assert unmarked(hidden, ["rue du four"]) != []


@pytest.mark.parametrize(
    "fine",
    [
        "<p>⟦Open until ⟦noon⟧⟧ · 12 €</p>",
        "<p>⟦See <b>all</b> of it⟧</p>",
        "<svg><text>Rue du Four</text></svg>",
        "<p>Rue du Four</p>",
        "<script>let x = 1</script>",
    ],
)
def test_control_words_of_gettext_and_of_the_database_are_not(fine: str) -> None:
    assert unmarked(fine, ["rue du four"]) == []
