"""How a person ends what runs: Ctrl-C, TERM, a closed terminal."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from shopbuilder.local.words import tell

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def end_on_signals() -> None:
    """Turn the first ending signal into KeyboardInterrupt, and let the end run undisturbed."""

    def end(_number: int, _frame: object) -> None:
        for number in _ENDING:
            signal.signal(number, signal.SIG_IGN)
        tell("ending")
        raise KeyboardInterrupt

    for number in _ENDING:
        signal.signal(number, end)


@contextmanager
def held() -> Iterator[None]:
    """Let a signal that comes meanwhile wait until what is inside is done.

    What holds a lock of the standard library for a moment must not be left by an exception: the
    lock would stay taken. Start no program inside, it would never hear the signals either.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
