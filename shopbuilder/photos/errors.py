"""Why a photo is not taken."""

from tenants.errors import N_, Refusal


class PhotoRefused(Refusal):
    """A file that is no photo, or one that cannot be shown."""

    status = 422
    msgid = N_("This photo cannot be used.")
