"""What went wrong, in a sentence: nobody at a terminal has to read a traceback."""

import os
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

import click
from alembic.util import CommandError
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy.exc import InterfaceError, OperationalError, ProgrammingError

from shopbuilder.app import create_app
from shopbuilder.cli.manual import M_
from shopbuilder.cli.speaking import in_terminals_words, terminal_language
from shopbuilder.config import SettingsError, settings
from shopbuilder.i18n import refusal_in_words
from shopbuilder.local.errors import StartError
from tenants.errors import Refusal
from tenants.isolation import RoleError

REFUSED, BROKEN = 2, 1

_NO_DATABASE = M_("The database does not answer: {reason}")
_OTHER_TABLES = M_(
    "The tables of the database are not those of this version: run `shopbuilder migrate` first."
)
_BROKEN = M_(
    "This should not have happened ({kind}). What the program was doing is written in {report}:"
    " please send that file to whoever looks after the installation."
)


@dataclass(frozen=True)
class Said:
    """A sentence for the terminal, and the exit status."""

    sentence: str
    status: int = REFUSED


def application() -> Flask:
    """Return the application, which speaks the language of the terminal. Raises SettingsError."""
    return create_app({**settings(os.environ), "BABEL_DEFAULT_LOCALE": terminal_language()})


def said_of(error: Exception, ctx: click.Context) -> Said:
    """Return what to say of an error: its own sentence, or where the report of it lies."""
    match error:
        case Refusal():
            with ctx.ensure_object(ScriptInfo).load_app().app_context():
                return Said(refusal_in_words(error))
        case SettingsError() | RoleError() | StartError() | CommandError():
            return Said(str(error))
        case OperationalError() | InterfaceError():
            return _said(_NO_DATABASE, reason=_first_line(error.orig))
        case ProgrammingError() if type(error.orig).__name__.startswith("Undefined"):
            return _said(_OTHER_TABLES)
        case OSError() if error.filename is not None:
            return Said(f"{error.filename}: {error.strerror}")
        case _:
            return _broken(error)


def _said(text: str, **values: object) -> Said:
    return Said(in_terminals_words(text).format(**values))


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().partition("\n")[0]


def _broken(error: Exception) -> Said:
    """Write the traceback to a file of its owner's, and name it."""
    handle, report = tempfile.mkstemp(prefix="shopbuilder-", suffix=".txt")
    os.close(handle)
    Path(report).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    sentence = in_terminals_words(_BROKEN).format(kind=type(error).__name__, report=report)
    return Said(sentence, BROKEN)
