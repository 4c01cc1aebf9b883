"""One reference or bar code, two articles: said with the names and lines of both, and nothing lost."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.writing import ProductDraft, VariantDraft
from shopbuilder.imports.findings import Finding, Findings
from tenants.database import db
from tenants.errors import N_

#: Part of a variant that should be its own -> what to say when two have it.
_IN_FILE: Final = {
    "sku": N_(
        "The reference “%(code)s” is on both “%(first)s” (line %(line)s) and “%(second)s”:"
        " both are kept, one of them is probably mistyped."
    ),
    "gtin": N_(
        "The bar code %(code)s is on both “%(first)s” (line %(line)s) and “%(second)s”:"
        " both are kept, one of them is probably mistyped."
    ),
}
_IN_SHOP: Final = {
    "sku": N_(
        "The reference “%(code)s” of “%(second)s” is already that of “%(first)s” in the shop:"
        " both are kept."
    ),
    "gtin": N_(
        "The bar code %(code)s of “%(second)s” is already that of “%(first)s” in the shop:"
        " both are kept."
    ),
}
_AT_ONCE: Final = 1000


class FileClashes:
    """References and bar codes of a file so far, each with the article it stood on first."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._first: dict[str, dict[str, tuple[str, str]]] = {part: {} for part in _IN_FILE}

    def look_at(self, draft: ProductDraft) -> None:
        """Note each code of an article that an earlier one has too."""
        for variant in draft.variants:
            for part, first in self._first.items():
                code = getattr(variant, part)
                if code:
                    self._settle(part, code, first, draft, variant)

    def _settle(
        self,
        part: str,
        code: str,
        first: dict[str, tuple[str, str]],
        draft: ProductDraft,
        variant: VariantDraft,
    ) -> None:
        name, line = first.setdefault(code, (_full(draft, variant), variant.line))
        # Choices that one line leaves open share its reference by nature.
        if line != variant.line:
            self._findings.note(
                variant.line,
                _IN_FILE[part],
                subject=draft.name,
                code=code,
                first=name,
                line=line,
                second=_full(draft, variant),
            )


def clashes_with_shop(shop_id: int, drafts: Sequence[ProductDraft]) -> Iterator[Finding]:
    """Yield a finding for each reference and bar code that another article of the shop has already.

    A statement for every thousand of each.
    """
    for part, sentence in _IN_SHOP.items():
        wanted = {
            code: (draft, variant)
            for draft in drafts
            for variant in draft.variants
            if (code := getattr(variant, part))
        }
        codes = list(wanted)
        for start in range(0, len(codes), _AT_ONCE):
            column = getattr(Variant, part)
            rows = db.session.execute(
                select(column.label("code"), Product.name, Product.source_ref, Product.slug)
                .join(Product, Product.id == Variant.product_id)
                .where(Product.shop_id == shop_id, column.in_(codes[start : start + _AT_ONCE]))
                .order_by(Product.id, Variant.id)
            )
            for row in rows:
                draft, variant = wanted[row.code]
                if draft.source_ref != row.source_ref and (
                    not draft.slug or draft.slug != row.slug
                ):
                    values = {"code": row.code, "first": row.name, "second": _full(draft, variant)}
                    yield Finding(variant.line, sentence, values, draft.name)


def _full(draft: ProductDraft, variant: VariantDraft) -> str:
    """Return "Pull marin (Bleu, M)"."""
    return f"{draft.name} ({variant.label})" if variant.label else draft.name
