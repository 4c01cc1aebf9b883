"""The Dockerfile, as far as it can be followed without an engine."""

import importlib.util
import json
import re
import shutil
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.conftest import ROOT

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
#: One instruction a line, without comments.
STEPS = [
    line.split(maxsplit=1)
    for line in re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()
    if line.strip()
]


def of(name: str) -> list[str]:
    return [rest for step, rest in STEPS if step == name]


def test_every_copied_file_is_in_the_checkout() -> None:
    sources = [word for rest in of("COPY") if "--from" not in rest for word in rest.split()[:-1]]
    assert sources
    assert [word for word in sources if not (ROOT / word).exists()] == []


def test_every_library_is_installed_by_its_hash() -> None:
    installs = [rest for rest in of("RUN") if " install " in rest and "pip" in rest]
    assert len(installs) == 3
    assert [
        rest for rest in installs if "--require-hashes" not in rest and "--no-index" not in rest
    ] == []


def test_the_image_runs_as_nobody_in_particular() -> None:
    (user,) = of("USER")
    assert user.split(":")[0] not in {"0", "root"}
    last = max(index for index, (step, _) in enumerate(STEPS) if step == "FROM")
    after_user = [step for step, _ in STEPS[last:]]
    assert "RUN" not in after_user[after_user.index("USER") :]


def test_its_command_is_there_once_the_wheel_and_its_libraries_are() -> None:
    program, *words = json.loads(of("CMD")[0])
    assert shutil.which(program, path=str(Path(sys.executable).parent))
    modules = [re.sub(r"^python:", "", word).split(":")[0] for word in words if "shop" in word]
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


@pytest.mark.parametrize("secret", [".env", ".git", ".venv", "var"])
def test_no_secret_and_no_data_enter_the_image(secret: str) -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    ignored = [line for line in lines if line and not line.startswith(("#", "!"))]
    assert any(fnmatch(secret, pattern) for pattern in ignored)


def test_what_the_build_reads_is_not_ignored() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    ignored = [line for line in lines if line and not line.startswith("#")]
    needed = ("README.md", "LICENSE", "MANIFEST.in", ".env.example", "templates", "migrations")
    assert [name for name in needed if any(fnmatch(name, each) for each in ignored)] == []
