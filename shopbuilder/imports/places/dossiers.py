"""Every shop of the town with all that is said of it, loaded once for an import."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select

from shopbuilder.imports.folding import fold
from shopbuilder.profile.facts.models import REF, Proposal, ShopFact
from shopbuilder.profile.models import ShopProfile
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop
from tenants.services import admit_shop


@dataclass(eq=False)
class Dossier:
    """One shop: its rows, what each source says, and what its clerk was asked."""

    shop: Shop
    profile: ShopProfile
    #: By field and source.
    facts: dict[tuple[str, str], ShopFact] = field(default_factory=dict)
    #: By field and what they are about.
    proposals: dict[tuple[str, str], Proposal] = field(default_factory=dict)
    #: Admitted a moment ago: nobody has written anything in it yet.
    new: bool = False

    def of_field(self, name: str) -> list[ShopFact]:
        """Return what is said of one field, by everybody."""
        return [fact for (of, _), fact in self.facts.items() if of == name]

    def knows(self, source: str) -> bool:
        """Tell whether a source has said already which of its rows this shop is."""
        return (REF, source) in self.facts


class Dossiers:
    """The shops of the town entered, to look up by what identifies them."""

    def __init__(self, rows_of_file: Collection[str] = ()) -> None:
        #: What the file at hand calls its rows.
        self._rows_of_file = frozenset(rows_of_file)
        self._by_id: dict[int, Dossier] = {}
        self._by_ref: dict[str, Dossier] = {}
        self._by_siret: dict[str, list[Dossier]] = defaultdict(list)
        self._by_name: dict[str, list[Dossier]] = defaultdict(list)
        self._by_address: dict[tuple[int, str], list[Dossier]] = defaultdict(list)
        rows = db.session.execute(
            select(Shop, ShopProfile).join(ShopProfile, ShopProfile.shop_id == Shop.id)
        )
        for shop, profile in rows:
            self._by_id[shop.id] = Dossier(shop, profile)
        for fact in db.session.scalars(select(ShopFact)):
            self._by_id[fact.shop_id].facts[fact.field, fact.source] = fact
        for proposal in db.session.scalars(select(Proposal)):
            self._by_id[proposal.shop_id].proposals[proposal.field, proposal.about] = proposal
        for dossier in self._by_id.values():
            self._index(dossier)

    def __iter__(self) -> Iterator[Dossier]:
        return iter(self._by_id.values())

    def is_free(self, dossier: Dossier, source: str) -> bool:
        """Tell whether a shop may still be a row of this source: one row is one shop.

        A row that the file does not hold any more may stand in it under another name or address.
        """
        ref = dossier.facts.get((REF, source))
        return ref is None or ref.value not in self._rows_of_file

    def with_ref(self, ref: str) -> Dossier | None:
        """Return the shop that a row of a source is known to be."""
        return self._by_ref.get(ref)

    def with_siret(self, siret: str) -> list[Dossier]:
        """Return the shops of this SIRET: there should be one at most."""
        return self._by_siret.get(siret, []) if siret else []

    def named(self, name: str) -> list[Dossier]:
        """Return the shops of this name, spelling aside."""
        return self._by_name.get(fold(name), [])

    def at_address(self, street_id: int, house_number: str) -> list[Dossier]:
        """Return the shops behind one door."""
        return self._by_address.get((street_id, fold(house_number)), [])

    def admit(self, name: str, profile: ShopProfile) -> Dossier:
        """Admit a shop, and return its empty dossier; it is findable by its name only."""
        shop = admit_shop(name)
        profile.shop_id = shop.id
        db.session.add(profile)
        dossier = Dossier(shop, profile, new=True)
        self._by_id[shop.id] = dossier
        return dossier

    def bind(self, dossier: Dossier, ref: str) -> None:
        """Let a row of a source lead to this shop."""
        self._by_ref[ref] = dossier

    def _index(self, dossier: Dossier) -> None:
        profile = dossier.profile
        refs = [fact.value for fact in dossier.of_field(REF)]
        for ref in [*refs, *([profile.source_ref] if profile.source_ref else [])]:
            self._by_ref[ref] = dossier
        self._by_siret[profile.siret].append(dossier)
        self._by_name[fold(dossier.shop.name)].append(dossier)
        if profile.street_id is not None and profile.house_number:
            self._by_address[profile.street_id, fold(profile.house_number)].append(dossier)


def dossier_of(shop_id: int) -> Dossier:
    """Return one shop with all that is said of it. Raises NotFound."""
    row = db.session.execute(
        select(Shop, ShopProfile)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(Shop.id == shop_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    dossier = Dossier(row[0], row[1])
    for fact in db.session.scalars(select(ShopFact).where(ShopFact.shop_id == shop_id)):
        dossier.facts[fact.field, fact.source] = fact
    for proposal in db.session.scalars(select(Proposal).where(Proposal.shop_id == shop_id)):
        dossier.proposals[proposal.field, proposal.about] = proposal
    return dossier
