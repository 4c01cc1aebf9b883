"""The directory for sockets is short, private, and never somebody else's."""

import os
import stat
from pathlib import Path

import pytest

from shopbuilder.local.errors import StartError
from shopbuilder.local.run_dir import LONGEST_SOCKET_PATH, short_run_dir


@pytest.fixture(autouse=True)
def runtime_dir(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def test_it_lies_in_the_runtime_directory_of_the_session(runtime_dir: Path) -> None:
    assert short_run_dir(Path("/srv/shop")).parent == runtime_dir


def test_the_same_checkout_gets_the_same_directory() -> None:
    assert short_run_dir(Path("/srv/shop")) == short_run_dir(Path("/srv/other/../shop"))


def test_two_checkouts_share_no_directory() -> None:
    assert short_run_dir(Path("/srv/one")) != short_run_dir(Path("/srv/two"))


def test_nobody_else_may_look_into_it() -> None:
    assert stat.S_IMODE(short_run_dir(Path("/srv/shop")).stat().st_mode) == 0o700


def test_a_directory_left_open_to_others_is_closed(runtime_dir: Path) -> None:
    short_run_dir(Path("/srv/shop")).chmod(0o777)
    assert stat.S_IMODE(short_run_dir(Path("/srv/shop")).stat().st_mode) == 0o700


def test_a_long_runtime_directory_is_passed_over(
    runtime_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = runtime_dir / ("x" * 80)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    monkeypatch.setattr("tempfile.tempdir", str(runtime_dir))
    found = short_run_dir(Path("/srv/shop"))
    assert found.parent == runtime_dir
    assert str(os.geteuid()) in found.name


def test_a_deep_checkout_still_gets_a_short_socket_path() -> None:
    found = short_run_dir(Path("/home", *["very-long-name"] * 20))
    assert len(os.fsencode(found / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH


def test_a_runtime_directory_that_is_gone_is_passed_over(
    runtime_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime_dir / "gone"))
    monkeypatch.setattr("tempfile.tempdir", str(runtime_dir))
    assert short_run_dir(Path("/srv/shop")).parent == runtime_dir


def test_a_link_in_its_place_is_refused(runtime_dir: Path) -> None:
    place = short_run_dir(Path("/srv/shop"))
    place.rmdir()
    (runtime_dir / "elsewhere").mkdir()
    place.symlink_to(runtime_dir / "elsewhere")
    with pytest.raises(StartError, match=str(place)):
        short_run_dir(Path("/srv/shop"))


def test_a_file_in_its_place_is_refused() -> None:
    place = short_run_dir(Path("/srv/shop"))
    place.rmdir()
    place.touch()
    with pytest.raises(StartError, match=str(place)):
        short_run_dir(Path("/srv/shop"))


def test_a_directory_of_somebody_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    short_run_dir(Path("/srv/shop"))
    monkeypatch.setattr("os.geteuid", lambda: 54321)
    with pytest.raises(StartError):
        short_run_dir(Path("/srv/shop"))
