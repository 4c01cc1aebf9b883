"""The manual is true: every command has its line, its example that can be typed, its French."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError

from shopbuilder.cli import shopbuilder
from shopbuilder.cli.group import named
from shopbuilder.cli.manual import EXAMPLES, SECTIONS
from shopbuilder.cli.pages import dressed
from shopbuilder.local.command_texts import commands
from shopbuilder.local.commands_page import page
from tests.conftest import ROOT

ALL = dict(commands())
LEAVES = {path: each for path, each in ALL.items() if not isinstance(each, click.Group)}


def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does, in an environment where nothing is set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    command = [sys.executable, "-m", "shopbuilder.cli", *words]
    env = {**kept, "LANG": "C.UTF-8", **environ}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def refuse(clean: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], Result]:
    """Run a command during which this error comes."""

    def refused(error: Exception) -> Result:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr(named("shopbuilder.cli.towns:town_map"), "every", fail)
        return clean.test_cli_runner().invoke(shopbuilder, ["town", "list"])

    return refused


def test_every_command_stands_in_a_section() -> None:
    listed = {entry.name for section in SECTIONS for entry in section.entries}
    assert {path.split()[0] for path in ALL} == listed


def test_every_command_has_an_example_and_every_example_its_command() -> None:
    assert EXAMPLES.keys() == LEAVES.keys()


@pytest.mark.parametrize("example", [each for group in EXAMPLES.values() for each in group])
def test_an_example_is_understood_by_its_command(example: str, folder_of_files: None) -> None:
    path = max((each for each in LEAVES if example.startswith(each)), key=len)
    words = shlex.split(example.removeprefix(path))
    with CliRunner().isolation(input="a secret\na secret\n"):
        understood = dressed(LEAVES[path], path).make_context(path, words).params
    assert understood.keys() == {each.name for each in LEAVES[path].params}


@pytest.fixture
def folder_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder where the files that examples name are."""
    monkeypatch.chdir(tmp_path)
    names = {word for group in EXAMPLES.values() for each in group for word in shlex.split(each)}
    for name in names:
        if "." in name and "/" not in name and "@" not in name:
            (tmp_path / name).touch()


@pytest.mark.parametrize("path", LEAVES)
def test_every_option_says_what_it_is_for(path: str) -> None:
    options = [each for each in LEAVES[path].params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_the_page_of_the_manual_is_what_the_commands_say() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == page(), "run: make manual"


def test_help_is_a_table_of_contents_that_needs_nothing() -> None:
    said = run("--help")
    assert (said.returncode, said.stderr) == (0, "")
    assert all(f"{section.title}:" in said.stdout for section in SECTIONS)


@pytest.mark.parametrize(
    ("words", "french"),
    [
        (["--help"], "Faire tourner et entretenir"),
        (["town", "create", "--help"], "Exemples\u00a0:"),
        (["town", "crate"], "Vouliez-vous dire 'create'"),
        (["town", "list"], ""),
    ],
)
def test_the_terminal_is_spoken_to_in_its_language(words: list[str], french: str) -> None:
    said = run(*words, LANG="fr_FR.UTF-8")
    assert french in said.stdout + said.stderr
    assert "Usage:" not in said.stdout + said.stderr


def test_help_and_version_come_without_loading_the_application() -> None:
    code = "import sys; import shopbuilder.cli; print({'flask', 'sqlalchemy'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"


def test_a_missing_setting_is_a_sentence() -> None:
    said = run("town", "list")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith("Missing settings: DATABASE_URL")


def test_a_database_that_is_away_is_a_sentence() -> None:
    away = dict.fromkeys(
        ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_SWEEP_URL"),
        "postgresql+psycopg://nobody@127.0.0.1:1/x",
    )
    said = run("town", "list", **away, REDIS_URL="redis://127.0.0.1:1/0", SECRET_KEY="x")
    assert (said.returncode, "Traceback" in said.stderr) == (2, False)
    assert said.stderr.startswith("The database does not answer: ")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OperationalError("SELECT", {}, Exception("gone\nmore")), "does not answer: gone\n"),
        (ProgrammingError("SELECT", {}, type("UndefinedTable", (Exception,), {})()), "migrate"),
        (PermissionError(13, "Permission denied", "/srv/x"), "/srv/x: Permission denied"),
    ],
)
def test_what_the_person_can_mend_is_said_in_a_sentence(
    refuse: Callable[[Exception], Result], error: Exception, sentence: str
) -> None:
    result = refuse(error)
    assert (result.exit_code, sentence in result.output) == (2, True), result.output


def test_a_fault_of_the_program_leaves_a_report_and_no_traceback(
    refuse: Callable[[Exception], Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = refuse(ZeroDivisionError("a slip"))
    (report,) = tmp_path.glob("shopbuilder-*.txt")
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert str(report) in result.output
    assert "ZeroDivisionError: a slip" in report.read_text()
    assert report.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_is_given_what_completes(shell: str) -> None:
    assert "_SHOPBUILDER_COMPLETE" in CliRunner().invoke(shopbuilder, ["completion", shell]).output


def test_commands_are_completed() -> None:
    asked = {"_SHOPBUILDER_COMPLETE": "bash_complete", "COMP_WORDS": "shopbuilder to"}
    assert run(**asked, COMP_CWORD="1").stdout == "plain,town\n"


def test_every_setting_is_listed() -> None:
    listed = CliRunner().invoke(shopbuilder, ["settings"]).output
    assert listed == (ROOT / ".env.example").read_text(encoding="utf-8")
