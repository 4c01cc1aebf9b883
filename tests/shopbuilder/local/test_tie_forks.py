"""What a program forks by itself ends with it."""

import signal
import sys

from tests.shopbuilder.local.processes import all_gone, begin, finish, first_line

FORKS = """
import os, signal
if os.fork() == 0:
    print(os.getpid(), flush=True)
    signal.pause()
signal.pause()
"""


def test_a_forked_process_ends_with_the_killed_one() -> None:
    program = begin([sys.executable, "-c", "import shopbuilder.local.tie_forks" + FORKS])
    forked = int(first_line(program))
    finish(program, signal.SIGKILL)
    assert all_gone([forked])
