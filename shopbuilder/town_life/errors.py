"""Why something the town tells is not taken."""

from tenants.errors import N_, Refusal


class StreetRefused(Refusal):
    """The street is unknown, or cannot be added like this."""

    status = 422
    msgid = N_("This street cannot be used.")
