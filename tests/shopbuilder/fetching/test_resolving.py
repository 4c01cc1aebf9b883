"""A name server that does not answer."""

import socket
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread, active_count
from typing import Any

import pytest

from shopbuilder.fetching import resolving
from shopbuilder.fetching.errors import FetchRefused, TooSlow
from shopbuilder.fetching.fetch import Limits, fetch
from shopbuilder.fetching.resolving import MOST_AT_ONCE, numbers_of

FOUND = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 80))]


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A resolver that answers nobody until it is let go."""
    go, away = Event(), resolving._places

    def wait(*asked: Any, **how: Any) -> Any:
        del asked, how
        go.wait(timeout=60)
        return FOUND

    monkeypatch.setattr(resolving.socket, "getaddrinfo", wait)
    yield go
    go.set()
    for _ in range(MOST_AT_ONCE):
        assert away.acquire(timeout=60)
    for _ in range(MOST_AT_ONCE):
        away.release()


def test_a_stuck_resolver_costs_a_fetch_its_own_time_and_no_more(stuck: Event) -> None:
    with pytest.raises(TooSlow):
        fetch("http://name.example/", Limits(most_bytes=10, seconds=0.2))
    assert not stuck.is_set()


def test_of_those_left_behind_there_are_only_so_many(stuck: Event) -> None:
    before = active_count()
    for _ in range(MOST_AT_ONCE + 3):
        with pytest.raises(TooSlow):
            numbers_of("name.example", 80, within=0.01)
    assert active_count() == before + MOST_AT_ONCE
    stuck.set()
    assert numbers_of("name.example", 80, within=60) == ["192.0.2.1"]


def test_a_name_that_nobody_has_is_told_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*asked: Any, **how: Any) -> Any:
        raise socket.gaierror(asked, how)

    monkeypatch.setattr(resolving.socket, "getaddrinfo", unknown)
    with pytest.raises(FetchRefused, match="no site called"):
        fetch("http://name.example/", Limits(most_bytes=10, seconds=5))


def test_waiting_for_a_place_and_for_an_answer_take_one_time_together(
    stuck: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    del stuck
    waited: list[float] = []
    moments = iter((0.0, 3.0))
    monkeypatch.setattr(resolving, "monotonic", lambda: next(moments))

    class Answer(SimpleQueue[Any]):
        def get(self, block: bool = True, timeout: float | None = None) -> Any:
            del block
            waited.append(timeout or 0.0)
            raise Empty

    monkeypatch.setattr(resolving, "SimpleQueue", Answer)
    with pytest.raises(TooSlow, match="5"):
        numbers_of("name.example", 80, within=5.0)
    assert waited == [2.0]


def test_a_machine_that_starts_no_thread_loses_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(Thread):
        def start(self) -> None:
            msg = "can't start new thread"
            raise RuntimeError(msg)

    with monkeypatch.context() as full:
        full.setattr(resolving.threading, "Thread", Full)
        for _ in range(MOST_AT_ONCE):
            with pytest.raises(RuntimeError):
                numbers_of("name.example", 80, within=0.01)
    monkeypatch.setattr(resolving.socket, "getaddrinfo", lambda *asked, **how: FOUND)
    assert numbers_of("name.example", 80, within=60) == ["192.0.2.1"]
