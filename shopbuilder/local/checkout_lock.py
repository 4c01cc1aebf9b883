"""One `make run` a checkout: who holds it, and at which address it answers."""

import contextlib
from collections.abc import Iterator

from shopbuilder.local.data_dir import take
from shopbuilder.local.errors import StartError
from shopbuilder.local.project import Project
from shopbuilder.local.words import say


@contextlib.contextmanager
def alone(project: Project, address: str, *, refusal: str = "already_runs") -> Iterator[None]:
    """Hold the checkout while the block runs; the lock goes with the process, however it ends.

    Raises StartError with the text `refusal` when another process holds it.
    """
    path = project.var / "running"
    lock = take(path)
    if lock is None:
        raise StartError(say(refusal, address=path.read_text(encoding="utf-8")))
    with lock:
        lock.truncate(0)
        lock.write(address.encode())
        lock.flush()
        yield
