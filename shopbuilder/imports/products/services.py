"""Articles from a file into a shop: read, plan, and only then, all at once, apply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from shopbuilder.catalogue.vat import rates_of, usual_rate
from shopbuilder.catalogue.writing import ProductDraft, add_variants, create_products
from shopbuilder.imports.products.planning import (
    ProductPlan,
    ProductUpdate,
    plan_products,
    snapshot,
)
from shopbuilder.imports.products.source import Circumstances
from shopbuilder.imports.products.sources import Reading, read_products
from shopbuilder.imports.writing import Progress, silent
from shopbuilder.money import currency_of
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.events import record
from tenants.models import Shop

_BATCH: Final = 500


@dataclass(frozen=True)
class ProductImport:
    """What came, or would come, of a file."""

    reading: Reading
    plan: ProductPlan
    applied: bool


def import_products(
    shop: Shop,
    path: Path,
    *,
    source: str = "auto",
    apply: bool = False,
    overwrite: bool = False,
    vat: int | None = None,
    without_tax: int | None = None,
    columns: Mapping[str, int] | None = None,
    progress: Progress = silent,
) -> ProductImport:
    """Import the articles of a file into a shop of the town entered; without `apply`, only plan it.

    `vat` (hundredths of a per cent) is the rate of articles whose file names none; by default the
    usual one of the shop's trade; `without_tax` the one that is added to prices without tax;
    `columns` what a person said that the columns of a spreadsheet hold (field → rank, from 0).
    Applied in one transaction: a failure leaves nothing behind.
    Raises UnusableFile.
    """
    around = circumstances(without_tax, columns)
    reading = read_products(path, around, source=source)
    if not apply:
        plan = plan_products(shop.id, reading, overwrite=overwrite)
        return ProductImport(reading, plan, applied=False)
    with transaction():
        wait_for_turn(shop.id)
        plan = plan_products(shop.id, reading, overwrite=overwrite, lock=True)
        usual_vat = usual_vat_of(shop.id) if vat is None else vat
        apply_plan(shop.id, plan, usual_vat, progress)
        if plan.creates or plan.updates:
            record(
                "shop.articles_imported", "shop", shop.id, actor="program",
                created=len(plan.creates), changed=len(plan.updates),
            )  # fmt: skip
    return ProductImport(reading, plan, applied=True)


def circumstances(
    without_tax: int | None = None, columns: Mapping[str, int] | None = None
) -> Circumstances:
    """Return what reading a file in the town entered depends on, at this instant."""
    town = current_town()
    return Circumstances(
        rates_of(town.country),
        now().astimezone(town.zone),
        currency_of(town.country),
        without_tax,
        columns,
    )


def usual_vat_of(shop_id: int) -> int:
    """Return the VAT rate (hundredths of a per cent) that fits the trade of a shop."""
    trade = db.session.scalar(select(ShopProfile.trade).where(ShopProfile.shop_id == shop_id))
    return usual_rate(trade or "other", current_town().country)


def wait_for_turn(shop_id: int) -> None:
    """Let imports into one shop wait for each other; customers do not wait for either."""
    db.session.execute(select(Shop.id).where(Shop.id == shop_id).with_for_update(key_share=True))


def apply_plan(
    shop_id: int, plan: ProductPlan, usual_vat: int, progress: Progress = silent
) -> None:
    """Write a plan in the open transaction."""
    total = len(plan.updates) + len(plan.creates)
    for update in (*plan.updates, *plan.unchanged):
        _update(update)
    done = len(plan.updates)
    progress(done, total)
    for drafts in _batches(plan.creates):
        said = [snapshot(draft) for draft in drafts]
        create_products(shop_id, drafts, origin="import", usual_vat=usual_vat, said=said)
        done += len(drafts)
        progress(done, total)


def _update(update: ProductUpdate) -> None:
    """Change one article, and remember what the file said."""
    for change in update.changes:
        setattr(change.target, change.part, change.after)
    if update.new_variants:
        # Behind those there are, however many.
        add_variants(update.product.id, update.new_variants, after=len(update.draft.variants))
    said = snapshot(update.draft)
    if update.product.imported != said:
        update.product.imported = said


def _batches(drafts: Sequence[ProductDraft]) -> Iterator[Sequence[ProductDraft]]:
    """Yield the drafts in handy numbers: memory stays small, progress visible."""
    for start in range(0, len(drafts), _BATCH):
        yield drafts[start : start + _BATCH]
