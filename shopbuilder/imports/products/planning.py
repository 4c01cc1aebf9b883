"""What an import would do to the articles of a shop: create, change, leave; field by field.

Three parties have a say in a value: the file now, the file last time (kept with the article), and
the shop, where the trader types and customers buy. What only the file changed is taken. What only
the shop changed stays. What both changed stays too, and is told, unless the file is to win.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import or_, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.writing import ProductDraft, VariantDraft
from shopbuilder.imports.products.clashes import clashes_with_shop
from shopbuilder.imports.products.own_sheet import OF_PAGE
from shopbuilder.imports.products.source import ARTICLE_PARTS, VARIANT_PARTS
from shopbuilder.imports.products.sources import Reading
from tenants.database import db

_UNKNOWN: Final = object()
#: What a file repeats of these is older than what customers have bought, or the trader answered.
_OLD_NEWS: Final = ("stock", "proposed_allergens")
_LISTS: Final = ("noted_images", "allergens", "traces", "proposed_allergens")


@dataclass(frozen=True)
class Change:
    """One value that differs between shop and file."""

    target: Product | Variant
    part: str
    before: Any
    after: Any
    #: "T-shirt" or "T-shirt (Rouge, M)".
    subject: str


@dataclass
class ProductUpdate:
    """What changes in one article that exists."""

    product: Product
    draft: ProductDraft
    changes: list[Change] = field(default_factory=list)
    new_variants: list[VariantDraft] = field(default_factory=list)


@dataclass
class ProductPlan:
    """What an import would do."""

    creates: list[ProductDraft] = field(default_factory=list)
    updates: list[ProductUpdate] = field(default_factory=list)
    #: Nothing to do for them; what the file says is remembered all the same.
    unchanged: list[ProductUpdate] = field(default_factory=list)
    #: Values of the shop that stay although the file says otherwise.
    kept: list[Change] = field(default_factory=list)
    #: Articles of an earlier import that the file does not name: they stay as they are.
    absent: list[str] = field(default_factory=list)


def plan_products(
    shop_id: int,
    reading: Reading,
    *,
    overwrite: bool = False,
    lock: bool = False,
    only_these: bool = False,
) -> ProductPlan:
    """Compare a file with the articles of a shop; `overwrite` lets the file win, stock excepted.

    References that another article of the shop has are noted in the findings of the reading.
    With `lock` the rows stay locked until the end of the transaction: what is compared is what
    will be changed, whatever customers do meanwhile. With `only_these` the reading is a part of a
    file: nothing is said of articles that it does not name.
    """
    refs = [draft.source_ref or "" for draft in reading.drafts]
    products = _products(shop_id, refs, only_these=only_these, lock=lock)
    variants = _variants([product.id for product in products.values()], lock=lock)
    plan = ProductPlan()
    for draft in reading.drafts:
        product = products.pop(draft.source_ref or "", None)
        if product is None:
            plan.creates.append(draft)
            continue
        update = ProductUpdate(product, draft)
        comparison = _Comparison(reading.silent, overwrite, plan, update)
        comparison.compare(variants.get(product.id, []))
        changed = update.changes or update.new_variants
        (plan.updates if changed else plan.unchanged).append(update)
    reading.findings.noted.extend(clashes_with_shop(shop_id, reading.drafts))
    plan.absent = [product.name for product in products.values()]
    return plan


def _products(
    shop_id: int, refs: Sequence[str], *, only_these: bool, lock: bool
) -> dict[str, Product]:
    """Return the articles of a shop that came from a file, these or all, by their identity there.

    Those made here are among them only where a table that was written here names their page.
    """
    of_file = Product.source_ref.in_(refs) if only_these else Product.source_ref.is_not(None)
    pages = [ref.removeprefix(OF_PAGE) for ref in refs if ref.startswith(OF_PAGE)]
    named = or_(of_file, Product.slug.in_(pages)) if pages else of_file
    query = select(Product).where(Product.shop_id == shop_id, named).order_by(Product.id)
    rows = db.session.scalars(query.with_for_update() if lock else query)
    return {row.source_ref or f"{OF_PAGE}{row.slug}": row for row in rows}


def _variants(product_ids: Sequence[int], *, lock: bool) -> dict[int, list[Variant]]:
    """Return the variants of articles, by article."""
    query = select(Variant).where(Variant.product_id.in_(product_ids)).order_by(Variant.id)
    found: dict[int, list[Variant]] = {}
    for variant in db.session.scalars(query.with_for_update() if lock else query):
        found.setdefault(variant.product_id, []).append(variant)
    return found


class _Comparison:
    """One article of the shop beside the file's."""

    def __init__(
        self, silent: frozenset[str], overwrite: bool, plan: ProductPlan, update: ProductUpdate
    ) -> None:
        self.silent = silent
        self.overwrite = overwrite
        self.plan = plan
        self.update = update
        self.said: Mapping[str, Any] = update.product.imported or {}

    def compare(self, variants: list[Variant]) -> None:
        """Fill the update with what changes, the plan with what is kept."""
        product, says = self.update.product, snapshot(self.update.draft)
        for part in ARTICLE_PARTS:
            before = self.said.get(part, _UNKNOWN)
            self._settle(
                Change(product, part, getattr(product, part), says[part], product.name), before
            )
        for variant in variants:
            self._compare_variant(variant, says["variants"].get(variant.label))
        known = {variant.label for variant in variants}
        self.update.new_variants = [
            variant for variant in self.update.draft.variants if variant.label not in known
        ]

    def _compare_variant(self, variant: Variant, says: Mapping[str, Any] | None) -> None:
        """Compare one variant; `says` is None when the file does not name it (any more)."""
        said: Mapping[str, Any] | None = self.said.get("variants", {}).get(variant.label)
        if says is None:
            if said is None:
                # The trader made it: the file has no say in it.
                return
            says = {"active": False}
        elif said is None and self.said:
            # It had left the file and comes back.
            said = {"active": False}
        name = self.update.product.name
        subject = f"{name} ({variant.label})" if variant.label else name
        for part in [part for part in VARIANT_PARTS if part in says]:
            change = Change(variant, part, getattr(variant, part), says[part], subject)
            self._settle(change, (said or {}).get(part, _UNKNOWN))

    def _settle(self, change: Change, said: object) -> None:
        """Take or keep one value; `said` is what the file said last time."""
        says = change.after
        if change.part in self.silent or says == change.before or self._says_nothing(change):
            return
        if change.part in _OLD_NEWS and says == said:
            return
        only_the_file_changed = said not in (_UNKNOWN, says) and change.before == said
        if self.overwrite or only_the_file_changed:
            self.update.changes.append(change)
        else:
            self.plan.kept.append(change)

    @staticmethod
    def _says_nothing(change: Change) -> bool:
        """Tell whether the file leaves the value open: the usual rate, the price the shop sets."""
        open_values = {"vat_rate": None, "price_cents": 0}
        return change.part in open_values and change.after == open_values[change.part]


def snapshot(draft: ProductDraft) -> dict[str, Any]:
    """Return what a file says of an article, in the form it is remembered."""
    said: dict[str, Any] = {part: getattr(draft, part) for part in ARTICLE_PARTS}
    said |= {part: list(said[part]) for part in _LISTS if said[part] is not None}
    said["variants"] = {variant.label: dict(_values(variant)) for variant in draft.variants}
    return said


def _values(variant: VariantDraft) -> Iterator[tuple[str, Any]]:
    """Yield what a file says of a variant, part by part."""
    for part in VARIANT_PARTS:
        if part == "options":
            yield part, dict(variant.options)
        else:
            yield part, getattr(variant, part)
