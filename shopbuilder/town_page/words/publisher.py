"""Who answers for the pages of the town, as its settings say; and what they do not say yet."""

from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import select

from tenants.context import current_town
from tenants.database import db
from tenants.errors import N_
from tenants.models import Town

Conformity = Literal["none", "part", "full"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """The commune or association, as the law wants it named; "" where nobody has said it."""

    name: str
    kind: str
    legal_address: str
    director: str
    contact_email: str
    contact_phone: str
    #: Name, address and telephone of who keeps the machines, on lines of its own.
    hosting: str
    conformity: Conformity

    @property
    def missing(self) -> list[str]:
        """What the law wants named and is not (msgids), in the order of the page."""
        return [said for field, said in _DUTIES.items() if not getattr(self, field)]


_DUTIES: Final = {
    "legal_address": N_("the postal address"),
    "director": N_("the name of the publication director"),
    "contact_email": N_("an e-mail address"),
    "contact_phone": N_("a telephone number"),
    "hosting": N_("name, address and telephone of the host"),
}


def publisher_of_town() -> Publisher:
    """Return who answers for the pages of the town entered."""
    town = current_town()
    row = db.session.execute(
        select(
            Town.kind, Town.legal_address, Town.director, Town.contact_email,
            Town.contact_phone, Town.hosting, Town.conformity,
        ).where(Town.id == town.id)
    ).one()  # fmt: skip
    return Publisher(name=town.name, **row._asdict())
