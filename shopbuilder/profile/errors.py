"""Why something a shop says of itself is not taken."""

from collections.abc import Sequence

from tenants.errors import N_, Refusal


class ProfileRefused(Refusal):
    """A fact about the shop that cannot be right."""

    status = 422
    msgid = N_("This cannot be said of a shop.")


class ClosingRefused(Refusal):
    """An exceptional closing that makes no sense."""

    status = 422
    msgid = N_("This closing cannot be planned.")


class DutiesMissing(Refusal):
    """The mode asked for carries duties that the shop has not met yet."""

    status = 409
    msgid = N_("Something that the law asks for is still missing.")

    def __init__(self, duties: Sequence[str]) -> None:
        #: One msgid a duty, as `missing_duties` names them.
        self.duties = tuple(duties)
        super().__init__()
