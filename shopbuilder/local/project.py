"""The folders of a checkout, and the settings its programs are started with."""

import errno
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shopbuilder.bundled import ROOT, installed
from shopbuilder.local.errors import StartError
from shopbuilder.local.words import say

_SETTING = re.compile(r"(?:export\s+)?([A-Z][A-Z0-9_]*)=(.*)")
#: Names the settings that came from `python -m shopbuilder.local env`, not from the person.
EXPORTED = "SHOPBUILDER_EXPORTED"

_BESIDE_DATABASE_URL = ("DATABASE_OWNER_URL", "DATABASE_SWEEP_URL")


@dataclass(frozen=True)
class Project:
    """Where one works, and the folder for all that is made on this machine.

    In a checkout these are its root and its `var/`, git-ignored; an installed package has one folder
    for both, and may itself lie where nobody can write.
    """

    root: Path
    var: Path

    def enter(self) -> None:
        """Make the folder for data and go where one works. Raises StartError."""
        try:
            self.var.mkdir(parents=True, exist_ok=True)
            os.chdir(self.root)
        except OSError as refused:
            raise StartError(say("no_data_dir", path=self.var, why=refused.strerror)) from refused
        if not os.access(self.var, os.W_OK | os.X_OK):
            raise StartError(say("no_data_dir", path=self.var, why=os.strerror(errno.EACCES)))

    @property
    def logs(self) -> Path:
        """One log a program."""
        return self.var / "log"

    @property
    def mailbox(self) -> Path:
        """The mails that were sent, one .eml file each."""
        return self.var / "mailbox"

    @property
    def media(self) -> Path:
        """The photos that shops have brought."""
        return self.var / "media"

    @property
    def postgres(self) -> Path:
        """Data of our own PostgreSQL."""
        return self.var / "postgres"

    @property
    def valkey(self) -> Path:
        """Data of our own Valkey."""
        return self.var / "valkey"


def project_of(data: Path | None) -> Project:
    """Return the folders of this checkout or, where the package is installed, of this person.

    `data` is a folder that somebody has named for it.
    """
    if not installed():
        return Project(ROOT, (data or ROOT / "var").absolute())
    folder = (data or _data_home() / "shopbuilder").absolute()
    return Project(folder, folder)


def _data_home() -> Path:
    """Return where programs keep a person's data: XDG_DATA_HOME, else what stands for it."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path("~/.local/share").expanduser()


def person_settings(project: Project, environ: Mapping[str, str]) -> dict[str, str]:
    """Return what the person has set: her environment, then the lines of `.env`.

    Raises StartError when DATABASE_URL comes without the two addresses beside it.
    """
    borrowed = {EXPORTED, *environ.get(EXPORTED, "").split(",")}
    own = {name: text for name, text in environ.items() if name not in borrowed}
    found = _read_env_file(project.root / ".env") | own
    missing = [name for name in _BESIDE_DATABASE_URL if not found.get(name)]
    if found.get("DATABASE_URL") and missing:
        raise StartError(say("database_urls_missing", missing=", ".join(missing)))
    return found


def _read_env_file(path: Path) -> dict[str, str]:
    """Read NAME=value lines, the value with or without quotes; other lines say nothing."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    matches = filter(None, (_SETTING.fullmatch(line.strip()) for line in lines))
    return {match[1]: match[2].strip().strip("\"'") for match in matches if match[2]}


def secret_key(project: Project) -> str:
    """Return the key that signs cookies: made once, so that a restart signs nobody out."""
    path = project.var / "secret_key"
    if not path.exists():
        project.var.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".new")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_urlsafe(48), encoding="ascii")
        unfinished.rename(path)
    return path.read_text(encoding="ascii")
