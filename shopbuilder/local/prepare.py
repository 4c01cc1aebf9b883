"""Bring tables and demo towns up to date, and note how to sign in.

    python -m shopbuilder.local.prepare [FILE_FOR_SIGN_INS]

Without the file no demo is loaded. One process for three commands: loading the application takes
longer than what they do.
"""

import contextlib
import sys
from pathlib import Path

from shopbuilder.cli import shopbuilder


def main(sign_ins: Path | None) -> int:
    """Run the commands; return the first exit status that is not 0."""
    status = _command("migrate") or (_command("demo", "load") if sign_ins else 0)
    if status == 0 and sign_ins:
        with (
            sign_ins.open("w", encoding="utf-8") as file,
            contextlib.redirect_stdout(file),
        ):
            status = _command("demo", "sign-ins")
    return status


def _command(*words: str) -> int:
    """Run a command of the project and return its exit status."""
    answer: object = shopbuilder.main(list(words), prog_name="shopbuilder", standalone_mode=False)
    return answer if isinstance(answer, int) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else None))
