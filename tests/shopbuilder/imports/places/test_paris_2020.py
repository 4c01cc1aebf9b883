from collections import Counter
from pathlib import Path

from shopbuilder.imports.findings import by_reason
from shopbuilder.imports.places.shops import import_shops
from tenants.context import CurrentTown
from tests.shopbuilder.imports.places.conftest import Town

FILE = Path("towns") / "paris-2020" / "commercants_75011.csv"


def test_of_82_lines_77_are_shops_and_5_complete_another_one(
    town: CurrentTown, seen: Town, test_data: Path
) -> None:
    del town
    report = import_shops(test_data / FILE)
    assert (report.features, report.shops.created, report.rows_joined) == (82, 77, 5)
    assert report.findings.refused == []
    assert len(seen.names()) == 77
    reasons = by_reason(report.findings.dropped)
    assert reasons == {"“%(street)s” does not name a street: the nearest one is taken.": 1,
                       "There is no named street within 50 metres.": 1}  # fmt: skip


def test_phones_and_prose_of_paris_are_kept_where_they_fit_today(
    town: CurrentTown, seen: Town, test_data: Path
) -> None:
    del town
    report = import_shops(test_data / FILE)
    grocer = seen.profile("Clémentine primeur")
    assert (grocer.phone, grocer.house_number) == ("+33630673681", "115 bis")
    assert seen.street("Clémentine primeur") == "Rue de la Roquette"
    assert seen.profile("BAPBAP").tagline == "Brasserie de bière artisanale"
    assert seen.profile("BOULANGERIE CHAMBELLAND").tagline == "Boulangerie bio & sans gluten"
    assert seen.profile("Persil").story == "", "it told how to order in spring 2020"
    noted = Counter(by_reason(report.findings.noted))
    assert noted["A second telephone number is not kept: %(phone)s."] == 1


def test_the_second_line_about_a_shop_fills_the_gaps_of_the_first(
    town: CurrentTown, seen: Town, test_data: Path
) -> None:
    del town
    import_shops(test_data / FILE)
    noglu = seen.profile("Noglu")
    assert (noglu.phone, noglu.website) == (
        "+33142365250", "https://www.epicery.com/epiceries/noglu"
    )  # fmt: skip
    assert seen.profile("Boucherie Moderne").phone == "+33143718538"


def test_a_second_run_of_paris_changes_nothing(town: CurrentTown, test_data: Path) -> None:
    del town
    import_shops(test_data / FILE)
    again = import_shops(test_data / FILE)
    assert (again.shops.created, again.shops.changed, again.proposed) == (0, [], 0)
    assert again.shops.unchanged == 77
