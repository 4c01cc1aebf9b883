"""Why a file is not kept."""

from tenants.errors import N_, Refusal


class UploadRefused(Refusal):
    """The file is not kept, and nothing of it was."""

    status = 422
    msgid = N_("This file cannot be used.")


class UploadTooBig(UploadRefused):
    """The file is bigger than what may be sent here."""

    status = 413
