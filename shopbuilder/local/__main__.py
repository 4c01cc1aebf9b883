"""`python -m shopbuilder.local [run|reset] [--port N]`: what `make run` and `make reset` call."""

import argparse
import os
import signal
import sys

from shopbuilder.local.errors import StartError
from shopbuilder.local.launch import project_of_this_file, run
from shopbuilder.local.reset import reset
from shopbuilder.local.tether import die_with_parent
from shopbuilder.local.words import tell, tell_plainly

_ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Do what is asked; return the exit status."""
    options = _parse(sys.argv[1:])
    project = project_of_this_file()
    os.chdir(project.root)
    try:
        if options.action == "reset":
            reset(project)
            return 0
        _end_on_signals()
        if options.end_with_parent:
            die_with_parent(signal.SIGTERM)
        run(project, options.port, os.environ)
    except StartError as error:
        tell_plainly(str(error))
        return 1
    except KeyboardInterrupt:
        tell("ended")
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shopbuilder.local", description=__doc__)
    parser.add_argument("action", nargs="?", choices=("run", "reset"), default="run")
    parser.add_argument("--port", type=int, default=8000)
    # `make` itself may be killed: its programs must not stay behind.
    parser.add_argument("--end-with-parent", action="store_true")
    return parser.parse_args(arguments)


def _end_on_signals() -> None:
    """Turn the first ending signal into KeyboardInterrupt, and let the end run undisturbed."""

    def end(_number: int, _frame: object) -> None:
        for number in _ENDING_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        tell("ending")
        raise KeyboardInterrupt

    for number in _ENDING_SIGNALS:
        signal.signal(number, end)


if __name__ == "__main__":
    sys.exit(main())
