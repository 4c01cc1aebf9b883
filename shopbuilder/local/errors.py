"""What can keep the programs of one machine from starting."""


class StartError(Exception):
    """A start that failed for a reason the person at the terminal can act on.

    Its text is one sentence or two in her language, and says what to do.
    """
