"""The servers start, recover and leave nobody behind, whoever starts them."""

import json
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.shopbuilder.local import conftest as ways
from tests.shopbuilder.local.processes import all_gone, begin, finish, first_line, python

Way = Callable[[list[str]], list[str]]
Facts = dict[str, Any]


@dataclass
class History:
    """One way of starting, tried twice with a kill after each start."""

    way: str
    folder: Path
    starts: list[Facts]
    left_behind: bool


def start_and_kill(way: Way, folder: Path) -> tuple[Facts, bool]:
    """Start both servers, kill the starter, and say whether a server was left behind."""
    process = begin(way(python("both_servers", folder)), TMPDIR=str(folder), XDG_RUNTIME_DIR="")
    said = first_line(process)
    if not said.startswith("{"):
        pytest.fail(said + finish(process))
    facts: Facts = json.loads(said)
    os.kill(facts["me"], signal.SIGKILL)
    left_behind = not all_gone(facts["servers"])
    finish(process)
    return facts, left_behind


@pytest.fixture(
    scope="module",
    params=[ways.as_ordinary_user, ways.as_root, ways.as_root_without_namespaces],
    ids=lambda way: way.__name__,
)
def history(request: pytest.FixtureRequest) -> Iterator[History]:
    """What happened when this kind of user started the servers twice."""
    way: Way = request.param
    with tempfile.TemporaryDirectory(prefix="sb-local-") as name:
        (first, left), (second, left_again) = (start_and_kill(way, Path(name)) for _ in range(2))
        yield History(way.__name__, Path(name), [first, second], left or left_again)


def test_killing_the_starter_ends_both_servers(history: History) -> None:
    assert not history.left_behind


def test_a_start_after_a_kill_finds_the_database_again(history: History) -> None:
    assert [facts["starts"] for facts in history.starts] == [1, 2]


def test_a_start_after_a_kill_finds_the_broker_again(history: History) -> None:
    assert [facts["pushes"] for facts in history.starts] == [1, 2]


def test_each_user_gets_the_least_disguise_that_works(history: History) -> None:
    fitting = {
        "as_ordinary_user": ("self",),
        "as_root": ("namespace", "nobody"),
        "as_root_without_namespaces": ("nobody",),
    }
    assert history.starts[0]["identity"] in fitting[history.way]
    assert (history.starts[0]["user"] == 0) == (history.way != "as_ordinary_user")


@pytest.mark.parametrize("history", [ways.as_root_without_namespaces], indirect=True)
def test_data_made_as_nobody_open_again_as_root(history: History) -> None:
    facts, _ = start_and_kill(ways.as_root, history.folder)
    assert facts["starts"] == 3
