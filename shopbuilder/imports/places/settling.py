"""What pages show of a shop once a source has spoken: a person's word, else the best source's.

A value that a person wrote is never written over. Where a source says something new about it, the
difference is kept as a proposal, for the clerk to take or to leave.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from shopbuilder.imports.places.dossiers import Dossier
from shopbuilder.imports.places.ranking import NEAREST, best
from shopbuilder.profile.facts.fields import FIELDS, show, shown
from shopbuilder.profile.facts.models import HAND, Proposal, ShopFact
from tenants.clock import now
from tenants.database import db

#: Field → the source that says it, and what it says.
Said = Mapping[str, tuple[str, str]]

#: A shop that its trader holds: worked out for the plan, nothing that he would have written.
_QUIET: Final = frozenset({"position", "street", "siret"})
#: Nobody can judge two positions side by side.
_NEVER_ASKED: Final = frozenset({"position"})
#: What stands where no source says anything; elsewhere nothing does.
_UNSAID: Final = {"trade": "other"}


@dataclass
class Settled:
    """What became of one shop."""

    changed: list[str] = field(default_factory=list)
    #: Fields where a source says otherwise than a person: left as they are.
    kept: list[str] = field(default_factory=list)
    #: Fields newly put before the clerk.
    proposed: list[str] = field(default_factory=list)


def hear(dossier: Dossier, said: Said, *, source: str) -> Settled:
    """Note what `source` says of a shop, and show what is best now.

    What the source said before and says no more is forgotten.
    """
    by_hand = _by_hand(dossier)
    fresh = _note(dossier, said)
    _forget(dossier, said, source)
    return _settle_all(dossier, by_hand, fresh)


def hear_more(dossier: Dossier, said: Said) -> Settled:
    """Note a word or two more about a shop; whoever says them may have said other things before."""
    by_hand = _by_hand(dossier)
    return _settle_all(dossier, by_hand, _note(dossier, said))


def _by_hand(dossier: Dossier) -> set[str]:
    return {name for name in FIELDS if not dossier.new and _is_by_hand(dossier, name)}


def _settle_all(dossier: Dossier, by_hand: set[str], fresh: set[tuple[str, str]]) -> Settled:
    done = Settled()
    for name in FIELDS:
        _settle(dossier, name, by_hand=name in by_hand, fresh=fresh, done=done)
    street = _chosen_street(dossier)
    dossier.profile.street_guessed = (
        "street" not in by_hand and street is not None and street.source == NEAREST
    )
    return done


def _note(dossier: Dossier, said: Said) -> set[tuple[str, str]]:
    """Write down what is said; return the facts that are new or differ."""
    fresh: set[tuple[str, str]] = set()
    for name, (of, value) in said.items():
        fact = dossier.facts.get((name, of))
        if fact is None:
            fact = ShopFact(shop_id=dossier.shop.id, field=name, source=of, value=value)
            db.session.add(fact)
            # Ranked before it is flushed: the default would come too late.
            fact.said_at = now()
            dossier.facts[name, of] = fact
            fresh.add((name, of))
        elif fact.value != value:
            fact.value, fact.said_at = value, now()
            fresh.add((name, of))
    return fresh


def _forget(dossier: Dossier, said: Said, source: str) -> None:
    """Drop what a source does not say any more."""
    for name, of in [key for key in dossier.facts if key[1] == source]:
        if said.get(name, ("", ""))[0] != of:
            db.session.delete(dossier.facts.pop((name, of)))


def _is_by_hand(dossier: Dossier, name: str) -> bool:
    """Tell whether a person stands behind what is shown: what no source has said, somebody wrote."""
    value = shown(dossier.shop, dossier.profile, name)
    if (name, HAND) in dossier.facts:
        return True
    if dossier.profile.taken_over and (value or name not in _QUIET):
        return True
    if not value or (name == "trade" and value == "other"):
        return False
    return all(fact.value != value for fact in dossier.of_field(name))


def _settle(
    dossier: Dossier,
    name: str,
    *,
    by_hand: bool,
    fresh: set[tuple[str, str]],
    done: Settled,
) -> None:
    """Show the best value of one field, or propose it where a person has written another."""
    choice = best(name, _candidates(dossier, name))
    if by_hand:
        _keep(dossier, name, choice, fresh, done)
    else:
        _show(dossier, name, choice, done)


def _keep(
    dossier: Dossier,
    name: str,
    choice: ShopFact | None,
    fresh: set[tuple[str, str]],
    done: Settled,
) -> None:
    """Leave what a person wrote, and propose what a source says otherwise, where that is new."""
    value = shown(dossier.shop, dossier.profile, name)
    if choice is None or choice.value == value or name in _NEVER_ASKED:
        withdraw(dossier, name)
        return
    done.kept.append(name)
    if (name, choice.source) in fresh and _propose(dossier, choice):
        done.proposed.append(name)


def _show(dossier: Dossier, name: str, choice: ShopFact | None, done: Settled) -> None:
    """Show what the best source says; a name stays although nobody says it any more."""
    wanted = _value(choice)
    if wanted == shown(dossier.shop, dossier.profile, name) or (name == "name" and not wanted):
        return
    show(dossier.shop, dossier.profile, name, wanted or _UNSAID.get(name, ""))
    done.changed.append(name)


def _candidates(dossier: Dossier, name: str) -> Iterable[ShopFact]:
    """Return what sources say of a field: of house numbers only those of the street that is shown."""
    facts = [fact for fact in dossier.of_field(name) if fact.source != HAND]
    if name != "house_number":
        return facts
    street = shown(dossier.shop, dossier.profile, "street") or _value(_chosen_street(dossier))
    return [
        fact
        for fact in facts
        if (said := dossier.facts.get(("street", fact.source))) is None or said.value == street
    ]


def _chosen_street(dossier: Dossier) -> ShopFact | None:
    return best("street", (fact for fact in dossier.of_field("street") if fact.source != HAND))


def _value(fact: ShopFact | None) -> str:
    return fact.value if fact else ""


def _propose(dossier: Dossier, fact: ShopFact) -> bool:
    """Put a source's value before the clerk, unless he was asked about this very value already."""
    return ask(dossier, fact.field, source=fact.source, value=fact.value)


def ask(
    dossier: Dossier,
    name: str,
    *,
    source: str,
    value: str,
    about: str = "",
    entry: Mapping[str, object] | None = None,
) -> bool:
    """Write a proposal, or renew one; tell whether the clerk is asked anew."""
    known = dossier.proposals.get((name, about))
    if known is None:
        proposal = Proposal(
            shop_id=dossier.shop.id, field=name, about=about, source=source, value=value,
            entry=dict(entry or {}),
        )  # fmt: skip
        db.session.add(proposal)
        dossier.proposals[name, about] = proposal
        return True
    if known.value == value:
        if known.state == "open" and entry is not None and known.entry != entry:
            known.entry = dict(entry)
        return False
    known.source, known.value, known.entry = source, value, dict(entry or {})
    known.state, known.said_at, known.settled_at, known.settled_by = "open", now(), None, ""
    return True


def withdraw(dossier: Dossier, name: str, about: str = "") -> None:
    """Take a question back that has answered itself."""
    proposal = dossier.proposals.get((name, about))
    if proposal is not None and proposal.state == "open":
        db.session.delete(dossier.proposals.pop((name, about)))
