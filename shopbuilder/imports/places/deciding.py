"""What a person answers to a proposal: take it, keep what is there, or take the answer back."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select

from shopbuilder.imports.openstreetmap.doors import house_number_value
from shopbuilder.imports.places.dossiers import Dossier, dossier_of
from shopbuilder.imports.places.matching import SAME
from shopbuilder.imports.places.settling import hear
from shopbuilder.imports.places.shops import CLOSED, STATUS
from shopbuilder.profile.errors import ProfileRefused
from shopbuilder.profile.facts.by_hand import written_by_hand
from shopbuilder.profile.facts.fields import show, shown
from shopbuilder.profile.facts.models import HAND, Proposal, ShopFact
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.services import readmit, suspend
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.services import admit_shop

CHANGED_SINCE: Final = N_(
    "Somebody has changed this value since: what is there now stays. Change it by hand if"
    " necessary."
)


def take(
    proposal_id: int, actor: str, *, shop_id: int | None = None, at: datetime | None = None
) -> bool:
    """Let the source's word stand; False where the question is settled already.

    `shop_id` limits the answer to one shop's questions; answers of one moment `at` were given
    together. Raises NotFound.
    """
    with transaction():
        proposal = _asked(proposal_id, shop_id)
        if proposal.state != "open":
            return False
        _TAKE.get(proposal.field, _take_value)(proposal, actor)
        _settle(proposal, "taken", actor, at)
    return True


def keep(
    proposal_id: int, actor: str, *, shop_id: int | None = None, at: datetime | None = None
) -> bool:
    """Let what is there stand; False where the question is settled already. Raises NotFound."""
    with transaction():
        proposal = _asked(proposal_id, shop_id)
        if proposal.state != "open":
            return False
        _settle(proposal, "kept", actor, at)
        if proposal.field == SAME:
            _list_if_nobody(proposal)
    return True


def take_back(proposal_id: int, actor: str, *, shop_id: int | None = None) -> bool:
    """Ask again, and put back what the answer changed; False where the question is open.

    Raises NotFound, and ProfileRefused where somebody has changed the value since.
    """
    with transaction():
        proposal = _asked(proposal_id, shop_id)
        if proposal.state == "open":
            return False
        undo = _UNDO if proposal.state == "taken" else _UNKEEP
        undo.get(proposal.field, _put_value_back if proposal.state == "taken" else _nothing)(
            proposal, actor
        )
        _settle(proposal, "open", actor)
        proposal.before, proposal.before_actor, proposal.settled_at = "", "", None
    return True


def _asked(proposal_id: int, shop_id: int | None) -> Proposal:
    """Return a question, locked: two people at once answer it once."""
    query = select(Proposal).where(Proposal.id == proposal_id).with_for_update()
    if shop_id is not None:
        # Whether two entries are one shop is the town's to say, and so is who is listed.
        query = query.where(Proposal.shop_id == shop_id, Proposal.field.not_in([SAME, STATUS]))
    proposal = db.session.scalar(query.execution_options(populate_existing=True))
    if proposal is None:
        raise NotFound
    return proposal


def _settle(proposal: Proposal, state: str, actor: str, at: datetime | None = None) -> None:
    proposal.state, proposal.settled_at, proposal.settled_by = state, at or now(), actor
    record(
        f"shop.proposal_{state}", "shop", proposal.shop_id, actor=actor,
        field=proposal.field, source=proposal.source,
    )  # fmt: skip


# -- values


def _take_value(proposal: Proposal, actor: str) -> None:
    """Show the source's value, as the word of who took it."""
    dossier = dossier_of(proposal.shop_id)
    fields = [proposal.field, *_along(proposal)]
    hand = dossier.facts.get((proposal.field, HAND))
    proposal.before = shown(dossier.shop, dossier.profile, proposal.field)
    proposal.before_actor = hand.actor if hand else ""
    proposal.entry = {name: shown(dossier.shop, dossier.profile, name) for name in fields[1:]}
    show(dossier.shop, dossier.profile, proposal.field, proposal.value)
    for name in fields[1:]:
        fact = dossier.facts.get((name, proposal.source))
        show(dossier.shop, dossier.profile, name, fact.value if fact else "")
    _place(dossier, fields)
    written_by_hand(dossier.shop, dossier.profile, fields, actor=actor)


def _along(proposal: Proposal) -> list[str]:
    """Return the fields that go with one: a street without its number is half an address."""
    return ["house_number"] if proposal.field == "street" else []


def _put_value_back(proposal: Proposal, actor: str) -> None:
    """Show what was there before, and whose word it was."""
    dossier = dossier_of(proposal.shop_id)
    if shown(dossier.shop, dossier.profile, proposal.field) != proposal.value:
        raise ProfileRefused(CHANGED_SINCE)
    fields = [proposal.field, *proposal.entry]
    show(dossier.shop, dossier.profile, proposal.field, proposal.before)
    for name, value in proposal.entry.items():
        show(dossier.shop, dossier.profile, name, str(value))
    _place(dossier, fields)
    if proposal.before_actor:
        written_by_hand(dossier.shop, dossier.profile, fields, actor=proposal.before_actor)
    else:
        for name in fields:
            fact = dossier.facts.get((name, HAND))
            if fact is not None:
                db.session.delete(fact)
    proposal.entry = {}
    del actor


def _place(dossier: Dossier, fields: list[str]) -> None:
    """Put a shop at its new door."""
    if "street" in fields or "house_number" in fields:
        dossier.profile.street_guessed = False
        _place_new(dossier.profile)


# -- a shop that its source calls closed


def _take_off(proposal: Proposal, actor: str) -> None:
    shop = dossier_of(proposal.shop_id).shop
    proposal.before = shop.status
    suspend(shop, actor=actor)


def _show_again(proposal: Proposal, actor: str) -> None:
    if proposal.before != CLOSED:
        # What the town had taken off before anybody was asked stays off.
        readmit(dossier_of(proposal.shop_id).shop, actor=actor)


# -- an entry that may be a shop of the town


def _said(proposal: Proposal) -> dict[str, tuple[str, str]]:
    return {name: (str(of), str(value)) for name, (of, value) in proposal.entry.items()}


def _join(proposal: Proposal, actor: str) -> None:
    """Let the entry be this shop, and no other one."""
    dossier, said = dossier_of(proposal.shop_id), _said(proposal)
    # What an older row of the same source said is written over: kept, to be put back.
    proposal.before = json.dumps(
        {name: fact.value for (name, of), fact in dossier.facts.items() if of == proposal.source}
    )
    hear(dossier, said, source=proposal.source)
    for other in _others_open(proposal):
        other.state, other.settled_at, other.settled_by = "kept", now(), actor
        other.before = f"joined {proposal.id}"


def _part(proposal: Proposal, actor: str) -> None:
    """Let the entry be nobody's again, and the shop what it was."""
    del actor
    before: dict[str, str] = json.loads(proposal.before or "{}")
    said = {name: (proposal.source, value) for name, value in before.items()}
    hear(dossier_of(proposal.shop_id), said, source=proposal.source)
    joined = f"joined {proposal.id}"
    for other in db.session.scalars(select(Proposal).where(Proposal.before == joined)):
        other.state, other.before, other.settled_at, other.settled_by = "open", "", None, ""


def _others_open(proposal: Proposal) -> list[Proposal]:
    return list(
        db.session.scalars(
            select(Proposal).where(
                Proposal.field == SAME,
                Proposal.about == proposal.about,
                Proposal.id != proposal.id,
                Proposal.state != "kept",
            )
        )
    )


def _list_if_nobody(proposal: Proposal) -> None:
    """List the entry as a shop of its own, once nobody it could be is left."""
    if _others_open(proposal):
        return
    said = _said(proposal)
    shop = admit_shop(proposal.value)
    profile = ShopProfile(
        shop_id=shop.id, seed=proposal.about, source_ref=proposal.about, origin=proposal.source
    )
    db.session.add(profile)
    profile.trade, profile.taken_over = "other", False
    hear(Dossier(shop, profile, new=True), said, source=proposal.source)
    _place_new(profile)
    proposal.before = f"listed {shop.id}"


def _place_new(profile: ShopProfile) -> None:
    profile.door_order = house_number_value(profile.house_number)


def _unlist(proposal: Proposal, actor: str) -> None:
    """Take the shop that the answer listed off the pages, and let go of the entry."""
    kind, _, number = proposal.before.partition(" ")
    if kind == "joined":
        raise ProfileRefused(N_("The entry has become another shop: change that decision first."))
    if kind != "listed":
        return
    dossier = dossier_of(int(number))
    suspend(dossier.shop, actor=actor)
    db.session.execute(
        delete(ShopFact).where(
            ShopFact.shop_id == dossier.shop.id, ShopFact.source == proposal.source
        )
    )
    dossier.profile.source_ref = None


def _nothing(proposal: Proposal, actor: str) -> None:
    """Leave everything: keeping changed nothing."""
    del proposal, actor


_Act = Callable[[Proposal, str], None]
_TAKE: Final[Mapping[str, _Act]] = {STATUS: _take_off, SAME: _join}
_UNDO: Final[Mapping[str, _Act]] = {STATUS: _show_again, SAME: _part}
_UNKEEP: Final[Mapping[str, _Act]] = {SAME: _unlist}
