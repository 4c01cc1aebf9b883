"""Settings of gunicorn on one machine; production has its own."""

import signal

from shopbuilder.local.tether import die_with_parent

worker_class = "gthread"
workers = 1
threads = 8
graceful_timeout = 1
# It would write a control socket into the person's home directory.
control_socket_disable = True


def post_fork(_server: object, _worker: object) -> None:
    """Tie a worker to its master, which is itself tied to the supervisor."""
    die_with_parent(signal.SIGKILL)
