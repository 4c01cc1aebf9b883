"""Imports of articles as runs see them: what they count, and batches whose findings are told apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.products.batches import How, ProductBatch, from_files, product_batches
from shopbuilder.imports.products.planning import ProductPlan
from shopbuilder.imports.products.services import circumstances, import_products
from shopbuilder.imports.runs import counting
from shopbuilder.imports.runs.job import FIRST_LINES, Asked, Outcome
from shopbuilder.imports.runs.telling import capped_findings, drained
from tenants.errors import N_
from tenants.models import Shop


def perform(asked: Asked) -> Outcome:
    """Import articles all at once, as a command does."""
    settings = asked.settings
    done = import_products(
        _shop_of(asked),
        asked.path,
        source=settings.get("source", "auto"),
        vat=settings.get("vat"),
        without_tax=settings.get("without_tax"),
        columns=settings.get("columns"),
        overwrite=bool(settings.get("overwrite")),
        apply=not asked.dry_run,
        progress=asked.progress,
    )
    counts = [*_counts_of(done.plan), (counting.ABSENT, len(done.plan.absent))]
    return Outcome(done.reading.findings, counts, list(_lines_of(done.plan)), done)


def batches(asked: Asked) -> Iterator["Batch"]:
    """Yield the articles of a file in batches."""
    settings, shop_id = asked.settings, _shop_of(asked).id
    how = How(settings.get("source", "auto"), bool(settings.get("overwrite")), settings.get("vat"))
    around = circumstances(settings.get("without_tax"), settings.get("columns"))
    counted = _Counted()
    for batch in product_batches(shop_id, asked.path, around, capped_findings(), how):
        yield Batch(batch, counted)


def _shop_of(asked: Asked) -> Shop:
    if asked.shop is None:
        raise RunRefused(N_("Articles are imported into a shop: say which one."))
    return asked.shop


@dataclass
class _Counted:
    """Articles of the file that the shop has: before the import, once it is planned."""

    known: int = 0


@dataclass
class Batch:
    """A batch of articles, and what was found while they were read."""

    batch: ProductBatch
    counted: _Counted

    @property
    def size(self) -> int:
        """How many articles."""
        return self.batch.size

    @property
    def behind(self) -> int:
        """How many of the file are behind once these are done."""
        return self.batch.behind

    def plan(self) -> Outcome:
        """Return what writing them would do."""
        plan = self.batch.plan()
        self.counted.known += len(plan.updates) + len(plan.unchanged)
        return self._outcome(plan, self.counted.known)

    def write(self) -> Outcome:
        """Write them in the open transaction."""
        return self._outcome(self.batch.write(), self.batch.behind)

    def pass_over(self) -> None:
        """Forget what was found: it was told when they were written."""
        drained(self.batch.reading.findings)

    def _outcome(self, plan: ProductPlan, named: int) -> Outcome:
        """Return what came of it; `named` of the shop's articles stand in the file, up to here."""
        counts = [*_counts_of(plan), (counting.ABSENT, 0)]
        if not self.size:
            counts[-1] = (counting.ABSENT, max(from_files(self.batch.shop_id) - named, 0))
        found = drained(self.batch.reading.findings)
        return Outcome(found, counts, list(_lines_of(plan)))


def _counts_of(plan: ProductPlan) -> list[tuple[str, int]]:
    return [
        (N_("New articles: %(count)s"), len(plan.creates)),
        (N_("Articles changed: %(count)s"), len(plan.updates)),
        (counting.ARTICLES_STAY, len(plan.unchanged)),
        (counting.SHOP_WINS, len(plan.kept)),
    ]


def _lines_of(plan: ProductPlan) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the first articles that come, then the first that change."""
    for draft in islice(plan.creates, FIRST_LINES):
        yield N_("+ %(name)s"), {"name": draft.name}
    for update in islice(plan.updates, FIRST_LINES):
        yield N_("~ %(name)s"), {"name": update.product.name}
