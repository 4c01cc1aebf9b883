"""A letter: what a message needs before its words are written, whatever it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tenants.errors import N_

#: Said of a customer who gave no address and must hear it all the same: somebody has to call.
CALL: Final = N_("No e-mail address was given: please call.")
NO_ADDRESS: Final = N_("The shop has given no e-mail address.")


@dataclass(frozen=True)
class Letter:
    """Who reads a message, in which language, what it is about, and what its template speaks of."""

    recipient_kind: str
    #: Mail address; "" where there is none, and then the phone.
    email: str
    phone: str
    locale: str
    #: What links from the back offices lead to ("order", id).
    subject_kind: str
    subject_id: int
    #: Address of the page in the town that the message leads to.
    path: str
    values: Mapping[str, Any]

    @property
    def channel(self) -> str:
        """How it goes out."""
        return "mail" if self.email else "phone"

    @property
    def impossible(self) -> str:
        """Why it cannot be delivered, known beforehand; "" where it can."""
        if self.email:
            return ""
        return CALL if self.recipient_kind == "customer" else NO_ADDRESS
