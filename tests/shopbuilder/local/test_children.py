"""Children end with us, and when told."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shopbuilder.local import children
from tests.shopbuilder.local.processes import all_gone

STUBBORN = "trap '' TERM; sleep 600 & echo $!; wait"


def test_a_child_that_ignores_the_request_is_forced_with_all_it_started(folder: Path) -> None:
    log = folder / "log"
    with log.open("wb") as output:
        child = children.start(["sh", "-c", STUBBORN], log=output)
    while not log.read_text().strip():
        assert child.poll() is None
    children.end(child, patience=0.1)
    assert child.returncode == -signal.SIGKILL
    assert all_gone([int(log.read_text())])


class LockThatIsInterrupted:
    """The lock of a Popen; a signal comes just as it has been taken."""

    def __init__(self, lock: Any) -> None:
        """Stand before the real one."""
        self.lock = lock
        self.release, self.locked = lock.release, lock.locked

    def acquire(self, *how: bool) -> bool:
        """Take it, and be interrupted."""
        taken: bool = self.lock.acquire(*how)
        signal.raise_signal(signal.SIGTERM)
        return taken


@pytest.fixture
def interrupted() -> Iterator["subprocess.Popen[bytes]"]:
    """A child; who looks whether it has ended is interrupted in the midst of it."""
    raising = signal.signal(signal.SIGTERM, signal.default_int_handler)
    child = children.start(["sleep", "600"])
    lock = child._waitpid_lock  # type: ignore[attr-defined]
    child._waitpid_lock = LockThatIsInterrupted(lock)  # type: ignore[attr-defined]
    yield child
    child._waitpid_lock = threading.Lock()  # type: ignore[attr-defined]
    signal.signal(signal.SIGTERM, raising)
    children.end(child, patience=1)


@pytest.mark.parametrize(
    ("look", "left_taken"),
    [(children.exit_code, False), (subprocess.Popen.poll, True)],
    ids=["ours", "the plain one"],
)
def test_a_signal_in_the_midst_of_a_look_leaves_no_lock_taken(
    interrupted: Any, look: Callable[[Any], object], *, left_taken: bool
) -> None:
    with pytest.raises(KeyboardInterrupt):
        look(interrupted)
    assert interrupted._waitpid_lock.locked() is left_taken


def test_ending_a_child_that_has_ended_is_harmless() -> None:
    child = children.start(["true"])
    child.wait()
    children.end(child, patience=1)
    assert child.returncode == 0


def test_a_child_is_out_of_reach_of_ctrl_c_at_the_terminal() -> None:
    child = children.start(["sleep", "600"])
    assert os.getpgid(child.pid) == child.pid
    children.end(child, patience=1)


def test_a_short_command_says_how_it_went() -> None:
    done = children.run(["sh", "-c", "echo out; echo err >&2; exit 3"])
    assert (done.returncode, done.stdout, done.stderr) == (3, "out\n", "err\n")


def test_a_child_sees_the_environment_it_is_given() -> None:
    done = children.run(["/bin/sh", "-c", 'echo "$TOWN"'], environment={"TOWN": "Le Bourg"})
    assert done.stdout == "Le Bourg\n"


def test_a_program_that_does_not_exist_is_an_error_not_a_hang() -> None:
    assert children.run(["/nowhere/at/all"]).returncode != 0


def test_a_child_whose_parent_has_ended_before_it_started_does_not_start() -> None:
    command = children.tethered(["echo", "started"])
    command[command.index(str(os.getpid()))] = "1"
    done = children.run(["env", *command])
    assert "started" not in done.stdout
    assert "parent ended" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")
def test_as_nobody_no_right_of_root_is_left_but_passage() -> None:
    done = children.run(["grep", "-E", "^(Uid|CapEff)", "/proc/self/status"], identity="nobody")
    uid, rights = (line.split() for line in done.stdout.splitlines())
    assert set(uid[1:]) == {"65534"}
    assert int(rights[1], 16) == 1 << 1
