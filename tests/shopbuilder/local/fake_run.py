"""A `make run` in small: three programs under the real supervisor: `… FOLDER NAME=SCRIPT…`.

Each program is a shell script. The line `up` says that all were started; their logs lie in FOLDER.
"""

import os
import sys
from pathlib import Path

from shopbuilder.local.errors import StartError
from shopbuilder.local.signals import end_on_signals
from shopbuilder.local.supervisor import Supervisor, child_program
from shopbuilder.local.words import tell, tell_plainly


def main() -> None:
    """Start the programs, watch them until a signal comes."""
    folder = Path(sys.argv[1])
    end_on_signals()
    try:
        with Supervisor(first_pause=0.01) as supervisor:
            for argument in sys.argv[2:]:
                name, _, script = argument.partition("=")
                command = ["sh", "-c", script]
                log = folder / f"{name}.log"
                supervisor.add(child_program(name, command, dict(os.environ), log, patience=0.5))
            tell_plainly("up")
            supervisor.watch(pause=0.02)
    except StartError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        tell("ended")


if __name__ == "__main__":
    main()
