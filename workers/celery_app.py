"""The Celery application, and the tasks' base: TownTask, which enters the town before it runs.

    celery -A workers.celery_app:celery worker -B

Nothing here is sent by a web request: a recorded event is the queue, and sweeps hand it on.
"""

import os
from typing import Any

from celery import Celery, Task
from flask import Flask

from shopbuilder.app import create_app
from shopbuilder.config import redis_address
from tenants.database import across_towns, in_town
from tenants.towns import town_map
from workers.schedule import SCHEDULE

#: Seconds after which a message that a dead worker held is given to another. It must exceed the
#: longest task; nothing is ever sent with a countdown, so nothing needs longer.
VISIBILITY_SECONDS = int(os.environ.get("BROKER_VISIBILITY_SECONDS", "300"))


class TownUnknownError(RuntimeError):
    """A task was handed a town that is not there any more."""


_made: list[Flask] = []


def flask_app() -> Flask:
    """Return the application that tasks run in, made at the first task of the process."""
    if not _made:
        use(create_app())
    return _made[0]


def use(app: Flask) -> None:
    """Run tasks in this application from now on."""
    _made[:] = [app]


def settings() -> dict[str, Any]:
    """Return Celery's settings; read when the first task is sent or a worker starts."""
    broker = redis_address(os.environ.get("REDIS_URL", "redis://localhost/0"), 0, "celery")
    return {
        "broker_url": broker,
        "broker_transport_options": {
            "visibility_timeout": VISIBILITY_SECONDS,
            "unacked_restore_interval": 2,
            "unacked_restore_throttle": 1,
        },
        "broker_connection_retry_on_startup": True,
        "task_ignore_result": True,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_time_limit": 120,
        "worker_prefetch_multiplier": 1,
        "worker_hijack_root_logger": False,
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        "imports": (
            "workers.outbox",
            "workers.orders",
            "workers.advice",
            "workers.notifications.tasks",
            "workers.previews",
            "workers.heartbeat",
            "workers.subscriptions",
            "workers.imports",
            "workers.photos",
        ),
        "beat_schedule": SCHEDULE,
        "timezone": "UTC",
    }


celery = Celery("shopbuilder")
celery.add_defaults(settings)


class PlatformTask(Task[..., Any]):
    """A task over all towns; its docstring is the reason it may be."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run inside the application, with no town's filter but under the database's policies."""
        with flask_app().app_context(), across_towns(self.__doc__ or self.name):
            return self.run(*args, **kwargs)


class TownTask(Task[..., Any]):
    """A task of one town: its first argument is the town's id."""

    abstract = True
    #: The signature seen by Celery lacks the town, which is taken off before the function runs.
    typing = False

    def __call__(self, town_id: int, *args: Any, **kwargs: Any) -> Any:
        """Enter the town, then run with the arguments that follow. Raises TownUnknownError."""
        with flask_app().app_context():
            town = town_map.with_id(town_id)
            if town is None:
                msg = f"Town {town_id} does not exist."
                raise TownUnknownError(msg)
            with in_town(town):
                return self.run(*args, **kwargs)
