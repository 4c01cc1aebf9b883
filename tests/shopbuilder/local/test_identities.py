"""The servers start, recover and leave nobody behind, whoever starts them."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.shopbuilder.local import conftest as ways
from tests.shopbuilder.local.processes import all_gone, begin, finish, first_line, python

Way = Callable[[list[str]], list[str]]
EVERY_WAY = pytest.mark.parametrize(
    "way", [ways.as_ordinary_user, ways.as_root, ways.as_root_without_namespaces]
)


def serve(way: Way, folder: Path) -> tuple[Any, dict[str, Any]]:
    process = begin(way(python("both_servers", folder)), TMPDIR="/tmp")
    said = first_line(process)
    if not said.startswith("{"):
        pytest.fail(said + finish(process))
    return process, json.loads(said)


@EVERY_WAY
def test_killing_the_starter_ends_both_servers(way: Way, folder: Path) -> None:
    process, facts = serve(way, folder)
    os.kill(facts["me"], signal.SIGKILL)
    assert all_gone(facts["servers"], within=3)
    finish(process)


@EVERY_WAY
def test_a_start_after_a_kill_finds_everything_again(way: Way, folder: Path) -> None:
    for expected in (1, 2):
        process, facts = serve(way, folder)
        os.kill(facts["me"], signal.SIGKILL)
        finish(process)
        assert (facts["starts"], facts["pushes"]) == (expected, expected)


def test_an_ordinary_user_needs_no_other_identity(folder: Path) -> None:
    process, facts = serve(ways.as_ordinary_user, folder)
    finish(process)
    assert facts["user"] != 0
    assert facts["identity"] == "self"


def test_root_without_namespaces_serves_as_nobody(folder: Path) -> None:
    process, facts = serve(ways.as_root_without_namespaces, folder)
    finish(process)
    assert facts["user"] == 0
    assert facts["identity"] == "nobody"


def test_data_made_as_nobody_open_again_as_root(folder: Path) -> None:
    for way, expected in ((ways.as_root_without_namespaces, 1), (ways.as_root, 2)):
        process, facts = serve(way, folder)
        os.kill(facts["me"], signal.SIGKILL)
        finish(process)
        assert facts["starts"] == expected
