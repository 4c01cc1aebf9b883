"""Faults speak like a neighbour, wear the town's look, and need neither town nor database."""

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, default_exceptions

from shopbuilder.facade.scenes import scene
from shopbuilder.town_page.words import pages
from shopbuilder.web.errors import SENTENCES, page
from tests.cast import Cast
from tests.conftest import Browser
from tests.pages import read

STATUSES = (400, 403, 404, 405, 410, 413, 415, 429, 500, 503)


def broken(error: Exception) -> object:
    def publisher_of_town() -> None:
        raise error

    return publisher_of_town


def http_error(status: int) -> HTTPException:
    return default_exceptions[status]()


@pytest.mark.parametrize("status", STATUSES)
def test_a_fault_is_drawn_and_told(
    morning: Cast, client: Browser, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setattr(pages, "publisher_of_town", broken(http_error(status)))
    answer = client.get("/mentions-legales")
    assert answer.status_code == status
    assert 'class="scene"' in answer.text
    assert 'name="robots" content="noindex"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    words = read(answer.text)
    assert str(status) in words
    assert "Montclair" in words
    assert "Revenir dans la rue" in words


@pytest.mark.parametrize("status", STATUSES)
def test_a_fault_needs_no_town(clean: Flask, status: int) -> None:
    with clean.test_request_context("/", base_url="http://nowhere.example"):
        answer = clean.make_response(page(status, SENTENCES[status]))
    assert answer.status_code == status
    assert 'class="scene"' in answer.get_data(as_text=True)


def test_a_database_that_is_away_is_a_moment_and_not_a_fault(
    morning: Cast, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = OperationalError("SELECT secret", {}, Exception("connection refused"))
    monkeypatch.setattr(pages, "publisher_of_town", broken(away))
    answer = client.get("/mentions-legales")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "SELECT" not in answer.text


def test_who_tries_too_often_hears_when_to_come_back(
    morning: Cast, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "publisher_of_town", broken(http_error(429)))
    assert client.get("/mentions-legales").headers["Retry-After"] == "60"


def test_a_town_nobody_knows_gets_the_same_look(clean: Flask) -> None:
    answer = clean.test_client().get("/", base_url="http://nowhere.example")
    assert answer.status_code == 404
    assert 'class="scene"' in answer.text


@pytest.mark.parametrize("name", ["shutter", "night", "queue", "parcel", "nobody draws this"])
def test_a_scene_passes_the_content_policy(name: str) -> None:
    drawn = scene(name)
    assert not any(word in drawn for word in ("style=", "<script", "href", "url("))
    assert len(drawn) < 2600
