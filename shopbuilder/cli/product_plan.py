"""The plan of an import of articles, in the reader's words."""

import click

from shopbuilder.cli.findings import say, say_findings
from shopbuilder.i18n import translate
from shopbuilder.imports.products.planning import (
    ARTICLE_PARTS,
    VARIANT_PARTS,
    Change,
    ProductPlan,
)
from shopbuilder.imports.products.services import ProductImport
from shopbuilder.web.formats import percent, price
from tenants.errors import N_

_SEPARATORS = {";": N_("semicolon"), ",": N_("comma"), "\t": N_("tab"), "|": N_("bar")}
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
    for draft in plan.creates:
        prices = sorted({variant.price_cents for variant in draft.variants})
        shown = " – ".join(price(cents) for cents in {prices[0]: 1, prices[-1]: 1})
        choices = f", {len(draft.variants)} ×" if len(draft.variants) > 1 else ""
        click.echo(f"  + {draft.name}{choices} ({shown})")
    for update in plan.updates:
        for change in update.changes:
            click.echo(f"  ~ {_in_words(change)}")
        for variant in update.new_variants:
            click.echo(
                f"  ~ {update.product.name} + {variant.label} ({price(variant.price_cents)})"
            )
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


def _in_words(change: Change) -> str:
    part = translate({**ARTICLE_PARTS, **VARIANT_PARTS}[change.part])
    before, after = (_value(change.part, value) for value in (change.before, change.after))
    return f"{change.subject} : {part} {before} → {after}"


def _value(part: str, value: object) -> str:
    """Return a stored value as people read it."""
    if value is None:
        return translate(N_("not counted"))
    if isinstance(value, bool):
        return translate(N_("yes")) if value else translate(N_("no"))
    if part == "price_cents" and isinstance(value, int):
        return price(value)
    if part == "vat_rate" and isinstance(value, int):
        return percent(value)
    text = ", ".join(value.values()) if isinstance(value, dict) else str(value)
    return f"« {text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''} »"
