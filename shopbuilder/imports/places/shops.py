"""Shops and places of a town from any source: everything named is listed on the first day."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.plane import plane_around
from shopbuilder.imports.openstreetmap.street_book import StreetBook
from shopbuilder.imports.places.dossiers import Dossier, Dossiers
from shopbuilder.imports.places.locating import Located, locate
from shopbuilder.imports.places.matching import SAME, match
from shopbuilder.imports.places.public_places import write_places
from shopbuilder.imports.places.reading import entries_of
from shopbuilder.imports.places.report import ShopImport
from shopbuilder.imports.places.settling import Said, Settled, ask, hear, withdraw
from shopbuilder.imports.places.source import Reading
from shopbuilder.imports.places.sources import shop_source_of
from shopbuilder.imports.places.vacancies import write_vacancies
from shopbuilder.imports.places.walking import order_doors
from shopbuilder.imports.writing import Progress, one_import_of_the_town, silent
from shopbuilder.profile.facts.fields import position_text
from shopbuilder.profile.facts.models import REF
from shopbuilder.profile.models import ShopProfile
from tenants.context import current_town
from tenants.errors import N_
from tenants.events import record

#: Field of a proposal "this shop is closed".
STATUS = "status"
CLOSED = "suspended"


def import_shops(
    path: Path, *, source: str = "auto", dry_run: bool = False, progress: Progress = silent
) -> ShopImport:
    """Import the shops and places of a file into the town entered, in one transaction.

    Shops are listed (mode "window") and cannot be ordered from until a trader takes over. A shop
    that another source has brought is the same shop: each value keeps its origin. A second run
    changes nothing; what a person has edited is never overwritten, the difference is proposed.

    Args:
        path: a file of any source in `sources.py`.
        source: its name there; "auto" finds it by the content.
        dry_run: do all of it, tell, and undo it.
        progress: told how many entries are written, of how many.

    Raises:
        UnusableFile: nothing of the file can be used, and nothing was written.
    """
    kind = shop_source_of(path, source)
    report = ShopImport(Findings(), kind.origin)
    entries = entries_of(kind, Reading(path, current_town(), report.findings), report)
    with one_import_of_the_town(dry_run=dry_run):
        book = StreetBook(plane_around(entry.at for entry in entries if entry.at))
        located = locate(entries, book, kind.origin.key, report.findings)
        report.streets_created = book.created
        rows = [entry.ref for entry in entries]
        _Writing(report, book, rows).write(located, progress)
        _record(report)
    return report


class _Writing:
    """Writes entries beside what the town has of them."""

    def __init__(self, report: ShopImport, book: StreetBook, rows: Collection[str]) -> None:
        self.report = report
        self.source = report.origin.key
        self.book = book
        self.dossiers = Dossiers(rows)
        self.seen: set[Dossier] = set()
        #: Streets whose doors may stand in another order now.
        self.streets: set[int] = set()

    def write(self, located: list[Located], progress: Progress) -> None:
        """Write shops, empty shops and places, then put the doors in order."""
        by_use: dict[str, list[Located]] = defaultdict(list)
        for each in located:
            by_use[each.entry.use.what].append(each)
        shops, empty = by_use["shop"], by_use["vacant"]
        for done, each in enumerate(shops, start=1):
            self._shop(each)
            progress(done, len(located))
        write_vacancies(
            [each for each in empty if not self._was_a_shop(each)], self.source, self.report.vacant
        )
        write_places(by_use["place"], self.source, self.book.plane, self.report.places)
        progress(len(located), len(located))
        self.streets |= {each.street.id for each in [*shops, *empty] if each.street}
        order_doors(self.streets, self.dossiers, self.book)
        self.report.shops.absent = [
            each.shop.name
            for each in self.dossiers
            if each.knows(self.source) and each not in self.seen
        ]

    def _shop(self, located: Located) -> None:
        """Create a shop, renew it, or ask which one it is."""
        if located.entry.closed:
            self._closed(located)
            return
        self._count(located)
        found = match(located, self.source, self.dossiers, self.book.plane)
        if found.perhaps:
            self._ask_which(located, found.perhaps)
            return
        dossier = found.shop or self._admitted(located)
        known = found.shop is not None and dossier.knows(self.source)
        self.seen.add(dossier)
        before = dossier.profile.street_id
        settled = hear(dossier, said_of(located, self.source), source=self.source)
        self.dossiers.bind(dossier, located.entry.ref)
        withdraw(dossier, STATUS)
        self.streets |= {street for street in (before, dossier.profile.street_id) if street}
        self._tell(dossier, settled, created=found.shop is None, merged=not known)
        if found.shop is None or settled.changed:
            self._tell_place(located)

    def _tell(self, dossier: Dossier, settled: Settled, *, created: bool, merged: bool) -> None:
        """Count one shop."""
        tally, name = self.report.shops, dossier.shop.name
        self.report.proposed += len(settled.proposed)
        if created:
            tally.created += 1
            return
        if merged:
            tally.merged.append(name)
        if settled.kept:
            tally.edited.append(name)
        if settled.changed:
            tally.changed.append(name)
        elif not settled.kept:
            tally.unchanged += 1

    def _count(self, located: Located) -> None:
        """Count what entries say."""
        entry, report = located.entry, self.report
        report.with_hours += entry.hours is not None
        report.with_phone += bool(entry.phone)
        report.with_siret += bool(entry.siret)

    def _tell_place(self, located: Located) -> None:
        """Count where what is written was put, otherwise than its entry says."""
        self.report.streets_guessed += located.guessed
        self.report.placed_by_door += located.at_from not in {"", self.source}

    def _admitted(self, located: Located) -> Dossier:
        entry = located.entry
        profile = ShopProfile(seed=entry.ref, source_ref=entry.ref, origin=self.source)
        dossier = self.dossiers.admit(entry.name, profile)
        # The trade is heard with the rest; a shop never heard of starts with none.
        profile.trade = "other"
        return dossier

    def _ask_which(self, located: Located, perhaps: Sequence[Dossier]) -> None:
        """Ask the clerk whether an entry is one of these shops; until then it is not listed."""
        entry = located.entry
        said = {name: list(word) for name, word in said_of(located, self.source).items()}
        for dossier in perhaps:
            self.report.proposed += ask(
                dossier, SAME, source=self.source, value=entry.name, about=entry.ref, entry=said
            )
        self.report.shops.doubtful.append(entry.name)
        self.report.findings.note(
            entry.where,
            N_("It may be a shop that is already here, %(shops)s: the clerk will decide."),
            subject=entry.name,
            shops=", ".join(dossier.shop.name for dossier in perhaps),
        )

    def _closed(self, located: Located) -> None:
        """Ask about a shop that the source says is closed; refuse one that was never here."""
        entry = located.entry
        known = self.dossiers.with_ref(entry.ref)
        found = [known] if known else self.dossiers.with_siret(entry.siret)
        if not found:
            self.report.findings.refuse(
                entry.where, N_("The source says that it is closed."), subject=entry.name
            )
            return
        for dossier in found:
            self._ask_closed(dossier)

    def _was_a_shop(self, located: Located) -> bool:
        """Tell whether empty premises are a shop of the town still: then the clerk is asked first."""
        dossier = self.dossiers.with_ref(located.entry.ref)
        if dossier is None or dossier.shop.status != "admitted":
            return False
        self._ask_closed(dossier)
        return True

    def _ask_closed(self, dossier: Dossier) -> None:
        self.seen.add(dossier)
        if dossier.shop.status == "admitted":
            self.report.closed.append(dossier.shop.name)
            self.report.proposed += ask(dossier, STATUS, source=self.source, value=CLOSED)


def said_of(located: Located, source: str) -> Said:
    """Return what an entry says, field by field, each with who says it."""
    entry = located.entry
    said = {
        name: (source, value)
        for name, value in {
            REF: entry.ref,
            "name": entry.name,
            "trade": entry.use.kind,
            "house_number": entry.house_number,
            "opening_hours": entry.hours or "",
            "phone": entry.phone,
            "email": entry.email,
            "website": entry.website,
            "tagline": entry.tagline,
            "story": entry.story,
            "siret": entry.siret,
            "legal_name": entry.legal_name,
            "legal_address": entry.legal_address,
        }.items()
        if value
    }
    if located.street is not None:
        said["street"] = (located.street_from, str(located.street.id))
    if located.at is not None:
        longitude, latitude = located.at
        said["position"] = (located.at_from, position_text(latitude, longitude))
    return said


def _record(report: ShopImport) -> None:
    """Record the fact, unless nothing changed."""
    tallies = {"shops": report.shops, "places": report.places}
    counts = {
        what: {"created": tally.created, "changed": len(tally.changed)}
        for what, tally in tallies.items()
        if tally.created or tally.changed
    }
    if counts:
        record(
            "town.shops_imported", "town", current_town().id, actor="program",
            source=report.origin.name, **counts,
        )  # fmt: skip
