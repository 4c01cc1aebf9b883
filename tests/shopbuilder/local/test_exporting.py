"""Commands in another terminal speak to the running installation, and to it alone."""

import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from shopbuilder.local.checkout_lock import alone
from shopbuilder.local.errors import StartError
from shopbuilder.local.exporting import as_shell_lines, note
from shopbuilder.local.project import EXPORTED, Project, person_settings
from tests.shopbuilder.local.processes import ROOT

SETTINGS = {"MAIL_FROM": "l'équipe <x@example.org>", "PUBLIC_PORT": "8000", "HOME": "/root"}


@pytest.fixture
def project(folder: Path) -> Project:
    """A checkout whose settings have been noted."""
    shutil.copy(ROOT / ".env.example", folder)
    (folder / "var").mkdir()
    project = Project(folder, folder / "var")
    note(project, SETTINGS)
    return project


def test_a_shell_reads_every_value_as_it_is(project: Project) -> None:
    with alone(project, "http://localhost:8000/"):
        script = as_shell_lines(project) + '\nprintf "%s" "$MAIL_FROM"'
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == SETTINGS["MAIL_FROM"]


def test_only_settings_are_exported_not_the_whole_environment(project: Project) -> None:
    with alone(project, "http://localhost:8000/"):
        assert "HOME" not in as_shell_lines(project)


def test_without_a_running_installation_it_says_to_start_one(project: Project) -> None:
    with pytest.raises(StartError, match="make run"):
        as_shell_lines(project)


def test_nobody_else_may_read_the_settings(project: Project) -> None:
    assert stat.S_IMODE((project.var / "settings.json").stat().st_mode) == 0o600


def test_a_later_start_in_that_terminal_does_not_take_them_for_the_persons_own(
    project: Project,
) -> None:
    environ = {"PUBLIC_PORT": "8000", "LANG": "fr_FR.UTF-8", EXPORTED: "MAIL_FROM,PUBLIC_PORT"}
    assert person_settings(project, environ) == {"LANG": "fr_FR.UTF-8"}


READERS = (
    "shopbuilder/config.py",
    "shopbuilder/serving.py",
    "workers/celery_app.py",
    "workers/heartbeat.py",
)


@pytest.mark.parametrize("module", READERS)
def test_every_setting_that_is_read_is_explained(module: str) -> None:
    read = names_read((ROOT / module).read_text())
    explained = (ROOT / ".env.example").read_text()
    assert read
    assert [name for name in read if f"#{name}=" not in explained] == []


def test_every_setting_that_is_explained_is_read() -> None:
    texts = [
        path.read_text()
        for name in ("shopbuilder", "workers")
        for path in (ROOT / name).rglob("*.py")
    ]
    everywhere = "\n".join([*texts, (ROOT / "docker-compose.yml").read_text()])
    explained = re.findall(
        r"^#([A-Z][A-Z0-9_]*)=", (ROOT / ".env.example").read_text(), re.MULTILINE
    )
    assert explained
    assert [name for name in explained if not re.search(rf"\b{name}\b", everywhere)] == []


def names_read(text: str) -> list[str]:
    """Return the settings that a module asks for, however it reads the environment."""
    return re.findall(r'(?:environ(?:\.get\(|\[)|_(?:text|number|flag)\()"([A-Z_]+)"', text)
