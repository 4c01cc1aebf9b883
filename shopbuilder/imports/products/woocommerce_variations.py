"""Variants out of WooCommerce's variations; one that is open for "any size" becomes one per size."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product

from shopbuilder.catalogue.writing import MAX_LABEL, VariantDraft
from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.products import law
from shopbuilder.imports.products.lines import Line, Seen, check_number_of_variants
from shopbuilder.imports.products.woocommerce_values import attributes, price, stock
from tenants.errors import N_


def variants_of(
    parent: Line, variations: list[Line], local_now: datetime
) -> Iterator[VariantDraft]:
    """Yield the variants of an article; a variation that cannot be taken is refused by its line."""
    choices = attributes(parent)
    labels = Seen()
    for line in sorted(variations, key=_position):
        try:
            for variant in _from_variation(line, choices, local_now):
                labels.once(variant.label or parent.subject, line)
                check_number_of_variants(labels)
                yield variant
        except ValueRefused as refusal:
            line.refuse_for(refusal)


def _position(line: Line) -> int:
    """Return the rank that the catalogue gives a variation."""
    written = line.row["position"]
    return int(written) if written.isdecimal() and len(written) < 7 else 0


def _from_variation(
    line: Line, choices: dict[str, list[str]], local_now: datetime
) -> list[VariantDraft]:
    """Return the variants of one line. Raises ValueRefused."""
    if line.row["published"] in {"0", "-1"}:
        raise ValueRefused(N_("This variant is switched off."))
    cents, left = price(line, local_now), stock(line)
    line.images("images")
    return [
        VariantDraft(
            price_cents=cents,
            label=", ".join(options.values())[:MAX_LABEL],
            options=options,
            sku=line.code("code"),
            gtin=law.gtin(line, "gtin"),
            line=line.where,
            stock=left,
        )
        for options in _combinations(line, choices, counted=left is not None)
    ]


def _combinations(
    line: Line, choices: dict[str, list[str]], *, counted: bool
) -> list[dict[str, str]]:
    """Return the options a variation stands for.

    An open attribute stands for each value of the parent. A counted stock cannot be split among
    them: then the attribute is left out, and the shop has to ask.
    """
    lists = {name: values[:1] for name, values in attributes(line).items()}
    opened = [name for name, values in lists.items() if not values]
    if opened:
        _note_open(line, opened[0], counted=counted)
    if not counted:
        lists |= {name: choices.get(name, []) for name in opened}
    lists = {name: values for name, values in lists.items() if values}
    return [dict(zip(lists, values, strict=True)) for values in product(*lists.values())]


def _note_open(line: Line, option: str, *, counted: bool) -> None:
    """Tell what became of an option that the variation leaves open."""
    if counted:
        line.note(N_("“%(option)s” is left open: the shop will have to ask."), option=option)
    else:
        line.note(N_("“%(option)s” is left open: a variant for each choice."), option=option)
