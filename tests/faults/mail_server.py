"""A mail server that counts what it takes, and can refuse for a while."""

import socket
import threading
from collections import Counter
from email.parser import BytesHeaderParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class CountingServer:
    """Takes mails on a port of its own; `wait_until` sleeps no longer than it must."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.refused = 0
        self.refusals_left = 0
        self._news = threading.Condition()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, ready_timeout=60.0
        )

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        with self._news:
            try:
                return self._answer(envelope)
            finally:
                self._news.notify_all()

    def _answer(self, envelope: Envelope) -> str:
        if self.refusals_left:
            self.refusals_left -= 1
            self.refused += 1
            return "451 come back later"
        headers = BytesHeaderParser().parsebytes(envelope.original_content or b"")
        self.taken[headers["Message-ID"]] += 1
        return "250 OK"

    def refuse(self, mails: int) -> None:
        """Refuse the next mails."""
        with self._news:
            self.refusals_left = mails

    def wait_for(self, different: int, patience: float) -> bool:
        """Wait until so many different mails have been taken."""
        with self._news:
            return self._news.wait_for(lambda: len(self.taken) >= different, timeout=patience)

    def wait_for_more(self, more: int, patience: float) -> bool:
        """Wait until so many more mails have been taken, counting doubles."""
        with self._news:
            goal = self.taken.total() + more
            return self._news.wait_for(lambda: self.taken.total() >= goal, timeout=patience)

    @property
    def doubles(self) -> int:
        """Mails taken more than once, counted each further time."""
        return self.taken.total() - len(self.taken)

    def __enter__(self) -> "CountingServer":
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()
