"""Why nothing was fetched, in a sentence for the person who wrote the address."""

from tenants.errors import N_, Refusal


class FetchRefused(Refusal):
    """Nothing was fetched; the sentence says why."""

    status = 422
    msgid = N_("Nothing can be fetched from this address.")

    #: Seconds after which the site asked to be asked again; None = it said nothing.
    retry_after: int | None = None


class AddressRefused(FetchRefused):
    """The address is one that is never asked: no web address, a private network, another port."""

    msgid = N_("This address cannot be used. A web address begins with https:// or http://.")


class TooMuch(FetchRefused):
    """The answer is larger than what is taken."""

    msgid = N_("The site sends more than the %(most)s MB allowed.")


class TooSlow(FetchRefused):
    """The whole of the answer did not come within its time."""

    msgid = N_("The site did not answer within %(seconds)s seconds.")
