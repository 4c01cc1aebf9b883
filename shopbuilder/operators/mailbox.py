"""The mailbox of a local run: every mail that was really sent, as it went out."""

import re
from dataclasses import dataclass
from datetime import UTC
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from babel.dates import format_datetime
from flask import Blueprint, Response, current_app, render_template
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import language
from tenants.errors import NotFound

mailbox = Blueprint("operator_mailbox", __name__, url_prefix="/exploitation/courrier")

SHOWN = 200
_NAME = re.compile(r"^[0-9A-Za-z.-]{1,80}\.eml$")
#: The HTML of a mail is somebody's text: no script, no request, its own styles only.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@dataclass(frozen=True)
class Line:
    """One mail in the list."""

    name: str
    recipient: str
    subject: str
    date: str


@mailbox.get("")
def listing() -> ResponseReturnValue:
    """Show what was sent, newest first."""
    names = sorted((path.name for path in _folder().glob("*.eml")), reverse=True)[:SHOWN]
    return render_template("operator/mailbox.html", mails=[_line(name) for name in names])


@mailbox.get("/<name>")
def one(name: str) -> ResponseReturnValue:
    """Show one mail: its headers and its text."""
    mail = _read(name)
    return render_template(
        "operator/mail.html", mail=_line(name), text=_part(mail, "plain"), name=name
    )


@mailbox.get("/<name>/html")
def as_html(name: str) -> ResponseReturnValue:
    """Show the mail's HTML as a mail program would, shut in its own box."""
    response = Response(_part(_read(name), "html"), mimetype="text/html")
    response.headers["Content-Security-Policy"] = MAIL_POLICY
    return response


def _folder() -> Path:
    folder = current_app.config["MAILBOX_DIR"]
    if not folder:
        raise NotFound
    return Path(folder)


def _read(name: str) -> EmailMessage:
    path = _folder() / name
    if not _NAME.match(name) or not path.is_file():
        raise NotFound
    with path.open("rb") as file:
        return BytesParser(_class=EmailMessage, policy=policy.default).parse(file)


def _line(name: str) -> Line:
    mail = _read(name)
    return Line(name, str(mail["To"]), str(mail["Subject"]), _sent(str(mail["Date"])))


def _sent(header: str) -> str:
    """Return the header's instant in words, in UTC: no town tells a zone here."""
    instant = parsedate_to_datetime(header).astimezone(UTC)
    return format_datetime(instant, "d MMMM y, HH:mm:ss 'UTC'", locale=language().replace("-", "_"))


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
