"""Signs of life: a file each for worker and beat, touched while they are at work.

Whoever watches a process looks how old its file is (`shopbuilder health worker`, `… beat`). The worker
touches its own from the loop that takes tasks from the broker, so one that has lost it looks dead.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from celery.beat import Scheduler
from celery.signals import heartbeat_sent


def touch(name: str, environ: Mapping[str, str] = os.environ) -> None:
    """Show that the process of this name is at work; without HEARTBEAT_DIR nobody looks."""
    folder = environ.get("HEARTBEAT_DIR")
    if folder:
        Path(folder, name).touch()


@heartbeat_sent.connect
def show_worker(**_: object) -> None:
    """Touch the worker's file, every two seconds while it hears the broker."""
    touch("worker")


class TouchingScheduler(Scheduler):
    """A clock without memory: every job comes often, so a restart misses none, and needs no file."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due; return the seconds until the next look."""
        pause: float = super().tick(*args, **kwargs)
        touch("beat")
        return pause
