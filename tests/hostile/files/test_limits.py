"""Every import meets every hostile file in a process with limits: a sentence, and nothing written."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import pytest
from flask import Flask

from shopbuilder.cli.imports import imports
from shopbuilder.tables import METADATA
from shopbuilder.uploads.services import MAX_BYTES
from tests.cast import Cast
from tests.conftest import ROOT, empty, settings_for
from tests.hostile.files.corpus import CORPUS, MB
from tests.stage import Stage

#: A run keeps what it refused, word for word; that is all that may come of such a file.
ABOUT_THE_RUN = {"import_runs", "import_findings", "events"}
#: Of the process with the application in it, and of those it starts.
MOST_MEGABYTES = 300
MOST_SECONDS = 25


class Process:
    """The prepared process, and the town that its imports are for."""

    def __init__(self, settings: dict[str, object], cast: Cast) -> None:
        self.cast = cast
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.files.program"],
            cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._ask(settings)

    def _ask(self, question: object) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question, default=sorted) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        if "megabytes" in answer:
            print(f"{answer['megabytes']:.0f} MB, {answer['seconds']:.1f} s")
        return answer

    def does(self, what: str, path: Path, **more: object) -> dict[str, Any]:
        return self._ask({"do": what, "arguments": [str(path)], **more})

    def imports(self, kinds: Sequence[str], path: Path) -> tuple[dict[str, Any], list[Any]]:
        """Import a file as each of these kinds in one child; return what it took, how each ended."""
        asked = [arguments(kind, path, self.cast) for kind in kinds]
        answer = self._ask({"do": "commands", "arguments": asked})
        assert answer["code"] == 0, f"{path.name}: {answer}"
        return answer, json.loads(answer["said"])


def takes_a_file(command: click.Command) -> bool:
    return any(isinstance(each, click.Argument) and each.name == "file" for each in command.params)


KINDS = sorted(name for name, command in imports.commands.items() if takes_a_file(command))


def arguments(kind: str, path: Path, cast: Cast) -> list[str]:
    """Return the command that imports a file for good, whatever options its kind asks for."""
    given = ["import", kind, str(path), "--town", cast.town.slug]
    options = {each.name: each for each in imports.commands[kind].params}
    if "shop" in options:
        given += ["--shop", cast.bakery]
    if "applied" in options:
        given += ["--apply"]
    asked = {each.name for each in options.values() if each.required}
    assert asked <= {"file", "town", "shop"}, f"say here what `import {kind}` asks for: {asked}"
    return given


@pytest.fixture(scope="module")
def process(
    app: Flask, first_cast: Cast, stage: Stage, postgres: Any, valkey: Any, database: str
) -> Iterator[Process]:
    stage.put_back()
    started = Process(settings_for(postgres, valkey, database), first_cast)
    yield started
    assert started.process.stdin is not None
    assert started.process.stdout is not None
    started.process.stdin.close()
    started.process.wait(timeout=60)
    started.process.stdout.close()
    empty(app, stage)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def made(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.exists():
        CORPUS[name](path)
    return path


def rows(app: Flask, postgres: Any, database: str) -> dict[str, int]:
    """Return how many rows each table holds."""
    parts = [
        f"SELECT '{table.name}', count(*) FROM {table.name}"
        for table in METADATA.sorted_tables
        if table.name not in ABOUT_THE_RUN
    ]
    with postgres.connect(database) as connection:
        return dict(connection.execute(" UNION ALL ".join(parts)).fetchall())


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_costs_a_sentence(
    process: Process, folder: Path, app: Flask, postgres: Any, database: str, name: str
) -> None:
    path = made(folder, name)
    before = rows(app, postgres, database)
    answer, ends = process.imports(KINDS, path)
    for kind, (code, said) in zip(KINDS, ends, strict=True):
        assert code == 2, f"{kind}: {said}"
        assert "Traceback" not in said, f"{kind}: {said}"
        assert re.search(r"\w+ \w+.*\.\s*$", said), f"{kind}: {said}"
    assert answer["megabytes"] <= MOST_MEGABYTES
    assert answer["seconds"] <= MOST_SECONDS
    assert rows(app, postgres, database) == before
    path.unlink()


def test_the_limits_bite_a_program_that_unfolds_what_it_is_given(
    process: Process, folder: Path
) -> None:
    answer = process.does("unfold", made(folder, "bombe.xlsx"))
    assert "MemoryError" in answer["said"]


def test_the_limits_bite_a_program_that_loads_what_it_is_given(
    process: Process, folder: Path
) -> None:
    answer = process.does("load", made(folder, "large.geojson"))
    assert "MemoryError" in answer["said"]


def test_the_limits_bite_a_program_that_never_ends(process: Process, folder: Path) -> None:
    assert process.does("spin", folder, seconds=1)["code"] == -signal.SIGXCPU


def test_a_sound_file_passes_under_the_same_limits(process: Process, folder: Path) -> None:
    path = folder / "bon.csv"
    path.write_text("Code;Nom;Prix TTC\n1;Brioche;4,50\n", encoding="utf-8")
    answer, ends = process.imports(["products"], path)
    assert (ends[0][0], answer["megabytes"] < MOST_MEGABYTES) == (0, True), answer


def test_every_way_in_takes_no_more_than_can_be_sent() -> None:
    assert MAX_BYTES == 64 * MB
