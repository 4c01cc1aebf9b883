"""Settings come from the person first; what she does not say is made once."""

import stat
from pathlib import Path

import pytest

from shopbuilder.local.errors import StartError
from shopbuilder.local.project import Project, person_settings, secret_key


@pytest.fixture
def project(folder: Path) -> Project:
    return Project(folder, folder / "var")


def test_the_lines_of_the_env_file_are_settings(project: Project) -> None:
    lines = '# mine\nexport PUBLIC_SCHEME=https\nMAIL_FROM="moi@example.org"\nEMPTY=\nnonsense\n'
    (project.root / ".env").write_text(lines)
    assert person_settings(project, {}) == {
        "PUBLIC_SCHEME": "https",
        "MAIL_FROM": "moi@example.org",
    }


def test_the_environment_wins_over_the_env_file(project: Project) -> None:
    (project.root / ".env").write_text("PUBLIC_SCHEME=https\n")
    assert person_settings(project, {"PUBLIC_SCHEME": "http"}) == {"PUBLIC_SCHEME": "http"}


def test_a_database_of_ones_own_needs_all_three_addresses(project: Project) -> None:
    given = {"DATABASE_URL": "postgresql+psycopg://app@db/shop", "DATABASE_OWNER_URL": "x"}
    with pytest.raises(StartError, match="set DATABASE_SWEEP_URL too"):
        person_settings(project, given)


def test_the_secret_key_outlives_a_restart(project: Project) -> None:
    assert secret_key(project) == secret_key(project)


def test_two_checkouts_have_different_secret_keys(project: Project, folder: Path) -> None:
    assert secret_key(project) != secret_key(Project(folder, folder / "other"))


def test_nobody_else_may_read_the_secret_key(project: Project) -> None:
    secret_key(project)
    assert stat.S_IMODE((project.var / "secret_key").stat().st_mode) == 0o600
