"""A reset forgets the demo data and nothing else, and never under a running program."""

from pathlib import Path

import pytest

from shopbuilder.local.checkout_lock import alone
from shopbuilder.local.errors import StartError
from shopbuilder.local.project import Project, secret_key
from shopbuilder.local.reset import reset
from shopbuilder.local.run_dir import short_run_dir


@pytest.fixture(autouse=True)
def sockets_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


@pytest.fixture
def used(folder: Path) -> Project:
    """A checkout that has been run once."""
    project = Project(folder, folder / "var")
    for directory in (
        project.postgres,
        project.valkey,
        project.mailbox,
        project.media,
        project.logs,
    ):
        directory.mkdir(parents=True)
        (directory / "file").touch()
    return project


def test_the_demo_data_are_gone(used: Project) -> None:
    reset(used)
    assert not any(path.is_dir() for path in used.var.iterdir())


def test_the_sockets_are_gone_too(used: Project) -> None:
    sockets = short_run_dir(used.var)
    reset(used)
    assert not sockets.exists()


def test_the_secret_key_and_foreign_files_stay(used: Project) -> None:
    key = secret_key(used)
    (used.var / "my-notes.txt").write_text("mine")
    reset(used)
    assert secret_key(used) == key
    assert (used.var / "my-notes.txt").read_text() == "mine"


def test_a_reset_that_has_nothing_to_forget_is_no_failure(folder: Path) -> None:
    reset(Project(folder, folder / "var"))
    assert not (folder / "var" / "postgres").exists()


def test_while_it_runs_the_reset_says_where_and_touches_nothing(used: Project) -> None:
    with (
        alone(used, "http://localhost:8000/"),
        pytest.raises(StartError, match="http://localhost:8000/"),
    ):
        reset(used)
    assert (used.postgres / "file").exists()


def test_a_second_run_is_told_where_the_first_one_is(used: Project) -> None:
    with (
        alone(used, "http://localhost:8000/"),
        pytest.raises(StartError, match=r"already runs.*http://localhost:8000/"),
        alone(used, "http://localhost:8001/"),
    ):
        pytest.fail("two at once")


def test_after_the_first_run_has_ended_a_second_one_may_start(used: Project) -> None:
    with alone(used, "http://localhost:8000/"):
        pass
    with alone(used, "http://localhost:8001/"):
        assert (used.var / "running").read_text() == "http://localhost:8001/"
