"""Three sources about one shop, in every order: the same town, whichever came first."""

from itertools import permutations
from pathlib import Path

import pytest

from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.places.streets import import_streets
from shopbuilder.profile.facts.fields import FIELDS, shown
from tests.shopbuilder.imports.places.conftest import Town, WriteTable
from tests.shopbuilder.imports.places.files import BAKER, address, establishment, listed
from tests.shopbuilder.imports.places.test_merging import mapped

#: What pages show of Paul, from the best source of each value: only the register knows his SIRET.
PAUL = {
    "name": "Paul", "trade": "bakery", "house_number": "12", "phone": "+33143579849",
    "position": "50.63 3.06", "siret": BAKER, "legal_name": "SARL MARTIN",
}  # fmt: skip
SOURCES = ("map", "list", "register", "addresses")


@pytest.mark.parametrize("order", list(permutations(SOURCES)), ids="-".join)
def test_in_whichever_order_they_come_the_shop_is_the_same(
    seen: Town, table: WriteTable, tmp_path: Path, order: tuple[str, ...]
) -> None:
    register = establishment(BAKER, "PAUL", denominationUniteLegale="SARL MARTIN")
    doors = [address(str(number)) for number in (10, 12, 14)]
    for name in order:
        if name == "map":
            import_shops(mapped(tmp_path))
        elif name == "list":
            import_shops(table(listed("Paul"), name="liste.csv"))
        elif name == "register":
            import_shops(table(register, name="sirene.csv"))
        else:
            import_streets(table(*doors, name="ban.csv"))
    assert seen.names() == ["Paul"]
    shop, profile = seen.shop("Paul"), seen.profile("Paul")
    values = {name: shown(shop, profile, name) for name in FIELDS}
    assert {name: values[name] for name in PAUL} == PAUL
    assert seen.street("Paul") == "Rue du Four"
    assert profile.door_order == 12.0
    assert seen.proposals() == []
