"""A process with the application loaded that does each import in a child of its own, under limits.

It reads jobs from its input, a line of JSON each, and answers in the same way. The first line holds
the settings of the application.
"""

import gc
import json
import os
import resource
import sys
import traceback
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flask import Flask

from shopbuilder.app import create_app
from shopbuilder.cli import shopbuilder
from shopbuilder.cli.imports import imports
from tenants.database import db

#: In bytes: address space beyond what the prepared process has; in seconds of the processor.
MEMORY = 400 * 1024 * 1024
SECONDS = 30
FAILED = 99


def main() -> None:
    """Answer jobs until there are no more."""
    given = json.loads(sys.stdin.readline())
    given["OPERATOR_HOSTS"] = frozenset(given["OPERATOR_HOSTS"])
    app = create_app(given)
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
    gc.collect()
    gc.freeze()
    print(json.dumps({"ready": sorted(imports.commands)}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answered(app, json.loads(line))), flush=True)


def answered(app: Flask, job: dict[str, Any]) -> dict[str, Any]:
    """Do one job in a child, and return how it ended and what it took."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        code = FAILED
        try:
            bound(job.get("seconds", SECONDS))
            code, said = DOING[job["do"]](app, job["arguments"])
            os.write(writing, said.encode()[:60_000])
        except BaseException:  # noqa: BLE001 - the child ends here, whatever it was
            os.write(writing, traceback.format_exc().encode()[-60_000:])
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    _, status, used = os.wait4(pid, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "said": said,
        "megabytes": used.ru_maxrss / 1024,
        "seconds": used.ru_utime + used.ru_stime,
    }


def bound(seconds: int) -> None:
    """Set the limits."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def commands(app: Flask, arguments: Sequence[Any]) -> tuple[int, str]:
    """Run commands of the program one after the other, and tell how each ended."""
    runner = app.test_cli_runner()
    results = [runner.invoke(shopbuilder, each) for each in arguments]
    return 0, json.dumps([[result.exit_code, result.output] for result in results])


def unfold(app: Flask, arguments: Sequence[str]) -> tuple[int, str]:
    """Open a workbook as a careless program does."""
    with zipfile.ZipFile(arguments[0]) as archive:
        return 0, str(sum(len(archive.read(name)) for name in archive.namelist()))


def load(app: Flask, arguments: Sequence[str]) -> tuple[int, str]:
    """Read a JSON file as a careless program does."""
    return 0, str(len(json.loads(Path(arguments[0]).read_bytes())))


def spin(app: Flask, arguments: Sequence[str]) -> tuple[int, str]:
    """Never end."""
    while True:
        pass


DOING: dict[str, Callable[[Flask, Sequence[Any]], tuple[int, str]]] = {
    "commands": commands, "unfold": unfold, "load": load, "spin": spin,
}  # fmt: skip


if __name__ == "__main__":
    main()
