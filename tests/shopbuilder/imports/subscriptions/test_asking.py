"""Following a real site that changes, fails, lies and goes; asked by the worker."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from shopbuilder.fetching.errors import FetchRefused
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.undoing import undo_run
from shopbuilder.imports.subscriptions.errors import SubscriptionRefused
from shopbuilder.imports.subscriptions.services import (
    ask_now,
    bring_back,
    follow,
    pause,
    remove,
    resume,
)
from shopbuilder.town_life.agenda.queries import occurrences
from shopbuilder.town_life.models import AgendaEntry, Subscription
from shopbuilder.town_life.news import latest_news
from tenants.clock import now
from tenants.database import db
from tenants.errors import NotFound
from tests.cast import Cast
from tests.factories.shops import Pen
from tests.hostile_site import Site, answer, moved, ok, site
from tests.shopbuilder.imports.calendars.calendars import calendar, event
from workers import subscriptions
from workers.celery_app import celery, use

MARKET = event("Marché", "20261128T080000", rrule="FREQ=WEEKLY;COUNT=3")


@pytest.fixture
def place() -> Iterator[Site]:
    with site() as made:
        made.pages["/a.ics"] = ok(calendar(MARKET, event("Concert")), 'ETag: "1"')
        yield made


@pytest.fixture
def clock(morning: Cast) -> Iterator[time_machine.Traveller]:
    del morning
    with time_machine.travel("2026-11-21T09:30:00Z", tick=False) as moved_by:
        yield moved_by


@pytest.fixture(autouse=True)
def worker(clean: Flask) -> Iterator[None]:
    use(clean)
    celery.conf.update(task_always_eager=True, task_eager_propagates=True)
    yield
    celery.conf.update(task_always_eager=False)


def followed(pen: Pen, place: Site, path: str = "/a.ics", kind: str = "agenda") -> int:
    """Follow an address of the test's own site, which no clerk could on its port."""
    with pen.writing():
        made = Subscription(kind=kind, name="Médiathèque", url=place.url(path))
        db.session.add(made)
        db.session.flush()
        return made.id


def asked(clean: Flask) -> int:
    with clean.app_context():
        return subscriptions.sweep_subscriptions()


def seen(pen: Pen) -> Subscription:
    with pen.writing():
        found = db.session.scalars(select(Subscription)).one()
        db.session.expunge(found)
    return found


def titles(pen: Pen) -> list[str]:
    with pen.writing():
        return [each.title for each in occurrences(now(), now() + timedelta(days=60))]


def test_what_a_followed_calendar_tells_is_in_the_agenda(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    followed(pen, place)
    assert asked(clean) == 1
    assert titles(pen).count("Marché") == 3
    after = seen(pen)
    assert after.brought == {"created": 2, "past": 0, "changed": 0, "gone": 0, "refused": 0}
    assert (after.fault, after.failures, after.etag) == (None, 0, '"1"')
    assert after.due_at == now() + timedelta(hours=1)


def test_what_is_over_already_is_counted_apart(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    place.pages["/a.ics"] = ok(calendar(event("Hier", "20261120T200000"), event("Concert")))
    followed(pen, place)
    asked(clean)
    brought = seen(pen).brought
    assert brought == {"created": 2, "past": 1, "changed": 0, "gone": 0, "refused": 0}


def test_nothing_is_asked_before_its_hour(
    clean: Flask, pen: Pen, place: Site, clock: time_machine.Traveller
) -> None:
    followed(pen, place)
    asked(clean)
    assert asked(clean) == 0
    clock.shift(timedelta(hours=1))
    place.pages["/a.ics"] = answer("304 Not Modified")
    assert asked(clean) == 1
    assert 'If-None-Match: "1"' in place.asked[-1]
    assert titles(pen).count("Marché") == 3


def test_what_left_the_calendar_leaves_the_agenda(
    clean: Flask, pen: Pen, place: Site, clock: time_machine.Traveller
) -> None:
    followed(pen, place)
    asked(clean)
    clock.shift(timedelta(hours=1))
    place.pages["/a.ics"] = ok(calendar(event("Concert")))
    asked(clean)
    assert titles(pen) == ["Concert"]
    assert seen(pen).brought == {"created": 0, "past": 0, "changed": 0, "gone": 1, "refused": 0}


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (answer("500 Oh"), "error of its own"),
        (ok(b"<!DOCTYPE html><title>Maintenance</title>"), "web page"),
        (ok(calendar(MARKET)[:-30]), "damaged"),
        (ok(calendar()), "no events"),
        (answer("200 OK", b"BEGIN:VCAL", "Content-Length: 900"), "damaged"),
        (moved("http://169.254.169.254/"), "private network"),
    ],
    ids=["fault", "page", "cut", "emptied", "cut on the way", "led away"],
)
def test_a_calendar_that_fails_takes_nothing_away_and_says_why(
    clean: Flask, pen: Pen, place: Site, clock: time_machine.Traveller, page: bytes, why: str
) -> None:
    followed(pen, place)
    asked(clean)
    before = titles(pen)
    clock.shift(timedelta(hours=1))
    place.pages["/a.ics"] = page
    asked(clean)
    after = seen(pen)
    assert titles(pen) == before
    assert after.fault is not None
    assert why in after.fault["msgid"]
    assert after.failures == 1


def test_a_site_that_fails_is_left_alone_longer_each_time_up_to_a_day(
    clean: Flask, pen: Pen, place: Site, clock: time_machine.Traveller
) -> None:
    place.pages["/a.ics"] = answer("500 Oh")
    followed(pen, place)
    pauses = []
    for _ in range(8):
        asked(clean)
        due = seen(pen).due_at
        assert due is not None
        pauses.append(round((due - now()).total_seconds() / 3600))
        clock.move_to(due)
    assert pauses == [1, 2, 4, 8, 16, 24, 24, 24]
    place.pages["/a.ics"] = ok(calendar(MARKET))
    asked(clean)
    assert (seen(pen).failures, seen(pen).fault) == (0, None)


def test_a_site_that_asks_for_patience_gets_it(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    place.pages["/a.ics"] = answer("503 Busy", b"", "Retry-After: 90000")
    followed(pen, place)
    asked(clean)
    assert seen(pen).due_at == now() + timedelta(seconds=90_000)


def test_an_address_that_moved_for_good_is_followed_there(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    place.pages["/old"] = moved("/a.ics", "301 Moved Permanently")
    followed(pen, place, "/old")
    asked(clean)
    assert seen(pen).url == place.url("/a.ics")


def test_news_are_followed_too(clean: Flask, pen: Pen, place: Site, clock: object) -> None:
    item = b"<item><title>La halle rouvre</title><description>Samedi.</description></item>"
    place.pages["/n"] = ok(b'<rss version="2.0"><channel>' + item + b"</channel></rss>")
    followed(pen, place, "/n", "news")
    asked(clean)
    with pen.writing():
        assert [each.title for each in latest_news(now(), limit=5)] == ["La halle rouvre"]


def test_what_came_is_a_run_of_imports_that_can_be_taken_back(
    clean: Flask, pen: Pen, place: Site, clock: time_machine.Traveller
) -> None:
    followed(pen, place)
    asked(clean)
    clock.shift(timedelta(hours=1))
    place.pages["/a.ics"] = ok(calendar(MARKET, event("Concert")) + b"\r\n")
    asked(clean)
    with pen.writing():
        (run,) = db.session.scalars(select(ImportRun)).all()
        assert (run.kind, run.state, run.file_name) == ("agenda", "done", "Médiathèque.ics")
        undo_run(run.id, actor="program")
    assert titles(pen) == []


def test_what_is_paused_is_not_asked_until_it_is_resumed(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    number = followed(pen, place)
    with pen.writing():
        pause(number, actor="program")
    assert asked(clean) == 0
    with pen.writing():
        ask_now(number, actor="program")
    assert asked(clean) == 0
    with pen.writing():
        resume(number, actor="program")
    assert asked(clean) == 1


def test_what_is_removed_leaves_what_it_brought(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    number = followed(pen, place)
    asked(clean)
    with pen.writing():
        remove(number, actor="program")
    assert asked(clean) == 0
    assert titles(pen).count("Marché") == 3


def test_what_is_removed_with_all_hides_it_and_comes_back_with_all(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    number = followed(pen, place)
    asked(clean)
    before = titles(pen)
    with pen.writing():
        kept = db.session.scalars(select(AgendaEntry).where(AgendaEntry.title == "Concert")).one()
        kept.starts_at += timedelta(hours=1)
        kept.ends_at = kept.last_at = kept.starts_at
    with pen.writing():
        remove(number, take_along=True, actor="program")
        # Two taps are soon made.
        remove(number, actor="program")
    assert titles(pen) == ["Concert"], "what a person changed stays"
    with pen.writing():
        bring_back(number, actor="program")
        bring_back(number, actor="program")
    assert titles(pen) == before
    assert asked(clean) == 1
    assert titles(pen) == before


def test_what_is_removed_while_it_is_asked_brings_nothing(
    clean: Flask, pen: Pen, place: Site, clock: object
) -> None:
    number = followed(pen, place)

    def remove_meanwhile(channel: object) -> None:
        with pen.writing():
            remove(number, actor="program")
        channel.sendall(ok(calendar(MARKET)))  # type: ignore[attr-defined]

    place.pages["/a.ics"] = remove_meanwhile
    asked(clean)
    assert titles(pen) == []


def test_two_workers_ask_once(clean: Flask, pen: Pen, place: Site, clock: object) -> None:
    number = followed(pen, place)
    with clean.app_context():
        assert subscriptions.ask_subscription(pen.town.id, number)
        assert not subscriptions.ask_subscription(pen.town.id, number)
    assert len(place.asked) == 1


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:5432/", "ports"),
        ("ftp://a.example/x.ics", "web address"),
        ("https://ana:secret@a.example/x.ics", "name and a password"),
        ("http://montclair.localhost/agenda.ics", "this site itself"),
        ("https://a.example/first.ics", "already"),
    ],
)
def test_what_is_no_address_to_follow_is_refused(
    pen: Pen, morning: Cast, url: str, why: str
) -> None:
    with pen.writing():
        follow("agenda", "https://a.example/first.ics", actor="program")
    with pen.writing(), pytest.raises((FetchRefused, SubscriptionRefused), match=why):
        follow("agenda", url, actor="program")


def test_fifty_addresses_are_enough(pen: Pen, morning: Cast) -> None:
    with pen.writing():
        for number in range(50):
            follow("news", f"https://a.example/{number}", actor="program")
        with pytest.raises(SubscriptionRefused, match="at most"):
            follow("news", "https://a.example/x", actor="program")


def test_another_town_neither_sees_nor_touches_it(
    clean: Flask, pen: Pen, morning: Cast, place: Site
) -> None:
    number = followed(pen, place)
    elsewhere = Pen(clean, morning.other_town)
    for verb in (pause, resume, remove, ask_now):
        with elsewhere.writing(), pytest.raises(NotFound):
            verb(number, actor="program")
    with clean.app_context():
        assert not subscriptions.ask_subscription(morning.other_town.id, number)
    assert place.asked == []
