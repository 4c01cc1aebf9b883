"""`shopbuilder run`, `env`, `reset`: everything on one machine, in a checkout or installed."""

import os
from pathlib import Path

import click

from shopbuilder.local.exporting import as_shell_lines
from shopbuilder.local.launch import run as launch
from shopbuilder.local.project import Project, project_of
from shopbuilder.local.reset import reset as forget
from shopbuilder.local.signals import end_on_signals
from shopbuilder.local.words import called_by, say, tell

DATA = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for data and logs; without it ~/.local/share/shopbuilder, in a checkout var/.",
)


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Where the pages are served, on this machine only.",
)
@DATA
@click.option("--without-demo", is_flag=True, help="Load no demo towns: start with an empty house.")
def run(port: int, data: Path | None, *, without_demo: bool) -> None:
    """Start everything on this machine: database, broker, worker, web server, mail catcher.

    Two invented towns are loaded at the first start, and their addresses and sign-ins printed. Mails
    are caught and shown as a mailbox on the first address. Servers of your own are used where
    DATABASE_URL, REDIS_URL or MAIL_URL name them. Ctrl-C ends everything; the data stay.
    """
    project = _entered(data)
    end_on_signals()
    try:
        launch(project, port, os.environ, demo=not without_demo)
    except KeyboardInterrupt:
        tell("ended")


@click.command()
@DATA
def env(data: Path | None) -> None:
    """Print the settings of what `shopbuilder run` has started, for a shell to read.

    After it the commands of that shell speak to the running installation.
    """
    click.echo(as_shell_lines(_entered(data)))


@click.command()
@DATA
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(data: Path | None, *, yes: bool) -> None:
    """Forget the data that `shopbuilder run` has made on this machine: towns, photos, mails, logs.

    A database of your own (DATABASE_URL) is left alone.
    """
    project = _entered(data)
    if not yes:
        click.confirm(say("reset_sure", path=project.var), abort=True)
    forget(project)


def _entered(data: Path | None) -> Project:
    """Return the folders to work in, and go there. Raises StartError where none can be made."""
    called_by("shopbuilder")
    project = project_of(data)
    project.enter()
    return project
