"""Every "no" of the program, and the errors that only a programmer sees."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "extract, translate later"
    """Mark a sentence for translation where it is written; faces and mails translate it."""
    return message


class Refusal(Exception):  # noqa: N818 - it is an answer
    """A "no" told to a person: a sentence (English msgid), its values, an HTTP status.

    Subclasses set ``msgid`` and ``status``; one error handler turns any of them into a page.
    """

    status = 400
    msgid = N_("This cannot be done.")

    def __init__(self, msgid: str | None = None, **values: object) -> None:
        self.msgid = msgid or type(self).msgid
        self.values = values
        super().__init__(self.msgid % values if values else self.msgid)


class NotFound(Refusal):
    """Nothing here for this person; also what belongs to another town or another shop."""

    status = 404
    msgid = N_("There is nothing at this address.")


class UnknownHost(Refusal):
    """No town answers at this host name."""

    status = 404
    msgid = N_("No town centre answers at this address.")


class SignInNeeded(Refusal):
    """The page is for people who are signed in."""

    status = 401
    msgid = N_("Please sign in to see this page.")


class RoleMissing(Refusal):
    """Signed in, but this page is for another role."""

    status = 403
    msgid = N_("Your account cannot open this page.")


class CrossSite(Refusal):
    """A form was sent from a page of another site."""

    status = 403
    msgid = N_("This form was sent from another site. Please start again from the town page.")


class WallError(RuntimeError):
    """A query or a write tried to go round the walls between towns: always a bug of ours."""


class NoTownError(WallError):
    """A town's table was queried while no town was entered."""


class WrongTownError(WallError):
    """A row of one town was written while another town was entered."""
