"""One answer to many proposals of a kind, and back: each of them is answered as if alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from shopbuilder.imports.places.deciding import keep, take, take_back
from shopbuilder.imports.places.matching import SAME
from shopbuilder.imports.places.shops import STATUS
from shopbuilder.profile.facts.models import Proposal
from tenants.clock import now
from tenants.database import db
from tenants.errors import NotFound, Refusal

#: Answers given by one press: the rest waits for the next.
MOST: Final = 200
#: Who is listed, and who is who, is decided one by one.
_ALONE: Final = (SAME, STATUS)


@dataclass(frozen=True)
class Alike:
    """Open proposals of one source about one field, more than one."""

    field: str
    source: str
    count: int


def alike_and_open() -> Sequence[Alike]:
    """Return what could be answered together: one statement."""
    rows = db.session.execute(
        select(Proposal.field, Proposal.source, func.count(Proposal.id))
        .where(Proposal.state == "open", Proposal.field.not_in(_ALONE))
        .group_by(Proposal.field, Proposal.source)
        .having(func.count(Proposal.id) > 1)
        .order_by(func.min(Proposal.id))
    )
    return [Alike(*row) for row in rows]


def answer_together(field: str, source: str, *, taken: bool, actor: str) -> int:
    """Take what a source says of a field, or keep what is there, for all shops; tell for how many.

    What somebody else answers meanwhile is left as answered.
    """
    ids = db.session.scalars(
        select(Proposal.id)
        .where(
            Proposal.state == "open", Proposal.field == field, Proposal.source == source,
            Proposal.field.not_in(_ALONE),
        )
        .order_by(Proposal.id)
        .limit(MOST)
    ).all()  # fmt: skip
    verb, moment = (take if taken else keep), now()
    return sum(verb(each, actor, at=moment) for each in ids)


def take_back_together(proposal_id: int, actor: str) -> tuple[int, int]:
    """Go back on an answer and on all given with it; tell on how many, and how many stay.

    An answer stays where somebody has changed the value since. Raises NotFound.
    """
    one = db.session.scalar(select(Proposal).where(Proposal.id == proposal_id))
    if one is None or one.field in _ALONE:
        raise NotFound
    if one.state == "open":
        return 0, 0
    ids = db.session.scalars(
        select(Proposal.id)
        .where(
            Proposal.settled_at == one.settled_at, Proposal.field == one.field,
            Proposal.source == one.source, Proposal.state == one.state,
        )
        .order_by(Proposal.id)
    ).all()  # fmt: skip
    back = stay = 0
    for each in ids:
        try:
            back += take_back(each, actor)
        except Refusal:
            stay += 1
    return back, stay
