"""One process tree: what dies is started again, what is ended ends whole and in order."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shopbuilder.local.supervisor import wait_until
from tests.shopbuilder.local.processes import (
    PATIENCE,
    alive,
    all_gone,
    begin,
    finish,
    first_line,
    python,
)

SLEEPER = 'echo "pid $$"; exec sleep 600'
STUBBORN = "trap '' TERM; echo \"pid $$\"; while :; do sleep 600 & wait; done"
SAYS_ITS_END = (
    "trap 'echo NAME >> \"$FOLDER/order\"; exit' TERM; "
    'echo "pid $$"; while :; do sleep 1 & wait; done'
)

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Start a supervisor over programs given as name=script, and wait until all have begun."""
    started: list[subprocess.Popen[str]] = []

    def begin_and_wait(**scripts: str) -> "subprocess.Popen[str]":
        arguments = [f"{name}={script}" for name, script in scripts.items()]
        process = begin(python("fake_run", folder, *arguments), FOLDER=str(folder))
        started.append(process)
        assert first_line(process) == "up"
        return process

    yield begin_and_wait
    for process in started:
        finish(process)


def pids(folder: Path, name: str, count: int = 1) -> list[int]:
    """Wait until a program has been started `count` times and return its process numbers."""
    log = folder / f"{name}.log"

    def lines() -> list[str]:
        return [line for line in log.read_text().splitlines() if line.startswith("pid ")]

    assert wait_until(lambda: len(lines()) >= count, between=lambda: None, patience=PATIENCE)
    return [int(line.split()[1]) for line in lines()]


def test_killing_the_supervisor_leaves_no_orphan(start: Start, folder: Path) -> None:
    supervisor = start(web=SLEEPER, worker=STUBBORN)
    programs = pids(folder, "web") + pids(folder, "worker")
    finish(supervisor, signal.SIGKILL)
    assert all_gone(programs)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything_and_says_so(
    start: Start, folder: Path, how: signal.Signals
) -> None:
    supervisor = start(web=SLEEPER, worker=SLEEPER)
    programs = pids(folder, "web") + pids(folder, "worker")
    assert "Everything has ended" in finish(supervisor, how)
    assert not any(alive(pid) for pid in programs)
    assert supervisor.returncode == 0


def test_a_program_that_will_not_end_is_forced_to(start: Start, folder: Path) -> None:
    supervisor = start(worker=STUBBORN)
    stubborn = pids(folder, "worker")
    finish(supervisor, signal.SIGTERM)
    assert all_gone(stubborn)


def test_a_second_ctrl_c_does_not_disturb_the_end(start: Start, folder: Path) -> None:
    supervisor = start(worker=STUBBORN, web=SLEEPER)
    programs = pids(folder, "worker") + pids(folder, "web")
    supervisor.send_signal(signal.SIGINT)
    assert first_line(supervisor) == ""
    assert first_line(supervisor) == "Ending…"
    assert "Everything has ended" in finish(supervisor, signal.SIGINT)
    assert all_gone(programs)


def test_the_last_started_ends_first(start: Start, folder: Path) -> None:
    names = ("mail", "worker", "web")
    supervisor = start(**{name: SAYS_ITS_END.replace("NAME", name) for name in names})
    for name in names:
        pids(folder, name)
    finish(supervisor, signal.SIGTERM)
    assert (folder / "order").read_text().split() == ["web", "worker", "mail"]


def test_a_program_that_dies_is_started_again_and_it_is_said(start: Start, folder: Path) -> None:
    supervisor = start(web=SLEEPER)
    os.kill(pids(folder, "web")[0], signal.SIGKILL)
    assert len(set(pids(folder, "web", count=2))) == 2
    assert "web ended (code -9): starting it again" in finish(supervisor, signal.SIGTERM)


def test_the_others_run_on_while_one_is_started_again(start: Start, folder: Path) -> None:
    start(web=SLEEPER, worker=SLEEPER)
    os.kill(pids(folder, "web")[0], signal.SIGKILL)
    pids(folder, "web", count=2)
    assert alive(pids(folder, "worker")[0])


def test_the_pause_before_a_new_start_grows(start: Start, folder: Path) -> None:
    supervisor = start(web="echo broken; exit 3")
    said = supervisor.communicate(timeout=PATIENCE)[0]
    assert [line.split(" s.")[0].split()[-1] for line in said.splitlines() if "again" in line] == [
        "0.01",
        "0.02",
        "0.04",
        "0.08",
    ]


def test_a_program_that_keeps_dying_is_given_up_with_its_last_words(
    start: Start, folder: Path
) -> None:
    supervisor = start(worker=SLEEPER, web="echo no such table; exit 3")
    said = supervisor.communicate(timeout=PATIENCE)[0]
    assert "web ended 5 times as soon as it had started" in said
    assert "no such table" in said
    assert supervisor.returncode == 1
    assert all_gone(pids(folder, "worker"))


def test_waiting_ends_when_time_is_up() -> None:
    assert not wait_until(lambda: False, between=lambda: None, patience=0)
