"""The wheel holds everything, and runs from any folder."""

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbuilder.bundled import PLACES
from tests.conftest import ROOT
from tests.release.installing import (
    Environment,
    Running,
    borrow_libraries,
    build,
    make_bare_environment,
    running,
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel, installed; its libraries are those of this environment, to stay off the network."""
    made = make_bare_environment(tmp_path_factory.mktemp("installed"))
    made.pip("--no-index", "--no-deps", wheel)
    borrow_libraries(made)
    return made


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that has nothing to do with it, and cannot be written."""
    folder = tmp_path_factory.mktemp("elsewhere")
    folder.chmod(0o555)
    return folder


@pytest.fixture(scope="module")
def started(
    environment: Environment, elsewhere: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    with running(environment, tmp_path_factory.mktemp("home") / "data", elsewhere) as made:
        yield made


def tracked(folder: str) -> list[Path]:
    """Return the files of a folder, without what is compiled."""
    return [
        path
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".po", ".mo"}
    ]


@pytest.mark.parametrize("name", ["templates", "static", "migrations"])
def test_every_file_beside_the_code_is_in_the_wheel(names: set[str], name: str) -> None:
    files = tracked(PLACES[name])
    assert files
    missing = [
        path
        for path in files
        if f"shopbuilder/_bundled/{name}/{path.relative_to(ROOT / PLACES[name])}" not in names
    ]
    assert missing == []


def test_every_catalogue_is_in_the_wheel_compiled(names: set[str]) -> None:
    source = ROOT / PLACES["translations"]
    catalogues = [path.relative_to(source).with_suffix(".mo") for path in source.rglob("*.po")]
    assert catalogues
    assert {f"shopbuilder/_bundled/translations/{path}" for path in catalogues} <= names


def test_every_module_and_every_sheet_of_the_demo_is_in_the_wheel(names: set[str]) -> None:
    files = [path for folder in ("tenants", "shopbuilder", "workers") for path in tracked(folder)]
    assert {path.relative_to(ROOT).as_posix() for path in files} - names == set()


def test_no_test_and_no_source_of_a_catalogue_is_in_the_wheel(names: set[str]) -> None:
    assert [name for name in names if name.startswith("tests/") or name.endswith(".po")] == []


def test_the_installed_program_is_the_one_that_runs(
    environment: Environment, elsewhere: Path
) -> None:
    where = "import shopbuilder, tenants, workers; print(shopbuilder.__file__)"
    said = subprocess.run(
        [environment.python, "-c", where], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith(str(environment.folder))
    assert environment.run("--version", cwd=elsewhere).stdout.startswith("shopbuilder, version")


def test_it_serves_the_demo_from_any_folder(started: Running) -> None:
    status, page = started.page("montrelieu.localhost")
    assert (status, '<html lang="fr"' in page) == (200, True)
    assert "Montrelieu" in page
    assert "<style>" in page


def test_its_commands_speak_to_what_runs(
    started: Running, environment: Environment, elsewhere: Path
) -> None:
    data = started_data(started)
    exported = environment.run("env", "--data", data, cwd=elsewhere).stdout
    script = exported + '\nexec "$0" town list'
    listed = subprocess.run(
        ["sh", "-c", script, environment.shopbuilder],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "montrelieu\tMontrelieu\tmontrelieu.localhost" in listed.stdout, listed.stderr


def started_data(started: Running) -> Path:
    """Return the folder for data that a start was given."""
    words = [str(word) for word in started.process.args]  # type: ignore[union-attr]
    return Path(words[words.index("--data") + 1])


def test_it_tells_which_command_to_type_and_not_make(
    started: Running, environment: Environment, elsewhere: Path
) -> None:
    data = started_data(started)
    second = environment.run("run", "--data", data, "--port", started.port, cwd=elsewhere)
    assert (second.returncode, "already runs" in second.stderr) == (2, True)
    other = environment.run(
        "run", "--data", data.with_name("other"), "--port", started.port, cwd=elsewhere
    )
    assert f"shopbuilder run --port {started.port + 1}" in other.stderr


def test_a_folder_that_cannot_be_used_is_said_in_a_sentence(
    environment: Environment, elsewhere: Path
) -> None:
    done = environment.run("run", "--data", "/proc/nowhere", cwd=elsewhere)
    assert (done.returncode, "--data" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
