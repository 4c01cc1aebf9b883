"""Building the wheel, installing it where nothing else is, and running what was installed."""

import http.client
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from shopbuilder.local.ports import free_port, web_answers
from tests.conftest import ROOT

#: Seconds until a first start must answer, on a machine that does other things too.
PATIENCE = 180


def build(goal: Path) -> Path:
    """Build the source archive and from it the wheel, into a folder; return the wheel."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(goal), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    (wheel,) = goal.glob("*.whl")
    return wheel


@dataclass(frozen=True)
class Environment:
    """A virtual environment, and a home in which nothing is set."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def shopbuilder(self) -> Path:
        return self.folder / "bin" / "shopbuilder"

    def pip(self, *words: object) -> None:
        """Run pip; what it says is shown when it fails."""
        whose = [str(self.python), "-m", "pip"]
        if not (self.folder / "bin" / "pip").exists():
            whose = [sys.executable, "-m", "pip", "--python", str(self.python)]
        pip = [*whose, "--disable-pip-version-check", "install", "--quiet", *map(str, words)]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]

    def run(self, *words: object, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the installed program to its end."""
        command = [str(self.shopbuilder), *map(str, words)]
        return subprocess.run(
            command, cwd=cwd, env=bare(**environ), capture_output=True, text=True, check=False
        )


def make_environment(folder: Path, python: str | Path = sys.executable) -> Environment:
    """Make an empty virtual environment with this Python, and a pip of its own."""
    subprocess.run([python, "-m", "venv", folder], check=True, capture_output=True)
    return Environment(folder)


def make_bare_environment(folder: Path) -> Environment:
    """Make one into which our pip installs, where we have one: a pip of its own takes seconds."""
    if find_spec("pip") is None:
        return make_environment(folder)
    bare_one = [sys.executable, "-m", "venv", "--without-pip", folder]
    subprocess.run(bare_one, check=True, capture_output=True)
    return Environment(folder)


def borrow_libraries(environment: Environment) -> None:
    """Let an environment see the libraries of the running one, after its own: no network is asked."""
    site = next((environment.folder / "lib").glob("python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")


def bare(**environ: str) -> dict[str, str]:
    """Return an environment in which nothing of ours is set."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "HOME") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", **environ}


@dataclass(frozen=True)
class Running:
    """A `shopbuilder run` that answers."""

    process: "subprocess.Popen[bytes]"
    port: int
    seconds: float

    def page(self, host: str, path: str = "/") -> tuple[int, str]:
        """Return status and text of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text


@contextmanager
def running(environment: Environment, data: Path, cwd: Path) -> Iterator[Running]:
    """Start `shopbuilder run` and wait until it answers; end it after the block."""
    port, began = free_port(), time.monotonic()
    command = [environment.shopbuilder, "run", "--port", str(port), "--data", str(data)]
    log = data.with_name(f"{data.name}.said")
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=cwd, env=bare(), stdout=said, stderr=said)
    try:
        while not web_answers(port):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() - began < PATIENCE, log.read_text()
            time.sleep(0.05)
        yield Running(process, port, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
