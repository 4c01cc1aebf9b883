import csv
from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import by_reason
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.places.streets import import_streets
from tenants.context import CurrentTown
from tenants.database import in_town
from tenants.services import create_town
from tests.shopbuilder.imports.places.conftest import Town, WriteTable
from tests.shopbuilder.imports.places.files import BAKER, BOOKS, THIRD, address, establishment

EXCERPT = Path("sirene") / "stock_2017_excerpt.csv"


def test_a_shop_of_the_register_is_listed_with_its_address_and_identity(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    row = establishment(
        BAKER, "BOULANGERIE DU FOUR", denominationUniteLegale="SARL MARTIN",
        indiceRepetitionEtablissement="B", libelleVoieEtablissement="DES FRERES LUMIERE",
    )  # fmt: skip
    report = import_shops(table(row))
    assert (report.origin.key, report.shops.created, report.with_siret) == ("sirene", 1, 1)
    shop = seen.profile("Boulangerie du Four")
    assert (shop.trade, shop.siret, shop.legal_name) == ("bakery", BAKER, "SARL MARTIN")
    assert (shop.house_number, seen.street("Boulangerie du Four")) == (
        "12 bis", "Rue des Frères Lumiere",
    )  # fmt: skip
    assert (shop.source_ref, shop.origin) == (f"sirene:{BAKER}", "sirene")


def test_whoever_asked_not_to_be_shown_is_not_shown_nor_named(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    rows = [
        establishment(BAKER, "CACHE", statutDiffusionEtablissement=status) for status in ("N", "P")
    ]
    report = import_shops(table(*rows))
    assert seen.names() == []
    assert by_reason(report.findings.refused) == {
        "Its owner has asked not to be shown (statut de diffusion): nothing is kept.": 2
    }
    assert "CACHE" not in repr(report.findings)


def test_closed_establishments_are_refused(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    row = establishment(BAKER, "FERMEE", etatAdministratifEtablissement="F")
    report = import_shops(table(row))
    assert seen.names() == []
    assert by_reason(report.findings.refused) == {"The source says that it is closed.": 1}


def test_what_is_no_shop_is_counted_by_its_activity(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    rows = [establishment(BAKER, "A", "64.20Z"), establishment(BOOKS, "B", "64.20Z"),
            establishment(THIRD, "LIBRAIRIE", "47.61Z")]  # fmt: skip
    report = import_shops(table(*rows))
    assert report.left_out == {"64.20Z": 2}
    assert seen.names() == ["Librairie"]


@pytest.mark.parametrize(
    ("siret", "reason"),
    [
        ("12345678200011", "“%(number)s” cannot be right"),
        ("1,23457E+13", "“%(number)s” was once a full number: a spreadsheet"),
    ],
)
def test_a_siret_that_cannot_be_right_costs_the_line_and_says_why(
    town: CurrentTown, table: WriteTable, siret: str, reason: str
) -> None:
    del town
    report = import_shops(table(establishment(BAKER, "A", siret=siret, nic="")))
    (dropped,) = report.findings.dropped
    assert dropped.msgid.startswith(reason)
    assert by_reason(report.findings.refused) == {
        "Without its SIRET nobody can tell which shop it is.": 1
    }


def test_two_columns_make_the_siret_whose_leading_zeros_were_lost(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    row = establishment(
        "00543210900014", "LIBRAIRIE", "47.61Z", siret="", siren="5432109", nic="14"
    )
    import_shops(table(row))
    assert seen.profile("Librairie").siret == "00543210900014"


def test_a_name_kept_back_is_not_written(town: CurrentTown, seen: Town, table: WriteTable) -> None:
    del town
    row = establishment(
        BAKER, "", denominationUsuelleEtablissement="[ND]", denominationUniteLegale="[ND]"
    )
    report = import_shops(table(row))
    assert seen.names() == []
    assert len(report.findings.refused) == 1


def test_other_communes_are_left_out_where_the_town_names_its_postcode(
    context: object, table: WriteTable
) -> None:
    del context
    ours = establishment(BAKER, "ICI", codePostalEtablissement="93140")
    theirs = establishment(BOOKS, "AILLEURS", codePostalEtablissement="75011")
    with in_town(create_town("bondy", "Bondy", hosts=("b.localhost",), postcode="93140")):
        report = import_shops(table(ours, theirs))
    assert (report.shops.created, report.elsewhere, report.features) == (1, 1, 2)


def test_the_four_establishments_of_the_real_excerpt_are_no_shops(
    town: CurrentTown, seen: Town, test_data: Path
) -> None:
    del town
    report = import_shops(test_data / EXCERPT)
    assert (report.features, report.kept, report.shops.created) == (4, 0, 0)
    assert report.left_out == {"4673A": 2, "2573B": 1, "5221Z": 1}
    assert seen.names() == []


def test_the_layout_before_2019_is_read_as_the_real_excerpt_has_it(
    town: CurrentTown, seen: Town, test_data: Path, tmp_path: Path
) -> None:
    del town
    with (test_data / EXCERPT).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["APET700"] = "4752A"
    path = tmp_path / "stock.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    report = import_shops(path)
    assert report.shops.created == 4
    assert seen.profile("Mouton - Rivom").siret == "01585094400024"
    assert seen.street("Mouton - Rivom") == "Chemin de Thil"
    again = import_shops(path, source="sirene-2017")
    assert (again.shops.created, again.shops.unchanged, again.proposed) == (0, 4, 0)


def metres(east: str, north: str) -> dict[str, str]:
    return {
        "coordonneeLambertAbscisseEtablissement": east,
        "coordonneeLambertOrdonneeEtablissement": north,
    }


def test_a_shop_stands_where_its_metres_say(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    row = establishment(
        BAKER, "LE FOURNIL", codePostalEtablissement="93140", **metres("662032.7", "6866322.82")
    )
    report = import_shops(table(row))
    shop = seen.profile("Le Fournil")
    assert report.findings.dropped == []
    assert shop.longitude == pytest.approx(2.482156, abs=1e-6)
    assert shop.latitude == pytest.approx(48.895792, abs=1e-6)


def test_overseas_metres_are_those_of_the_island(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    row = establishment(
        BAKER, "LE FOURNIL", codePostalEtablissement="97400", **metres("338500,0", "7690000,0")
    )
    import_shops(table(row))
    shop = seen.profile("Le Fournil")
    assert (shop.longitude, shop.latitude) == pytest.approx((55.4473993, -20.8831884), abs=1e-6)


@pytest.mark.parametrize(
    ("postcode", "east", "north", "sentence"),
    [
        ("93140", "338500", "7690000",
         "The position “%(position)s” does not lie where postcode %(postcode)s does."),
        ("93140", "12 rue", "nan",
         "The position “%(position)s” does not lie where postcode %(postcode)s does."),
        ("98800", "446000", "213000",
         "Positions of %(postcode)s are written in a way that is not read here."),
    ],
)  # fmt: skip
def test_metres_that_cannot_be_right_are_told_and_the_shop_is_kept(
    town: CurrentTown, seen: Town, table: WriteTable,
    postcode: str, east: str, north: str, sentence: str,
) -> None:  # fmt: skip
    del town
    row = establishment(
        BAKER, "LE FOURNIL", codePostalEtablissement=postcode, **metres(east, north)
    )
    report = import_shops(table(row))
    assert by_reason(report.findings.dropped) == {sentence: 1}
    assert seen.profile("Le Fournil").latitude is None


@pytest.mark.parametrize(
    "more",
    [
        {"numeroVoieEtablissement": ""} | metres("662032.7", "6866322.82"),
        metres("[ND]", "[ND]"),
        metres("", ""),
    ],
)
def test_metres_of_a_whole_street_and_hidden_ones_are_no_door(
    town: CurrentTown, seen: Town, table: WriteTable, more: dict[str, str]
) -> None:
    del town
    row = establishment(BAKER, "LE FOURNIL", codePostalEtablissement="93140") | more
    report = import_shops(table(row))
    assert (report.findings.dropped, seen.profile("Le Fournil").latitude) == ([], None)


def test_degrees_of_a_geocoded_export_come_before_metres(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    row = establishment(
        BAKER, "LE FOURNIL", codePostalEtablissement="93140", longitude="2.5", latitude="48.9",
        **metres("662032.7", "6866322.82"),
    )  # fmt: skip
    import_shops(table(row))
    assert seen.profile("Le Fournil").longitude == 2.5


def test_a_shop_without_a_position_stands_at_the_door_of_its_number_and_that_is_told(
    town: CurrentTown, seen: Town, table: WriteTable
) -> None:
    del town
    import_streets(table(*(address(str(number)) for number in (10, 12, 14)), name="ban.csv"))
    report = import_shops(table(establishment(BAKER, "LE FOURNIL")))
    assert report.placed_by_door == 1
    assert seen.facts("Le Fournil")["position", "ban"].startswith("48.90107")
    assert import_shops(table(establishment(BAKER, "LE FOURNIL"))).shops.unchanged == 1


def test_a_wrong_siret_is_told_once(town: CurrentTown, seen: Town, table: WriteTable) -> None:
    del town
    report = import_shops(table(establishment("12345678200011", "FOURNIL")))
    assert (len(report.findings.dropped), len(report.findings.refused)) == (1, 1)
    assert seen.names() == []


def test_shops_sent_as_streets_are_told_where_to_go(town: CurrentTown, table: WriteTable) -> None:
    del town
    with pytest.raises(UnusableFile, match="send it as shops"):
        import_streets(table(establishment(BAKER, "FOURNIL")))
