"""Speaking SMTP to a real server on this machine."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from shopbuilder.messages.services import Outgoing
from workers.notifications.senders import (
    MEMORY,
    NeverSentError,
    NotSentYetError,
    mail_of,
    sender_for,
)

MAIL = mail_of(
    Outgoing(7, 3, "marie@example.org", "Prête « à » retirer", "Bonjour", "<p>Bonjour</p>", 1),
    "ne-pas-repondre@example.org",
)


class Answering:
    """A mail server that answers each mail with what it is told."""

    answer = "250 OK"

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.taken.append(envelope.original_content or b"")
        return self.answer


@pytest.fixture
def server() -> Iterator[tuple[Answering, str]]:
    handler = Answering()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port, ready_timeout=60.0)
    controller.start()
    yield handler, f"smtp://127.0.0.1:{port}"
    controller.stop()


def test_a_mail_arrives_with_text_and_html(server: tuple[Answering, str]) -> None:
    handler, url = server
    sender_for(url).send(MAIL)
    assert b"text/plain" in handler.taken[0]
    assert b"text/html" in handler.taken[0]


def test_the_message_id_names_the_delivery() -> None:
    assert MAIL["Message-ID"] == "<delivery-3-7@example.org>"


def test_a_refusal_for_good_is_told_apart(server: tuple[Answering, str]) -> None:
    handler, url = server
    handler.answer = "550 no such person"
    with pytest.raises(NeverSentError, match="550"):
        sender_for(url).send(MAIL)


def test_a_refusal_for_now_is_tried_again(server: tuple[Answering, str]) -> None:
    handler, url = server
    handler.answer = "451 come back later"
    with pytest.raises(NotSentYetError, match="451"):
        sender_for(url).send(MAIL)


def test_a_server_that_is_away_is_tried_again() -> None:
    with pytest.raises(NotSentYetError):
        sender_for("smtp://127.0.0.1:9").send(MAIL)


def test_no_server_is_trouble_and_not_silence() -> None:
    with pytest.raises(NotSentYetError, match="MAIL_URL"):
        sender_for("").send(MAIL)


def test_the_memory_keeps_what_it_is_given() -> None:
    MEMORY.mails.clear()
    sender_for("memory:").send(MAIL)
    assert MEMORY.mails == [MAIL]
