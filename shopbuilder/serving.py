"""How gunicorn serves the pages in production: `gunicorn -c python:shopbuilder.serving …`."""

import gc
import os
from pathlib import Path

from sqlalchemy.orm import configure_mappers

bind = os.environ.get("WEB_BIND", "127.0.0.1:8000").split(",")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
#: Loaded once and then forked: workers share what none of them changes, which is most of their memory.
preload_app = True
#: A request that is being answered may end; a proxy has long given up on a longer one.
timeout = 60
graceful_timeout = 20
#: Memory instead of a disk, where a container's own file system is read-only.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a memory disk
# It would write a control socket into a home directory.
control_socket_disable = True
# Whose word is taken for where a request came from is TRUSTED_PROXIES' business, not gunicorn's.
forwarded_allow_ips = ""


def when_ready(_server: object) -> None:
    """Finish what every worker would do for itself, and keep the collector from touching it.

    A page of memory that the collector has written its marks to is no longer shared.
    """
    configure_mappers()
    gc.collect()
    gc.freeze()
