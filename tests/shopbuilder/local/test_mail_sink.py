"""The mail sink delivers nothing and keeps everything, one readable file a mail."""

import email
import email.policy
import smtplib
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope

from shopbuilder.local import children
from shopbuilder.local.mail_sink import Mailbox
from shopbuilder.local.ports import free_port
from shopbuilder.local.supervisor import wait_until
from tests.shopbuilder.local.processes import PATIENCE


@pytest.fixture
def mailbox(folder: Path) -> Path:
    return folder / "mailbox"


@pytest.fixture
def sink(mailbox: Path) -> Iterator[int]:
    """A running mail sink, by its port."""
    port = free_port()
    module = [sys.executable, "-m", "shopbuilder.local.mail_sink"]
    process = children.start([*module, "--port", str(port), "--dir", mailbox])
    assert wait_until(lambda: answers(port), between=lambda: None, patience=PATIENCE)
    yield port
    children.end(process, patience=2)


def answers(port: int) -> bool:
    try:
        smtplib.SMTP("127.0.0.1", port, timeout=PATIENCE).close()
    except OSError:
        return False
    return True


def a_mail(**headers: str) -> EmailMessage:
    mail = EmailMessage(policy=email.policy.SMTP)
    usual = {"From": "ville@example.org", "To": "lea@example.org", "Subject": "Votre commande"}
    for name, value in {**usual, **headers}.items():
        mail[name] = value
    mail.set_content("Prête à partir de 16 h.\n")
    return mail


def kept(mailbox: Path) -> list[EmailMessage]:
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in sorted(mailbox.glob("*.eml"))
    ]


def test_a_mail_is_kept_as_it_was_sent(sink: int, mailbox: Path) -> None:
    with smtplib.SMTP("127.0.0.1", sink) as smtp:
        smtp.send_message(a_mail())
    (mail,) = kept(mailbox)
    assert mail["Subject"] == "Votre commande"
    assert mail.get_content().strip() == "Prête à partir de 16 h."


def test_whom_the_mail_was_really_for_is_noted(sink: int, mailbox: Path) -> None:
    with smtplib.SMTP("127.0.0.1", sink) as smtp:
        smtp.send_message(a_mail(), to_addrs=["lea@example.org", "hidden@example.org"])
    (mail,) = kept(mailbox)
    assert mail.get_all("X-Envelope-To") == ["lea@example.org", "hidden@example.org"]


def test_an_address_with_accents_is_accepted(sink: int, mailbox: Path) -> None:
    with smtplib.SMTP("127.0.0.1", sink) as smtp:
        smtp.send_message(a_mail(To="léa@example.org"))
    assert kept(mailbox)[0]["To"] == "léa@example.org"


def test_mails_sort_by_arrival(sink: int, mailbox: Path) -> None:
    with smtplib.SMTP("127.0.0.1", sink) as smtp:
        for number in range(12):
            smtp.send_message(a_mail(Subject=f"n° {number}"))
    assert [mail["Subject"] for mail in kept(mailbox)] == [f"n° {number}" for number in range(12)]


def test_no_half_written_mail_carries_the_name_of_a_mail(folder: Path) -> None:
    envelope = Envelope()
    envelope.content = b"Subject: x\r\n\r\ny"
    stored = Mailbox(folder).store(envelope)
    assert [path.name for path in folder.iterdir()] == [stored.name]


def test_a_folder_that_has_gone_is_a_temporary_failure(sink: int, mailbox: Path) -> None:
    mailbox.rmdir()
    with smtplib.SMTP("127.0.0.1", sink) as smtp, pytest.raises(smtplib.SMTPDataError) as refused:
        smtp.send_message(a_mail())
    assert refused.value.smtp_code == 452


def test_it_listens_to_this_machine_only(sink: int) -> None:
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
    listening_at = [columns[1] for columns in sockets if columns[3] == "0A"]
    assert [at for at in listening_at if at.endswith(f":{sink:04X}")] == [f"0100007F:{sink:04X}"]
