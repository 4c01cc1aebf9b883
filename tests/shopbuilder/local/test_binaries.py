"""Server programs are found in the wheels, else on the system, else a sentence says what to do."""

from pathlib import Path

import pytest

from shopbuilder.local import binaries
from shopbuilder.local.errors import StartError


@pytest.fixture
def no_wheels(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without our wheels, whose only programs are those put into the folder."""
    monkeypatch.setattr(binaries, "find_spec", lambda _name: None)
    monkeypatch.setattr(binaries, "_DEBIAN_POSTGRES", folder / "debian")
    monkeypatch.setenv("PATH", str(folder / "bin"))
    return folder


def put(*programs: Path) -> None:
    for program in programs:
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch(mode=0o755)


def test_the_wheels_come_first() -> None:
    assert "site-packages" in str(binaries.postgres_bin())
    assert "site-packages" in str(binaries.valkey_server())


def test_else_postgres_is_taken_from_the_path(no_wheels: Path) -> None:
    put(no_wheels / "bin/postgres", no_wheels / "bin/initdb")
    assert binaries.postgres_bin() == no_wheels / "bin"


def test_else_the_newest_postgres_of_debian(no_wheels: Path) -> None:
    for version in ("9", "15", "17"):
        directory = no_wheels / "debian" / version / "bin"
        put(directory / "postgres", directory / "initdb")
    assert binaries.postgres_bin() == no_wheels / "debian/17/bin"


def test_a_postgres_without_initdb_is_passed_over(no_wheels: Path) -> None:
    put(no_wheels / "bin/postgres")
    with pytest.raises(StartError, match="apt install postgresql"):
        binaries.postgres_bin()


@pytest.mark.parametrize("name", ["valkey-server", "redis-server"])
def test_else_the_broker_is_taken_from_the_path(no_wheels: Path, name: str) -> None:
    put(no_wheels / "bin" / name)
    assert binaries.valkey_server() == no_wheels / "bin" / name


def test_without_a_broker_a_sentence_says_what_to_do(no_wheels: Path) -> None:
    put(no_wheels / "bin/postgres")
    with pytest.raises(StartError, match="REDIS_URL"):
        binaries.valkey_server()


def test_a_platform_the_wheel_does_not_know_falls_to_the_system(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(StartError, match="riscv64"):
        binaries.valkey_server()
