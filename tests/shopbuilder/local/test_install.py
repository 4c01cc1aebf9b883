"""The libraries are installed with what the machine has, or a sentence says what is missing."""

import sys
from pathlib import Path

import pytest

from shopbuilder.local import install as installing
from shopbuilder.local.errors import StartError
from shopbuilder.local.install import install

#: Stands for uv, pip and Python: notes how it was called and makes what was asked for.
NOTES_ITS_CALL = """#!/bin/sh
echo "$(basename "$0") $*" >> "{notes}"
case "$*" in
  *venv*) mkdir -p "{root}/.venv/bin"; cp "$0" "{root}/.venv/bin/python" ;;
esac
exit {status}
"""


@pytest.fixture
def bin_dir(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only programs of a machine: those put here, and the shell's own."""
    path = folder / "bin"
    path.mkdir()
    monkeypatch.setenv("PATH", f"{path}:/usr/bin:/bin")
    monkeypatch.setattr(installing.shutil, "which", lambda name: str(path / name))
    return path


def put(folder: Path, name: str, status: int = 0) -> Path:
    program = folder / "bin" / name
    text = NOTES_ITS_CALL.format(notes=folder / "notes", root=folder, status=status)
    program.write_text(text)
    program.chmod(0o755)
    return program


def notes(folder: Path) -> list[str]:
    return (folder / "notes").read_text().splitlines()


def test_uv_makes_the_environment_and_installs_by_hash(folder: Path, bin_dir: Path) -> None:
    put(folder, "uv")
    install(folder, "run")
    made, locked, project = [line for line in notes(folder) if "--version" not in line]
    assert made.startswith("uv venv")
    assert f"--require-hashes -r {folder}/requirements/run.lock" in locked
    assert f"--no-deps -e {folder}" in project


def test_without_uv_the_standard_library_and_pip_do_it(
    folder: Path, bin_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(put(folder, "python3")))
    install(folder, "dev")
    assert notes(folder)[0].startswith("python3 -m venv")
    assert "python -m pip install" in notes(folder)[-1]


def test_a_uv_that_does_not_run_is_passed_over(
    folder: Path, bin_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "uv", status=127)
    monkeypatch.setattr(sys, "executable", str(put(folder, "python3")))
    install(folder, "run")
    assert notes(folder)[1].startswith("python3 -m venv")


def test_a_python_without_venv_is_told_what_to_install(
    folder: Path, bin_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(StartError, match="apt install python3-venv"):
        install(folder, "run")


def test_a_failed_download_is_said_in_a_sentence(folder: Path, bin_dir: Path) -> None:
    put(folder, "uv")
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    (bin_dir / "uv").write_text('#!/bin/sh\ntest "$1" = --version\n')
    with pytest.raises(StartError, match="is the network there"):
        install(folder, "run")


def test_an_environment_that_works_is_kept(folder: Path, bin_dir: Path) -> None:
    put(folder, "uv")
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    install(folder, "run")
    assert not any(line.startswith("uv venv") for line in notes(folder))


def test_an_environment_whose_python_has_gone_is_made_anew(folder: Path, bin_dir: Path) -> None:
    put(folder, "uv")
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to("/nowhere/python3")
    (folder / ".venv/bin/python").unlink()
    install(folder, "run")
    assert any(line.startswith("uv venv") for line in notes(folder))
