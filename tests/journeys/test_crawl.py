"""Every link of the demo leads somewhere; every form takes what people, and others, type."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.web.languages import own_path
from tests.conftest import browser
from tests.journeys.conftest import MORNING, Visit, demo_towns_on
from tests.journeys.crawling import Walk, walk

#: One town is walked in French and one in English, so that the walk takes no longer than it did.
STARTS = {"montrelieu.localhost": "/", "pierrelaine.localhost": "/en/"}
HOSTS = tuple(STARTS)
#: More addresses than the demo has; a walk that reaches it has found one without end.
ENDLESS = 3_000
#: Each form is tried with so many of the strings, another part of them each.
A_FORM = 24


@pytest.fixture(scope="module")
def town(postgres: Postgres, demo_database: str, valkey: Valkey) -> Iterator[Flask]:
    """Demo towns of its own: forms are sent here."""
    demo = demo_towns_on(postgres, demo_database, valkey, "shopbuilder_crawled")
    with demo as app, time_machine.travel(MORNING):
        yield app


@pytest.fixture(scope="module")
def walks(town: Flask) -> dict[str, Walk]:
    return {host: walk(browser(town, host), start, most=ENDLESS) for host, start in STARTS.items()}


@pytest.mark.parametrize("host", HOSTS)
def test_no_link_is_dead(walks: dict[str, Walk], host: str) -> None:
    assert walks[host].dead == []


def test_each_walk_keeps_to_its_language(walks: dict[str, Walk]) -> None:
    pages = {
        host: [path for path, leaf in walks[host].pages.items() if leaf.is_page] for host in HOSTS
    }
    assert not [path for path in pages[HOSTS[0]] if path.startswith("/en/")]
    assert not [path for path in pages[HOSTS[1]] if not path.startswith("/en/")]


@pytest.mark.parametrize("host", HOSTS)
def test_the_walk_comes_to_an_end(walks: dict[str, Walk], host: str) -> None:
    assert 20 < len(walks[host].pages) < ENDLESS - 500


def test_control_a_dead_link_is_found(town: Flask) -> None:
    found = walk(browser(town, HOSTS[0]), "/nulle-part", most=1)
    assert found.dead == [" -> /nulle-part: 404"]


@pytest.mark.parametrize("host", HOSTS)
def test_no_form_breaks_on_what_is_typed(
    town: Flask, walks: dict[str, Walk], test_data: Path, host: str
) -> None:
    strings = json.loads((test_data / "naughty" / "blns_excerpt.json").read_text("utf-8"))
    broken = []
    tried = 0
    for number, (page, form) in enumerate(walks[host].forms()):
        visitor = browser(town, host)
        for string in strings[number % 7 :: max(1, len(strings) // A_FORM)]:
            fields = {**dict.fromkeys(form.names, string), **form.given}
            sent = {"query_string": fields} if form.method == "GET" else {"data": fields}
            answer = visitor.open(form.action or page, method=form.method, buffered=True, **sent)
            tried += 1
            if answer.status_code >= 500:
                broken.append((form.action, string, answer.status_code))
    assert broken == []
    assert tried >= 3 * A_FORM


@pytest.mark.browser
def test_no_kind_of_page_complains_in_the_console(
    visit: Visit, demo: Flask, walks: dict[str, Walk]
) -> None:
    adapter = demo.url_map.bind(HOSTS[0])
    kinds = {}
    for path, leaf in walks[HOSTS[0]].pages.items():
        if not leaf.is_page:
            continue
        own = own_path(path.partition("?")[0])
        kinds.setdefault(adapter.match(own, return_rule=True)[0].endpoint, path)
    assert len(kinds) > 8
    page = visit(HOSTS[0])
    home, said = page.url.rstrip("/"), []
    page.on("console", lambda message: said.append((page.url, message.type, message.text)))
    page.on("pageerror", lambda error: said.append((page.url, "error", str(error))))
    page.on(
        "response",
        lambda answer: (
            answer.ok or answer.status == 304 or said.append((page.url, answer.status, answer.url))
        ),
    )
    for path in kinds.values():
        page.goto(home + path)
    assert said == []
