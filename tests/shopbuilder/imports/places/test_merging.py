"""Several sources about one shop: one shop, each value with its origin, and people first."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.places.streets import import_streets
from shopbuilder.profile.services import (
    open_shop,
    set_hours,
    set_identity,
    set_place,
    take_over,
)
from tenants.context import CurrentTown
from tests.shopbuilder.imports.openstreetmap.maps import point, write
from tests.shopbuilder.imports.places.conftest import Town, WriteTable
from tests.shopbuilder.imports.places.files import (
    BAKER,
    BOOKS,
    address,
    establishment,
    listed,
)

#: A baker of the map, at the door that the other files tell too.
PAUL: Mapping[str, str] = {
    "name": "Paul", "shop": "bakery", "addr:street": "Rue du Four", "addr:housenumber": "12",
    "phone": "+33 1 43 57 98 49",
}  # fmt: skip


def mapped(folder: Path, **tags: str) -> Path:
    tags = {**PAUL, **{key.replace("__", ":"): value for key, value in tags.items()}}
    return write(folder, point("node/1", **{key: value for key, value in tags.items() if value}))


def test_the_same_siret_is_the_same_shop(seen: Town, table: WriteTable, tmp_path: Path) -> None:
    import_shops(mapped(tmp_path, ref__FR__SIRET=BAKER))
    report = import_shops(table(establishment(BAKER, "SARL MARTIN ET FILS")))
    assert (report.shops.created, report.shops.merged) == (0, ["Paul"])
    assert seen.names() == ["Paul"], "the map knows what stands over the door"
    facts = seen.facts("Paul")
    assert (facts["name", "osm"], facts["name", "sirene"]) == ("Paul", "SARL Martin et Fils")
    assert facts["ref", "sirene"] == f"sirene:{BAKER}"


def test_a_siret_of_the_map_that_does_not_add_up_is_left_out(seen: Town, tmp_path: Path) -> None:
    report = import_shops(mapped(tmp_path, ref__FR__SIRET="12345678200011"))
    assert seen.profile("Paul").siret == ""
    assert len(report.findings.dropped) == 1


def test_the_same_name_at_the_same_door_is_the_same_shop(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path))
    report = import_shops(table(establishment(BAKER, "PAUL")))
    assert (report.shops.created, report.shops.merged) == (0, ["Paul"])
    paul = seen.profile("Paul")
    assert (paul.siret, paul.phone) == (BAKER, "+33143579849")


def test_the_same_name_a_few_steps_away_is_the_same_shop(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    near = {"latitude": "50.6301", "longitude": "3.0601"}
    import_shops(mapped(tmp_path, addr__street="", addr__housenumber=""))
    report = import_shops(table(listed("PAUL", numero="", voie="", **near)))
    assert report.shops.merged == ["Paul"]
    assert seen.names() == ["Paul"]


def test_the_same_name_elsewhere_is_another_shop(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path))
    report = import_shops(table(listed("Paul", voie="AV DU NORD")))
    assert (report.shops.created, report.shops.merged) == (1, [])
    assert seen.names() == ["Paul", "Paul"]


def test_two_candidates_are_proposed_and_not_merged(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    twins = [point(f"node/{each}", **PAUL) for each in (1, 2)]
    import_shops(write(tmp_path, *twins))
    report = import_shops(table(establishment(BAKER, "PAUL")))
    assert (report.shops.created, report.shops.doubtful, report.proposed) == (0, ["PAUL"], 2)
    assert seen.names() == ["Paul", "Paul"]
    assert seen.proposals() == [("same", "PAUL", "open"), ("same", "PAUL", "open")]
    assert import_shops(table(establishment(BAKER, "PAUL"))).proposed == 0


def test_another_baker_behind_the_same_door_is_proposed(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path))
    report = import_shops(table(establishment(BAKER, "SARL MARTIN")))
    assert (report.shops.created, report.shops.doubtful) == (0, ["SARL Martin"])
    assert seen.names() == ["Paul"]


def test_another_trade_behind_the_same_door_is_another_shop(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path))
    report = import_shops(table(establishment(BOOKS, "LIBRAIRIE", "47.61Z")))
    assert (report.shops.created, report.shops.doubtful) == (1, [])


def test_what_a_person_wrote_stays_and_the_difference_is_proposed(
    seen: Town, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path))
    set_identity(seen.shop("Paul"), {"phone": "01 43 43 43 43"}, actor="person:1")
    assert import_shops(mapped(tmp_path)).proposed == 0, "the map says nothing new"
    report = import_shops(mapped(tmp_path, phone="+33 1 58 30 96 32", website="paul.example"))
    assert (report.proposed, report.shops.edited) == (1, ["Paul"])
    paul = seen.profile("Paul")
    assert (paul.phone, paul.website) == ("+33143434343", "https://paul.example")
    assert seen.proposals() == [("phone", "+33158309632", "open")]
    again = import_shops(mapped(tmp_path, phone="+33 1 58 30 96 32", website="paul.example"))
    assert (again.proposed, again.shops.changed) == (0, [])


def test_a_question_that_has_answered_itself_goes(seen: Town, tmp_path: Path) -> None:
    import_shops(mapped(tmp_path))
    set_hours(seen.shop("Paul"), "Mo-Sa 08:00-18:00", actor="person:1")
    import_shops(mapped(tmp_path, opening_hours="Mo-Sa 07:00-20:00"))
    assert len(seen.proposals()) == 1
    import_shops(mapped(tmp_path, opening_hours="Mo-Sa 08:00-18:00"))
    assert seen.proposals() == []


def test_a_value_taken_away_by_hand_does_not_come_back(seen: Town, tmp_path: Path) -> None:
    import_shops(mapped(tmp_path))
    set_identity(seen.shop("Paul"), {"phone": ""}, actor="person:1")
    import_shops(mapped(tmp_path))
    assert seen.profile("Paul").phone == ""


def test_a_shop_made_by_hand_keeps_its_words_and_gets_the_rest(
    seen: Town, table: WriteTable
) -> None:
    shop = open_shop("Le Fournil", "bakery", actor="person:1")
    set_identity(shop, {"siret": BAKER}, actor="person:1")
    report = import_shops(table(establishment(BAKER, "BOULANGERIE MARTIN")))
    assert report.shops.merged == ["Le Fournil"]
    assert seen.proposals() == [("name", "Boulangerie Martin", "open")]
    assert seen.street("Le Fournil") == "Rue du Four"


def test_a_shop_its_trader_holds_is_asked_about_everything_but_its_place_on_the_plan(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path))
    take_over(seen.shop("Paul"), actor="person:1")
    report = import_shops(mapped(tmp_path, website="paul.example", phone="01 58 30 96 32"))
    assert report.shops.changed == []
    assert {field for field, _, _ in seen.proposals()} == {"website", "phone"}
    import_shops(table(establishment(BAKER, "PAUL")))
    assert seen.profile("Paul").siret == BAKER


def test_the_house_number_is_the_one_of_the_street_that_is_shown(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path, addr__street="Rue Neuve", ref__FR__SIRET=BAKER))
    import_shops(table(establishment(BAKER, "PAUL", numeroVoieEtablissement="3")))
    assert (seen.street("Paul"), seen.profile("Paul").house_number) == ("Rue du Four", "3")


def test_a_shop_that_the_register_calls_closed_is_proposed_and_stays(
    seen: Town, table: WriteTable
) -> None:
    import_shops(table(establishment(BAKER, "PAUL")))
    gone = table(establishment(BAKER, "PAUL", etatAdministratifEtablissement="F"))
    report = import_shops(gone)
    assert (report.closed, report.proposed) == (["PAUL"], 1)
    assert (seen.names(), seen.shop("PAUL").status) == (["PAUL"], "admitted")
    assert import_shops(gone).proposed == 0
    import_shops(table(establishment(BAKER, "PAUL")))
    assert seen.proposals() == [], "it is open again"


def test_a_shop_that_the_map_calls_empty_is_proposed_and_stays(seen: Town, tmp_path: Path) -> None:
    import_shops(mapped(tmp_path))
    report = import_shops(mapped(tmp_path, shop="", disused__shop="bakery"))
    assert (report.closed, report.vacant.created) == (["Paul"], 0)
    assert seen.proposals() == [("status", "suspended", "open")]


def test_a_value_the_best_source_drops_is_taken_from_the_next(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    listing = table(listed("Paul", siret=BAKER))
    import_shops(mapped(tmp_path, ref__FR__SIRET=BAKER))
    import_shops(listing)
    assert seen.profile("Paul").siret == BAKER
    import_shops(mapped(tmp_path))
    assert seen.profile("Paul").siret == BAKER
    assert ("siret", "osm") not in seen.facts("Paul")


def test_doors_give_shops_without_a_position_theirs_and_shops_without_a_street_the_right_one(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(table(establishment(BAKER, "PAUL")))
    import_shops(table(listed("Fleurs", "Fleuriste", numero="4", voie="", latitude="48.90036")))
    assert (seen.profile("PAUL").latitude, seen.profile("Fleurs").street_id) == (None, None)
    doors = table(*(address(str(number)) for number in range(2, 20, 2)), name="ban.csv")
    report = import_streets(doors)
    assert (report.shops_placed, report.shops_in_a_street) == (1, 1)
    assert seen.profile("PAUL").latitude == pytest.approx(48.9 + 120 / 111_195)
    assert (seen.street("Fleurs"), seen.profile("Fleurs").street_guessed) == ("Rue du Four", False)
    assert seen.facts("PAUL")["position", "ban"]
    again = import_streets(doors)
    assert (again.shops_placed, again.shops_in_a_street) == (0, 0)


def test_a_place_chosen_by_hand_is_not_moved_by_doors(seen: Town, table: WriteTable) -> None:
    import_shops(table(listed("Fleurs", "Fleuriste", voie="R NEUVE")))
    street = seen.profile("Fleurs").street_id
    assert street is not None
    set_place(
        seen.shop("Fleurs"), street_id=street, house_number="9", door_order=1.5, actor="person:1"
    )
    import_streets(table(*(address(str(number)) for number in range(2, 20, 2)), name="ban.csv"))
    fleurs = seen.profile("Fleurs")
    assert (seen.street("Fleurs"), fleurs.door_order) == ("Rue Neuve", 1.5)


def test_two_sources_in_either_order_make_the_same_shop(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    register, town_list = establishment(BAKER, "PAUL"), listed("Paul", siret=BAKER)
    import_shops(table(town_list, name="a.csv"))
    import_shops(table(register, name="b.csv"))
    first = {key: value for key, value in seen.facts("Paul").items() if key[0] != "street"}
    again = import_shops(table(town_list, name="a.csv"))
    assert (again.shops.changed, again.shops.unchanged) == ([], 1)
    later = {key: value for key, value in seen.facts("Paul").items() if key[0] != "street"}
    assert first == later


def test_addresses_are_no_shops_and_a_table_of_nobody_is_refused(
    town: CurrentTown, table: WriteTable
) -> None:
    del town
    with pytest.raises(UnusableFile, match="send it as streets"):
        import_shops(table(address("1")))
    with pytest.raises(UnusableFile, match="not a list of shops that we know"):
        import_shops(table({"couleur": "bleu", "taille": "3"}))
    with pytest.raises(UnusableFile, match="Unknown source"):
        import_shops(table(address("1")), source="../etc")
