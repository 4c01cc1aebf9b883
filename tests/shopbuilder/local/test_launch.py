"""`make run` itself, with everything real, in a folder of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from shopbuilder.local.ports import free_port, web_answers
from shopbuilder.local.supervisor import wait_until
from tests.shopbuilder.local.processes import PATIENCE, alive, all_gone, begin, finish, first_line

LAST_LINE = "Ctrl-C ends everything"


def make_run(var: Path, port: int, *arguments: str) -> list[str]:
    module = [sys.executable, "-m", "shopbuilder.local", "run"]
    return [*module, "--var", str(var), "--port", str(port), *arguments]


@dataclass
class Started:
    """A running `make run`, and what it has said until it was ready."""

    process: "subprocess.Popen[str]"
    var: Path
    port: int
    said: list[str] = field(default_factory=list)

    def page(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body


def start(var: Path) -> Started:
    """Start and wait for the last line; what is not ours in the environment stays out."""
    started = Started(begin(make_run(var, port := free_port()), LANG="C.UTF-8"), var, port)
    while not started.said or LAST_LINE not in started.said[-1]:
        if started.process.poll() is not None:
            pytest.fail("\n".join([*started.said, finish(started.process)]))
        started.said.append(first_line(started.process))
    return started


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """A folder for data, with a place for sockets beside it."""
    with (
        tempfile.TemporaryDirectory(prefix="sb-launch-") as name,
        pytest.MonkeyPatch.context() as environment,
    ):
        environment.setenv("TMPDIR", name)
        environment.setenv("XDG_RUNTIME_DIR", "")
        yield Path(name, "var")


@pytest.fixture(scope="module")
def running(var: Path) -> Iterator[Started]:
    """The first start of a checkout."""
    started = start(var)
    yield started
    finish(started.process, signal.SIGTERM)


def read_proc(pid: int, name: str) -> str:
    """Return a file of /proc, empty when the process has just ended."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def descendants(pid: int) -> list[int]:
    """Return every process under this one."""
    children = map(int, read_proc(pid, f"task/{pid}/children").split())
    return [found for child in children for found in (child, *descendants(child))]


def parts(started: Started, command: str) -> list[int]:
    """Return the processes of a start whose command line holds these words."""
    return [
        pid
        for pid in descendants(started.process.pid)
        if command in read_proc(pid, "cmdline").replace("\0", " ")
    ]


def test_the_addresses_and_sign_ins_are_said(running: Started) -> None:
    said = "\n".join(running.said)
    assert f"http://localhost:{running.port}/" in said
    assert f".localhost:{running.port}/" in said
    assert "Sign in with:\n" in said
    assert "@" in said.partition("Sign in with:")[2]


def test_the_operator_host_lists_the_towns(running: Started) -> None:
    status, body = running.page("/")
    assert status == 200
    assert f".localhost:{running.port}/" in body


def test_a_second_run_in_the_same_checkout_says_where_the_first_is(running: Started) -> None:
    second = subprocess.run(
        make_run(running.var, free_port()), capture_output=True, text=True, check=False
    )
    assert second.returncode == 1
    assert f"already runs in this folder, at http://localhost:{running.port}/" in second.stderr


def test_another_terminal_can_speak_to_it(running: Started) -> None:
    script = 'eval "$("$@")" && exec "$0" -m shopbuilder.cli town list'
    env = [sys.executable, "-m", "shopbuilder.local", "env", "--var", str(running.var)]
    listed = subprocess.run(
        ["sh", "-c", script, sys.executable, *env], capture_output=True, text=True, check=False
    )
    assert "montrelieu" in listed.stdout, listed.stderr


def test_a_reset_is_refused_while_it_runs(running: Started) -> None:
    module = [sys.executable, "-m", "shopbuilder.local", "reset", "--var", str(running.var)]
    reset = subprocess.run(module, capture_output=True, text=True, check=False)
    assert reset.returncode == 1
    assert (running.var / "postgres" / "PG_VERSION").exists()


def test_nothing_is_written_outside_the_folder(running: Started) -> None:
    assert {path.name for path in running.var.iterdir()} >= {"log", "postgres", "secret_key"}
    assert not Path("~/.gunicorn").expanduser().is_dir() or not list(
        Path("~/.gunicorn").expanduser().glob(f"*{running.port}*")
    )


def test_the_worker_and_its_clock_are_at_work(running: Started) -> None:
    assert len(parts(running, "workers.celery_app")) == 2


@pytest.mark.parametrize("part", ["postgres -D", "valkey-server", "gunicorn", "celery_app"])
def test_a_part_that_is_killed_comes_back(running: Started, part: str) -> None:
    killed = parts(running, part)[0]
    os.kill(killed, signal.SIGKILL)

    def is_back() -> bool:
        now = parts(running, part)
        return bool(now) and killed not in now and web_answers(running.port)

    assert wait_until(is_back, between=lambda: None, patience=PATIENCE)


def test_a_taken_port_is_said_before_anything_starts(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(make_run(folder, port), capture_output=True, text=True, check=False)
    assert f"make run PORT={port + 1}" in done.stderr
    assert not (folder / "postgres").exists()


def test_a_database_of_ones_own_without_its_two_brothers_is_said(folder: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": "postgresql+psycopg://app@db/shop"}
    done = subprocess.run(
        make_run(folder, free_port()),
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert "set DATABASE_OWNER_URL, DATABASE_SWEEP_URL too" in done.stderr


def test_a_broken_step_is_said_and_leaves_nobody_behind(folder: Path) -> None:
    other = dict.fromkeys(DATABASE_URLS, "postgresql+psycopg://nobody@127.0.0.1:1/x")
    process = begin(make_run(folder, free_port()), LANG="C.UTF-8", **other)
    said, _ = process.communicate(timeout=PATIENCE)
    assert "Tables and demo towns: failed" in said
    assert process.returncode == 1


DATABASE_URLS = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_SWEEP_URL")


class TestAfterTheFirstRun:
    """Starts on data that are there already; each ends another way."""

    def test_term_ends_everything_before_it_says_so(self, running: Started) -> None:
        programs = descendants(running.process.pid)
        assert "Everything has ended" in finish(running.process, signal.SIGTERM)
        assert not any(map(alive, programs))

    def test_a_second_start_finds_the_towns_and_its_kill_leaves_no_orphan(
        self, running: Started
    ) -> None:
        again = start(running.var)
        assert again.page("/")[0] == 200
        assert any("already here" in line for line in again.said)
        programs = descendants(again.process.pid)
        finish(again.process, signal.SIGKILL)
        assert all_gone(programs)

    def test_killing_make_itself_leaves_no_orphan(self, running: Started) -> None:
        port = free_port()
        command = make_run(running.var, port, "--end-with-parent")
        make = begin(["sh", "-c", '"$@"; exit', "sh", *command])
        while LAST_LINE not in first_line(make):
            assert make.poll() is None
        programs = descendants(make.pid)
        make.send_signal(signal.SIGKILL)
        assert all_gone(programs)
        make.communicate()
