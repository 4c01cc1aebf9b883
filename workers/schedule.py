"""Every periodic job, on one screen. A tick nobody took within its pace is dropped, not piled up."""

from typing import Any


def _every(seconds: float, task: str) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"expires": max(seconds * 2, 5)}}


SCHEDULE = {
    "hand recorded events to their handlers": _every(1, "workers.outbox.sweep_events"),
    "send what is due": _every(1, "workers.notifications.tasks.sweep_deliveries"),
    "let orders that nobody accepted lapse": _every(10, "workers.orders.sweep_unaccepted"),
    "take up imports that wait": _every(1, "workers.imports.sweep_imports"),
    "ask the calendars and feeds that towns follow": _every(
        60, "workers.subscriptions.sweep_subscriptions"
    ),
    "draw pictures of links": _every(60, "workers.previews.sweep_previews"),
    "develop photos": _every(2, "workers.photos.sweep_waiting"),
    "take away files of photos that are gone": _every(3600, "workers.photos.sweep_files"),
    "forget baskets and sign-ins that have grown old": _every(3600, "workers.orders.sweep_stale"),
    "forget files and notes of imports": _every(3600, "workers.imports.sweep_old"),
    "erase questions that have grown old": _every(3600, "workers.advice.sweep_old_questions"),
}
