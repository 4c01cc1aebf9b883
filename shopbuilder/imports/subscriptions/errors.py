"""Why an address is not followed."""

from tenants.errors import N_, Refusal


class SubscriptionRefused(Refusal):
    """The address cannot be followed like this."""

    status = 422
    msgid = N_("This address cannot be followed.")
