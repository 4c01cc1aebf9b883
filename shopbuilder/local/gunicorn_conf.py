"""Settings of gunicorn on one machine; production has its own."""

import signal

from shopbuilder.local.tether import die_with_parent

worker_class = "gthread"
workers = 1
threads = 8
graceful_timeout = 1
# It would write a control socket into the person's home directory.
control_socket_disable = True
# No proxy stands before it here: nobody's word is taken for where a request came from.
forwarded_allow_ips = ""


def post_fork(_server: object, _worker: object) -> None:
    """Tie a worker to its master, which is itself tied to the supervisor."""
    die_with_parent(signal.SIGKILL)
