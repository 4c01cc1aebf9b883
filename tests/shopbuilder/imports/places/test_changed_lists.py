"""A town's own list comes again, changed: its rows have only their name and address."""

from shopbuilder.imports.places.deciding import keep, take, take_back
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.profile.services import set_place
from shopbuilder.town_life.services import street_named
from tests.shopbuilder.imports.places.conftest import Town, WriteTable
from tests.shopbuilder.imports.places.files import listed
from tests.shopbuilder.imports.places.test_deciding import CLERK, proposal


def test_a_number_corrected_in_the_list_is_the_same_shop(seen: Town, table: WriteTable) -> None:
    import_shops(table(listed("Chez Paul")))
    report = import_shops(table(listed("Chez Paul", numero="14")))
    assert seen.names() == ["Chez Paul"]
    assert (report.shops.created, report.shops.changed, report.shops.absent) == (
        0, ["Chez Paul"], [],
    )  # fmt: skip
    assert seen.profile("Chez Paul").house_number == "14"
    assert import_shops(table(listed("Chez Paul", numero="14"))).shops.unchanged == 1


def test_a_number_written_here_is_put_before_the_clerk(seen: Town, table: WriteTable) -> None:
    import_shops(table(listed("Chez Paul")))
    street_id = street_named("Rue du Four").id
    set_place(seen.shop("Chez Paul"), street_id=street_id, house_number="16", actor="person:1")
    report = import_shops(table(listed("Chez Paul", numero="14")))
    assert (report.shops.created, report.proposed) == (0, 1)
    assert seen.proposals() == [("house_number", "14", "open")]


def test_a_shop_of_the_list_that_stands_elsewhere_now_is_put_before_the_clerk(
    seen: Town, table: WriteTable
) -> None:
    import_shops(table(listed("Chez Paul")))
    report = import_shops(table(listed("Chez Paul", voie="R DU PUITS", latitude="48.95")))
    assert (report.shops.created, report.shops.doubtful) == (0, ["Chez Paul"])
    take(proposal("same"), CLERK)
    assert seen.street("Chez Paul") == "Rue du Puits"


def test_a_sign_changed_in_the_list_is_put_before_the_clerk(seen: Town, table: WriteTable) -> None:
    import_shops(table(listed("Chez Paul")))
    report = import_shops(table(listed("Fournil Paul")))
    assert (seen.names(), report.shops.doubtful) == (["Chez Paul"], ["Fournil Paul"])
    take(proposal("same"), CLERK)
    assert seen.names() == ["Fournil Paul"]
    assert import_shops(table(listed("Fournil Paul"))).shops.unchanged == 1


def test_a_join_taken_back_gives_the_shop_its_own_row_back(seen: Town, table: WriteTable) -> None:
    import_shops(table(listed("Chez Paul")))
    before = seen.facts("Chez Paul")
    import_shops(table(listed("Fournil Paul")))
    take(proposal("same"), CLERK)
    take_back(proposal("same"), CLERK)
    assert seen.names() == ["Chez Paul"]
    assert seen.facts("Chez Paul") == before
    shop = seen.profile("Chez Paul")
    assert (shop.trade, shop.house_number) == ("bakery", "12")
    keep(proposal("same"), CLERK)
    assert seen.names() == ["Chez Paul", "Fournil Paul"]


def test_two_rows_of_one_name_a_few_steps_apart_stay_two_shops(
    seen: Town, table: WriteTable
) -> None:
    rows = [listed("Relais", numero=number) for number in ("12", "14")]
    for _ in range(2):
        import_shops(table(*rows))
        assert seen.names() == ["Relais", "Relais"]


def test_of_two_shops_of_one_name_the_one_whose_row_has_gone_is_meant(
    seen: Town, table: WriteTable
) -> None:
    import_shops(table(listed("Relais", numero="12"), listed("Relais", numero="14")))
    report = import_shops(table(listed("Relais", numero="12"), listed("Relais", numero="16")))
    assert (report.shops.created, report.shops.unchanged) == (0, 1)
    assert report.shops.changed == ["Relais"]


def test_columns_in_another_order_change_nothing(seen: Town, table: WriteTable) -> None:
    row = listed("Chez Paul")
    import_shops(table(row))
    turned = dict(reversed(row.items()))
    report = import_shops(table(turned))
    assert (report.shops.unchanged, report.shops.created) == (1, 0)
    assert seen.proposals() == []
