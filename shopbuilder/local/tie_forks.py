"""Tie whatever a program forks to that program; loaded by `celery worker -I`.

Celery forks its beat process by itself. Left alone after a kill, beat would fill the broker
for ever.
"""

import os
import signal

from shopbuilder.local.tether import die_with_parent


def tie() -> None:
    """End this freshly forked process with the one it was forked from."""
    die_with_parent(signal.SIGKILL)


os.register_at_fork(after_in_child=tie)
