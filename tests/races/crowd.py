"""Many people doing one thing at the same moment, each with a session of her own."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock
from typing import Any

from flask import Flask

from tenants.context import CurrentTown
from tenants.database import in_town
from tenants.errors import Refusal

#: People at the very same moment: fewer than the pool of connections holds.
ABREAST = 25


def at_once(app: Flask, town: CurrentTown, actions: list[Callable[[], Any]]) -> Counter[str]:
    """Run the actions together and count what came of each: "done", or the refusal's name."""
    start = Meeting(min(ABREAST, len(actions)))

    def run(action: Callable[[], Any]) -> str:
        with app.app_context(), in_town(town):
            start.wait()
            try:
                action()
            except Refusal as refusal:
                return type(refusal).__name__
            return "done"

    with ThreadPoolExecutor(ABREAST) as pool:
        return Counter(pool.map(run, actions))


class Meeting:
    """A place where the first so many people wait for each other; later ones walk through."""

    def __init__(self, size: int) -> None:
        self._gate = Barrier(size)
        self._left = size
        self._lock = Lock()

    def wait(self) -> None:
        """Wait for the others, if this is one of the first."""
        with self._lock:
            self._left -= 1
            first = self._left >= 0
        if first:
            self._gate.wait(timeout=60)
