"""Tie Celery's embedded beat process to its worker; loaded by `celery worker -I`."""

import signal

from celery.signals import beat_embedded_init

from shopbuilder.local.tether import die_with_parent


@beat_embedded_init.connect(weak=False)
def tie_to_worker(**_: object) -> None:
    """End beat with its worker: alone it would fill the broker for ever."""
    die_with_parent(signal.SIGKILL)
