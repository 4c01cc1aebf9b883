"""Why a file, a line or a value is not taken."""

from tenants.errors import N_, Refusal


class UnusableFile(Refusal):
    """Nothing of the file can be used, and nothing was written."""

    status = 422
    msgid = N_("This file cannot be used.")


class ValueRefused(Refusal):
    """One value cannot be taken; the caller says what becomes of its line."""

    status = 422
    msgid = N_("This value cannot be used.")


class RunRefused(Refusal):
    """What is asked of an import does not fit how far it is."""

    status = 409
    msgid = N_("This import cannot do that now.")
