"""`shopbuilder health …`: whether a process is well, for whoever watches it."""

import os
import time
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import click

from shopbuilder.cli.manual import M_
from shopbuilder.cli.speaking import in_terminals_words

#: Seconds after which a worker or a clock that has shown no sign of life is taken for dead.
_SILENT: Final = 30.0
_WELL: Final = M_("{process}: well.")
_UNWELL: Final = M_("{process}: not well ({why}).")


@click.command()
@click.argument("process", type=click.Choice(["web", "worker", "beat"]))
@click.option("--port", type=int, default=8000, show_default=True, help="Where web answers.")
def health(process: str, port: int) -> None:
    """Say whether PROCESS is well, on the machine where it runs.

    web answers, reaches its database and finds the tables of its version; worker and beat have shown a
    sign of life within 30 seconds, in the folder HEARTBEAT_DIR. Exits with 1 when it is not well.
    """
    why = _why_web_is_not_well(port) if process == "web" else _why_silent(process)
    said = in_terminals_words(_UNWELL if why else _WELL).format(process=process, why=why)
    click.echo(said, err=bool(why))
    if why:
        raise click.exceptions.Exit(1)


def _why_web_is_not_well(port: int) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/sante")
        answer = connection.getresponse()
        said = answer.read(200).decode(errors="replace").strip()
    except OSError as error:
        return str(error)
    finally:
        connection.close()
    return "" if answer.status == HTTPStatus.OK else f"{answer.status} {said}"


def _why_silent(process: str) -> str:
    folder = os.environ.get("HEARTBEAT_DIR", "")
    path = Path(folder, process)
    if not folder or not path.is_file():
        return f"{path if folder else 'HEARTBEAT_DIR'}: -"
    age = time.time() - path.stat().st_mtime
    return f"{path}: {age:.0f} s" if age > _SILENT else ""
