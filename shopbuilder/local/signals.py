"""How a person ends what runs: Ctrl-C, TERM, a closed terminal."""

import signal

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
