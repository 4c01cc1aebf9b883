"""Ways out: SMTP for real, memory for tests, none when no server is set. Only here is SMTP spoken."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate
from typing import Protocol
from urllib.parse import unquote, urlsplit

from shopbuilder.messages.services import Outgoing
from tenants.clock import now

#: Seconds that one conversation with the mail server may take.
PATIENCE = 15


class NotSentYetError(Exception):
    """The message could not be handed over now; it will be tried again."""


class NeverSentError(Exception):
    """The server says that this address takes no mail; trying again would not help."""


class Sender(Protocol):
    """Hands one mail over, or raises NotSentYetError or NeverSentError."""

    def send(self, mail: EmailMessage) -> None:
        """Hand the mail over."""


def sender_for(url: str) -> Sender:
    """Return the sender that a setting names: smtp://, smtp+starttls://, smtps://, memory:, or none."""
    if url.startswith("memory:"):
        return MEMORY
    return Smtp(url) if url else NoServer()


def mail_of(outgoing: Outgoing, sent_from: str) -> EmailMessage:
    """Return the mail as it goes out: text and HTML, and an id that stays the same at each try.

    A mail server or reader that sees it twice, after a worker died between sending and noting
    it, can tell that it is the same one. Raises NeverSentError.
    """
    mail = EmailMessage()
    mail["Subject"] = outgoing.subject
    mail["From"] = sent_from
    _address(mail, outgoing.recipient)
    mail["Date"] = formatdate(now().timestamp())
    domain = sent_from.rpartition("@")[2].strip(">") or "localhost"
    mail["Message-ID"] = f"<delivery-{outgoing.town_id}-{outgoing.id}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(outgoing.body_text)
    mail.add_alternative(outgoing.body_html, subtype="html")
    return mail


def _address(mail: EmailMessage, recipient: str) -> None:
    """Write to whom a mail goes. Raises NeverSentError for what is not one address, as written.

    The header's parser decodes what looks encoded, and may then find other people, or other lines.
    """
    try:
        mail["To"] = recipient
        read = [address.addr_spec for address in mail["To"].addresses]
    except (ValueError, AttributeError):  # The parser stumbles over a lone bracket.
        read = []
    if read != [recipient] or not recipient.isprintable():
        msg = "This is not an e-mail address."
        raise NeverSentError(msg)


@dataclass(frozen=True)
class Smtp:
    """A mail server."""

    url: str

    def send(self, mail: EmailMessage) -> None:
        """Hand the mail to the server. Raises NotSentYetError or NeverSentError."""
        try:
            with self._connection() as server:
                server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            code, reason = next(iter(refused.recipients.values()))
            _raise_for(code, reason)
        except smtplib.SMTPResponseException as answer:
            _raise_for(answer.smtp_code, answer.smtp_error)
        except (smtplib.SMTPException, OSError) as trouble:
            raise NotSentYetError(str(trouble)) from trouble

    def _connection(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host, port = parts.hostname or "localhost", parts.port
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port or 465, timeout=PATIENCE, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(host, port or 25, timeout=PATIENCE)
        if parts.scheme == "smtp+starttls":
            server.starttls(context=ssl.create_default_context())
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        return server


def _raise_for(code: int, reason: bytes | str) -> None:
    words = reason.decode(errors="replace") if isinstance(reason, bytes) else reason
    raise (NeverSentError if 500 <= code < 600 else NotSentYetError)(f"{code} {words}")


@dataclass(frozen=True)
class NoServer:
    """No mail server is set: every message waits, visible as unsent."""

    def send(self, mail: EmailMessage) -> None:
        """Refuse. Raises NotSentYetError."""
        del mail
        msg = "No mail server is set (MAIL_URL)."
        raise NotSentYetError(msg)


@dataclass
class Memory:
    """Keeps what it is given; for tests."""

    mails: list[EmailMessage] = field(default_factory=list)

    def send(self, mail: EmailMessage) -> None:
        """Keep the mail."""
        self.mails.append(mail)


MEMORY = Memory()
