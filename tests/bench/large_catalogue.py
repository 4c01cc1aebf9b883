"""A catalogue of any length, of real ones: WooCommerce's lines with names of Open Food Facts."""

import csv
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path


def write_large_catalogue(path: Path, data: Path, rows: int) -> None:
    """Write a WooCommerce export of `rows` lines; variable articles are followed by their variations.

    `data` is the folder of real inputs.
    """
    with (data / "catalogues/woocommerce/sample_products.csv").open(encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        headings = list(reader.fieldnames or ())
        sample = list(reader)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings)
        writer.writeheader()
        writer.writerows(islice(_lines(sample, cycle(_names(data))), rows))


def _names(data: Path) -> list[str]:
    with (data / "catalogues/openfoodfacts/produits_fr.tsv").open(encoding="utf-8") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["product_name"] for row in reader if (row.get("product_name") or "").strip()]


def _lines(sample: list[dict[str, str]], names: Iterator[str]) -> Iterator[dict[str, str]]:
    """Yield the sample again and again, each time under other numbers, references and names."""
    for turn in range(1, 10**9):
        for line in sample:
            again = dict(line)
            again["ID"] = f"{turn}{int(line['ID'] or 0):06}"
            again["SKU"] = f"{line['SKU']}-{turn}" if line["SKU"] else ""
            # The sample repeats itself there: shorter, the file stays within what may be sent.
            again["Images"] = line["Images"].partition(",")[0]
            again["Description"] = line["Description"][:150]
            again["Name"] = f"{next(names)[:80]} {turn}"
            if line["Parent"]:
                again["Parent"] = _renumbered(line["Parent"], turn)
            yield again


def _renumbered(parent: str, turn: int) -> str:
    """Return how a line of this turn names its parent."""
    if parent.startswith("id:"):
        return f"id:{turn}{int(parent[3:]):06}"
    return f"{parent}-{turn}"
