"""The plan of an import of articles, in the reader's words."""

from collections.abc import Callable

import click

from shopbuilder.catalogue.writing import ProductDraft
from shopbuilder.cli.findings import say, say_findings
from shopbuilder.i18n import translate
from shopbuilder.imports.products.planning import Change, ProductPlan, ProductUpdate
from shopbuilder.imports.products.services import ProductImport
from shopbuilder.imports.products.source import ARTICLE_PARTS, VARIANT_PARTS
from shopbuilder.web.formats import percent, price
from tenants.errors import N_

_SEPARATORS = {
    ";": N_("semicolon"), ",": N_("comma"), "\t": N_("tab"), "|": N_("bar"), "": N_("a workbook"),
    "<": N_("elements"),
}  # fmt: skip
_NUMBERS: dict[str, Callable[[int], str]] = {
    "price_cents": price,
    "vat_rate": percent,
    "stock": str,
}
_LONGEST = 60


def say_product_import(done: ProductImport) -> None:
    """Print what was read, what is (or would be) done, and everything worth knowing."""
    reading, plan = done.reading, done.plan
    say(
        N_("Read as %(source)s (%(encoding)s, columns separated by: %(separator)s)."),
        source=translate(reading.source.name),
        encoding=reading.layout.encoding,
        separator=translate(_SEPARATORS[reading.layout.separator]),
    )
    say(
        N_("Articles: %(create)s to create, %(update)s to change, %(same)s unchanged.")
        if not done.applied
        else N_("Articles: %(create)s created, %(update)s changed, %(same)s unchanged."),
        create=len(plan.creates),
        update=len(plan.updates),
        same=len(plan.unchanged),
    )
    _say_plan(plan)
    say_findings(reading.findings)
    if reading.unread:
        click.echo()
        say(N_("Columns not read: %(columns)s."), columns=", ".join(reading.unread))
    if not done.applied:
        click.echo()
        say(N_("Nothing was written. Run it again with --apply to write."))


def _say_plan(plan: ProductPlan) -> None:
    """Print each article that comes or changes, then what stays although the file differs."""
    for draft in plan.creates:
        click.echo(f"  + {_new_article(draft)}")
    for update in plan.updates:
        _say_update(update)
    if plan.kept:
        click.echo()
        say(
            N_(
                "Kept as they are in the shop although the file differs (--overwrite takes the file):"
            )
        )
        for change in plan.kept:
            click.echo(f"  = {_in_words(change)}")
    if plan.absent:
        click.echo()
        say(
            N_("%(count)s articles imported before are not in this file: left as they are."),
            count=len(plan.absent),
        )


def _new_article(draft: ProductDraft) -> str:
    """Return "T-shirt, 9 × (25,00 €)": the variants are counted, their prices a span."""
    prices = sorted({variant.price_cents for variant in draft.variants})
    span = " – ".join(price(cents) for cents in dict.fromkeys([prices[0], prices[-1]]))
    choices = f", {len(draft.variants)} ×" if len(draft.variants) > 1 else ""
    return f"{draft.name}{choices} ({span})"


def _say_update(update: ProductUpdate) -> None:
    """Print the values that change in one article, and its new variants."""
    for change in update.changes:
        click.echo(f"  ~ {_in_words(change)}")
    for variant in update.new_variants:
        new = f"{update.product.name} + {variant.label} ({price(variant.price_cents)})"
        click.echo(f"  ~ {new}")


def _in_words(change: Change) -> str:
    """Return "Brioche : prix 4,50 € → 4,80 €"."""
    part = translate({**ARTICLE_PARTS, **VARIANT_PARTS}[change.part])
    before, after = (_value(change.part, value) for value in (change.before, change.after))
    return f"{change.subject} : {part} {before} → {after}"


def _value(part: str, value: object) -> str:
    """Return a stored value as people read it."""
    if value is None:
        return translate(N_("not counted"))
    if isinstance(value, bool):
        return translate(N_("yes")) if value else translate(N_("no"))
    if part in _NUMBERS and isinstance(value, int):
        return _NUMBERS[part](value)
    text = ", ".join(value.values()) if isinstance(value, dict) else str(value)
    return f"« {text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''} »"
