"""A worker in the test's own process: tasks run when they are handed on, mails stay in memory."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.cast import Cast
from workers.celery_app import celery, use
from workers.notifications.senders import MEMORY


@pytest.fixture
def worker(clean: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application as the worker runs it."""
    use(clean)
    MEMORY.mails.clear()
    monkeypatch.setitem(clean.config, "MAIL_URL", "memory:")
    celery.conf.update(task_always_eager=True, task_eager_propagates=True)
    with clean.app_context():
        yield clean
    celery.conf.update(task_always_eager=False)
