"""Keep a handful of programs running: start, watch, start again, end in order."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, Protocol, Self

from shopbuilder.local import children
from shopbuilder.local.data_dir import last_lines
from shopbuilder.local.errors import StartError
from shopbuilder.local.words import say, tell

#: A program that lived at least this long (seconds) had started well.
_WELL_STARTED = 10.0
_FAST_DEATHS_ALLOWED = 5
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 8.0


class Running(Protocol):
    """What a program is once started."""

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        """The process to watch."""
        ...

    def ask(self) -> None:
        """Ask it to end and return at once; harmless when it has ended already."""
        ...

    def stop(self) -> None:
        """End it and wait; harmless when it has ended already."""
        ...


@dataclass
class Child:
    """A program that is one process with its own children."""

    process: "subprocess.Popen[bytes]"
    patience: float

    def ask(self) -> None:
        """Ask it to end, without waiting."""
        if children.exit_code(self.process) is None:
            self.process.terminate()

    def stop(self) -> None:
        """Ask it to end, and after `patience` seconds force it."""
        children.end(self.process, patience=self.patience)


@dataclass(frozen=True)
class Program:
    """A program by its name, how to start it, and where its words go."""

    name: str
    start: Callable[[], Running]
    log: Path
    #: Takes a second to end, and may do so while others of its kind end: asked before the rest.
    slow: bool = False


def child_program(
    name: str,
    command: list[str],
    environment: dict[str, str],
    log: Path,
    *,
    patience: float = 2.0,
    slow: bool = False,
) -> Program:
    """Describe a program started by a command line, its output in a log made anew."""
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_bytes(b"")

    def start() -> Child:
        with log.open("ab") as output:
            return Child(children.start(command, log=output, environment=environment), patience)

    return Program(name, start, log, slow)


@dataclass
class _Watched:
    program: Program
    running: Running
    started: float
    fast_deaths: int = 0
    #: Moment of the next start, while the program is down; None while it runs.
    due: float | None = None


@dataclass
class Supervisor:
    """The programs of one `make run`; as a context manager it ends them all."""

    first_pause: float = _FIRST_PAUSE
    _watched: list[_Watched] = field(default_factory=list)

    def add(self, program: Program) -> Running:
        """Start a program and watch it from now on. Raises StartError."""
        running = program.start()
        self.adopt(program, running)
        return running

    def adopt(self, program: Program, running: Running) -> None:
        """Watch a program that has been started already."""
        self._watched.append(_Watched(program, running, time.monotonic()))

    def check(self) -> None:
        """Look at each program once: notice deaths, start again what is due.

        Raises StartError when a program keeps dying as soon as it starts.
        """
        for watched in self._watched:
            if watched.due is None:
                self._notice_death(watched)
            elif time.monotonic() >= watched.due:
                self._start_again(watched)

    def watch(self, *, pause: float = 0.25) -> NoReturn:
        """Check again and again, until a signal raises. Raises StartError as `check` does."""
        while True:
            self.check()
            time.sleep(pause)

    def end_all(self) -> None:
        """End the programs, the last started first: nothing loses what it leans on."""
        for watched in self._watched:
            if watched.program.slow:
                watched.running.ask()
        while self._watched:
            self._watched.pop().running.stop()

    def __enter__(self) -> Self:
        """Return the supervisor, with nothing running yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every program."""
        self.end_all()

    def _notice_death(self, watched: _Watched) -> None:
        code = children.exit_code(watched.running.process)
        if code is None:
            return
        watched.running.stop()
        lived = time.monotonic() - watched.started
        watched.fast_deaths = 1 if lived >= _WELL_STARTED else watched.fast_deaths + 1
        self._plan(watched, code)

    def _plan(self, watched: _Watched, code: int) -> None:
        """Say that a program died and when it starts again, or give up on it."""
        program = watched.program
        if watched.fast_deaths >= _FAST_DEATHS_ALLOWED:
            tail = last_lines(program.log)
            raise StartError(
                say("keeps_dying", name=program.name, count=watched.fast_deaths, tail=tail)
            )
        pause = min(self.first_pause * 2 ** (watched.fast_deaths - 1), _LONGEST_PAUSE)
        watched.due = time.monotonic() + pause
        tell("died", name=program.name, code=code, pause=f"{pause:g}", log=program.log)

    def _start_again(self, watched: _Watched) -> None:
        watched.started, watched.due = time.monotonic(), None
        try:
            watched.running = watched.program.start()
        except StartError:
            watched.fast_deaths += 1
            self._plan(watched, code=-1)


def wait_until(
    condition: Callable[[], bool], *, between: Callable[[], None], patience: float
) -> bool:
    """Try a condition ten times a second, calling `between` each time; False when time is up."""
    give_up = time.monotonic() + patience
    while not condition():
        if time.monotonic() > give_up:
            return False
        between()
        time.sleep(0.1)
    return True
