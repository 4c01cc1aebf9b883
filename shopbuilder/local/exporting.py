"""The settings of a running `make run`, for the commands one types in another terminal.

eval "$(shopbuilder env)"
"""

import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from shopbuilder.bundled import bundled
from shopbuilder.local.data_dir import take
from shopbuilder.local.errors import StartError
from shopbuilder.local.project import EXPORTED, Project
from shopbuilder.local.words import say

_EXPLAINED = re.compile(r"^#?([A-Z][A-Z0-9_]*)=", re.MULTILINE)


def note(project: Project, settings: Mapping[str, str]) -> None:
    """Write down the settings that `shopbuilder settings` explains; only their owner may read them."""
    names = _EXPLAINED.findall(bundled("settings.txt").read_text(encoding="utf-8"))
    noted = {name: settings[name] for name in names if name in settings}
    path = _path(project)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(noted, indent=1), encoding="utf-8")


def as_shell_lines(project: Project) -> str:
    """Return what a shell reads to speak to the running installation.

    Raises StartError when none runs in this checkout.
    """
    if (unheld := take(project.var / "running")) is not None:
        unheld.close()
        raise StartError(say("nothing_runs"))
    noted: dict[str, str] = json.loads(_path(project).read_text(encoding="utf-8"))
    # So that a later `make run` in that terminal does not take them for the person's own.
    noted[EXPORTED] = ",".join(noted)
    return "\n".join(f"export {name}={shlex.quote(text)}" for name, text in noted.items())


def _path(project: Project) -> Path:
    return project.var / "settings.json"
