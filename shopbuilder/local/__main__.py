"""`python -m shopbuilder.local [run|reset|env]`: what `make run` and `make reset` call."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from shopbuilder.local.errors import StartError
from shopbuilder.local.exporting import as_shell_lines
from shopbuilder.local.launch import run
from shopbuilder.local.project import Project, project_of
from shopbuilder.local.reset import reset
from shopbuilder.local.signals import end_on_signals
from shopbuilder.local.tether import die_with_parent
from shopbuilder.local.words import complain, tell, tell_plainly


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; return the exit status."""
    options = _parse(arguments)
    try:
        project = project_of(options.var)
        project.enter()
        if options.action == "reset":
            reset(project)
        elif options.action == "env":
            tell_plainly(as_shell_lines(project))
        else:
            _run(project, options)
    except StartError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        tell("ended")
    return 0


def _run(project: Project, options: argparse.Namespace) -> NoReturn:
    end_on_signals()
    if options.end_with_parent:
        die_with_parent(signal.SIGTERM)
    run(project, options.port, os.environ)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shopbuilder.local", description=__doc__)
    parser.add_argument("action", nargs="?", choices=("run", "reset", "env"), default="run")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--var", type=Path, help="folder for data and logs")
    # `make` itself may be killed: its programs must not stay behind.
    parser.add_argument("--end-with-parent", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    """Read a port number a server can listen at."""
    number = int(text)
    if not 0 < number < 2**16:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
