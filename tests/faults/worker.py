"""A real Celery worker with its beat, in processes of their own that can be killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Worker:
    """Starts, and dies without a word."""

    def __init__(self, environ: Mapping[str, str], folder: Path) -> None:
        self._environ = {**os.environ, **environ}
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def start(self) -> None:
        """Start the worker and its beat as one group."""
        self.starts += 1
        with (self._folder / f"worker-{self.starts}.log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable, "-m", "celery", "-A", "workers.celery_app:celery", "worker",
                    "-B", "-s", str(self._folder / f"beat-{self.starts}"), "-P", "threads", "-c", "4",
                    "-l", "info", "--without-gossip", "--without-mingle", "--without-heartbeat",
                ],
                cwd=ROOT, env=self._environ, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def kill(self) -> None:
        """Kill the whole group with SIGKILL: no word, no cleaning up."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def last_words(self) -> str:
        """Return the end of the newest log, for a failure's report."""
        log = self._folder / f"worker-{self.starts}.log"
        return log.read_text(errors="replace")[-3000:]
