"""Why something the town tells is not taken."""

from tenants.errors import N_, Refusal


class StreetRefused(Refusal):
    """The street is unknown, or cannot be added like this."""

    status = 422
    msgid = N_("This street cannot be used.")


class AgendaRefused(Refusal):
    """The rendez-vous, or how it comes again, cannot be taken like this."""

    status = 422
    msgid = N_("This event cannot be announced.")


class NewsRefused(Refusal):
    """The piece of news cannot be published like this."""

    status = 422
    msgid = N_("This news item cannot be published.")
