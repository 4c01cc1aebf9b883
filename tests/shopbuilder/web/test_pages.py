"""Pages for everybody: how long they are kept, and which page of a long list is shown."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from shopbuilder.web.pages import in_pages, page_number, public_page, slug
from tenants.clock import now
from tenants.errors import NotFound


@pytest.fixture
def noon() -> Iterator[None]:
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        yield


@pytest.mark.parametrize(("seconds", "kept"), [(20, 20), (4000, 300), (-5, 0)])
@pytest.mark.usefixtures("noon")
def test_a_page_is_kept_until_it_changes_and_five_minutes_at_most(
    app: Flask, seconds: int, kept: int
) -> None:
    with app.test_request_context("/"):
        page = public_page("<p>", now() + timedelta(seconds=seconds))

    assert page.headers["Cache-Control"] == f"public, max-age={kept}"


def test_a_page_that_has_not_changed_is_not_sent_again(app: Flask) -> None:
    with app.test_request_context("/"):
        tag = public_page("<p>", now()).headers["ETag"]
    with app.test_request_context("/", headers={"If-None-Match": tag}):
        assert public_page("<p>", now()).status_code == 304


@pytest.mark.parametrize(
    ("asked", "page"),
    [("", 1), ("2", 2), ("0", 1), ("-1", 1), ("deux", 1), ("99999999", 1), ("٣", 1), ("²", 1)],
)
def test_what_is_no_page_number_is_the_first_page(app: Flask, asked: str, page: int) -> None:
    with app.test_request_context("/", query_string={"page": asked}):
        assert page_number() == page


def test_a_page_too_far_is_the_last_one(app: Flask) -> None:
    with app.test_request_context("/?page=9"):
        found = in_pages(list("abcde"), 2)

    assert (list(found.items), found.page, found.pages, found.total) == (["e"], 3, 3, 5)


def test_an_empty_list_has_one_page(app: Flask) -> None:
    with app.test_request_context("/"):
        assert in_pages([], 2).pages == 1


@pytest.mark.parametrize("segment", ["fournil", "l-epi-d-or", "3"])
def test_a_segment_of_an_address_names_something(segment: str) -> None:
    assert slug(segment) == segment


@pytest.mark.parametrize(
    "segment", ["", "Fournil", "wp-login.php", "a--b", "-a", "é", "a\x00b", "a" * 121, "a b"]
)
def test_a_segment_that_can_name_nothing_is_not_looked_up(segment: str) -> None:
    with pytest.raises(NotFound):
        slug(segment)
