"""Articles batch by batch: each is planned and written by itself, and memory stays flat.

A batch plans against what the shop holds when it is written, so that a file of any length behaves as
it does at once: who wins is decided value by value, and a second run changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.products.planning import ProductPlan, plan_products
from shopbuilder.imports.products.services import apply_plan, usual_vat_of, wait_for_turn
from shopbuilder.imports.products.source import Circumstances
from shopbuilder.imports.products.sources import Reading, nothing_in, open_products
from tenants.database import db

#: Articles written together: one commit, and the customers' wait.
SIZE: Final = 500


@dataclass(frozen=True)
class How:
    """What an import of articles was told besides the file."""

    source: str = "auto"
    overwrite: bool = False
    #: Hundredths of a per cent, where the file names none; None = the usual rate of the trade.
    vat: int | None = None


@dataclass
class ProductBatch:
    """So many articles of a file."""

    shop_id: int
    #: Of these articles alone; its findings are those of the whole file so far.
    reading: Reading
    #: Articles of the file that are behind once these are done.
    behind: int
    how: How

    @property
    def size(self) -> int:
        """How many articles."""
        return len(self.reading.drafts)

    def plan(self) -> ProductPlan:
        """Return what writing them would do."""
        return self._plan(lock=False)

    def write(self) -> ProductPlan:
        """Write them in the open transaction."""
        wait_for_turn(self.shop_id)
        plan = self._plan(lock=True)
        vat = usual_vat_of(self.shop_id) if self.how.vat is None else self.how.vat
        apply_plan(self.shop_id, plan, vat)
        return plan

    def _plan(self, *, lock: bool) -> ProductPlan:
        return plan_products(
            self.shop_id,
            self.reading,
            overwrite=self.how.overwrite,
            lock=lock,
            only_these=True,
        )


def product_batches(
    shop_id: int, path: Path, around: Circumstances, findings: Findings, how: How
) -> Iterator[ProductBatch]:
    """Yield the articles of a file in batches; the last one has none, and comes when all are read.

    Raises UnusableFile when nothing can be read of it.
    """
    reading, drafts = open_products(path, around, findings, source=how.source)
    behind = 0
    while some := list(islice(drafts, SIZE)):
        behind += len(some)
        yield ProductBatch(shop_id, reading.of(some), behind, how)
    if not behind and not findings.refused:
        raise nothing_in(path)
    yield ProductBatch(shop_id, reading, behind, how)


def from_files(shop_id: int) -> int:
    """Return how many articles of a shop came from a file."""
    query = select(func.count(Product.id)).where(
        Product.shop_id == shop_id, Product.source_ref.is_not(None)
    )
    return db.session.scalar(query) or 0
