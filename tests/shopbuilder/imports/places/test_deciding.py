"""A person answers proposals: takes, keeps, and goes back on it."""

from pathlib import Path

import pytest
from sqlalchemy import select

from shopbuilder.imports.places.deciding import keep, take, take_back
from shopbuilder.imports.places.questions import answered_lately, open_questions, told_of
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.profile.errors import ProfileRefused
from shopbuilder.profile.facts.models import Proposal
from shopbuilder.profile.services import open_shop, set_hours, set_identity, suspend
from tenants.database import db, in_town
from tenants.errors import NotFound
from tenants.services import create_town
from tests.shopbuilder.imports.openstreetmap.maps import point, write
from tests.shopbuilder.imports.places.conftest import Town, WriteTable
from tests.shopbuilder.imports.places.files import BAKER, establishment
from tests.shopbuilder.imports.places.test_merging import PAUL, mapped
from tests.statements import count_statements

CLERK = "person:7"


def proposal(field: str, nth: int = 0) -> int:
    query = select(Proposal.id).where(Proposal.field == field).order_by(Proposal.id)
    return list(db.session.scalars(query))[nth]


@pytest.fixture
def phone(seen: Town, tmp_path: Path) -> int:
    """A baker whose number a person wrote, and the map has another one."""
    import_shops(mapped(tmp_path))
    set_identity(seen.shop("Paul"), {"phone": "01 43 43 43 43"}, actor="person:1")
    import_shops(mapped(tmp_path, phone="01 58 30 96 32"))
    return proposal("phone")


def test_a_value_taken_is_shown_and_is_the_word_of_who_took_it(seen: Town, phone: int) -> None:
    assert take(phone, CLERK)
    assert seen.profile("Paul").phone == "+33158309632"
    assert seen.facts("Paul")["phone", "hand"] == "+33158309632"
    assert not take(phone, CLERK), "it is answered already"
    assert not keep(phone, CLERK)


def test_an_answer_taken_back_puts_back_the_value_and_whose_it_was(seen: Town, phone: int) -> None:
    take(phone, CLERK)
    assert take_back(phone, CLERK)
    assert seen.profile("Paul").phone == "+33143434343"
    assert seen.proposals() == [("phone", "+33158309632", "open")]
    (question,) = open_questions()
    assert (question.ours, question.ours_at is None) == ("+33143434343", False)


def test_a_value_somebody_changed_since_is_not_put_back(seen: Town, phone: int) -> None:
    take(phone, CLERK)
    set_identity(seen.shop("Paul"), {"phone": "01 43 57 98 49"}, actor="person:2")
    with pytest.raises(ProfileRefused, match="since"):
        take_back(phone, CLERK)
    assert seen.profile("Paul").phone == "+33143579849"


def test_what_was_kept_is_not_asked_again_until_the_source_says_something_else(
    seen: Town, phone: int, tmp_path: Path
) -> None:
    keep(phone, CLERK)
    assert import_shops(mapped(tmp_path, phone="01 58 30 96 32")).proposed == 0
    assert seen.proposals() == [("phone", "+33158309632", "kept")]
    assert import_shops(mapped(tmp_path, phone="01 58 58 58 58")).proposed == 1
    assert seen.proposals() == [("phone", "+33158585858", "open")]


def test_an_answer_kept_can_be_taken_back(seen: Town, phone: int) -> None:
    keep(phone, CLERK)
    assert [each.state for each in answered_lately()] == ["kept"]
    assert take_back(phone, CLERK)
    assert not take_back(phone, CLERK)
    assert seen.profile("Paul").phone == "+33143434343"


def test_a_street_is_taken_with_its_number_and_put_back_with_it(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    shop = open_shop("Le Fournil", "bakery", actor="person:1")
    set_identity(shop, {"siret": BAKER}, actor="person:1")
    import_shops(table(establishment(BAKER, "Le Fournil")))
    profile = seen.profile("Le Fournil")
    profile.taken_over = True
    db.session.flush()
    import_shops(
        table(
            establishment(
                BAKER, "Le Fournil", numeroVoieEtablissement="5", libelleVoieEtablissement="NEUVE"
            )
        )
    )
    street = proposal("street")
    take(street, CLERK)
    assert (seen.street("Le Fournil"), seen.profile("Le Fournil").house_number) == (
        "Rue Neuve",
        "5",
    )
    take_back(street, CLERK)
    assert (seen.street("Le Fournil"), seen.profile("Le Fournil").house_number) == (
        "Rue du Four", "12",
    )  # fmt: skip


def test_a_shop_called_closed_is_suspended_by_the_answer_only(
    seen: Town, table: WriteTable
) -> None:
    import_shops(table(establishment(BAKER, "PAUL")))
    import_shops(table(establishment(BAKER, "PAUL", etatAdministratifEtablissement="F")))
    assert seen.shop("PAUL").status == "admitted"
    take(proposal("status"), CLERK)
    assert seen.shop("PAUL").status == "suspended"
    take_back(proposal("status"), CLERK)
    assert seen.shop("PAUL").status == "admitted"


def test_an_answer_taken_back_does_not_show_a_shop_that_the_town_had_taken_off(
    seen: Town, table: WriteTable
) -> None:
    import_shops(table(establishment(BAKER, "PAUL")))
    import_shops(table(establishment(BAKER, "PAUL", etatAdministratifEtablissement="F")))
    suspend(seen.shop("PAUL"), actor=CLERK)
    take(proposal("status"), CLERK)
    take_back(proposal("status"), CLERK)
    assert seen.shop("PAUL").status == "suspended"


def twins(folder: Path, table: WriteTable) -> None:
    """Two shops of one name behind one door, and an entry of the register that is one of them."""
    import_shops(write(folder, *(point(f"node/{each}", **PAUL) for each in (1, 2))))
    import_shops(table(establishment(BAKER, "PAUL")))


def test_an_entry_said_to_be_a_shop_is_that_one_and_no_other(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    twins(tmp_path, table)
    take(proposal("same"), CLERK)
    assert [state for _, _, state in seen.proposals()] == ["taken", "kept"]
    report = import_shops(table(establishment(BAKER, "PAUL")))
    assert (report.shops.created, report.shops.unchanged, report.proposed) == (0, 1, 0)


def test_a_join_taken_back_leaves_no_word_of_the_entry(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    twins(tmp_path, table)
    first = proposal("same")
    take(first, CLERK)
    with pytest.raises(ProfileRefused, match="change that decision"):
        take_back(proposal("same", 1), CLERK)
    take_back(first, CLERK)
    assert [state for _, _, state in seen.proposals()] == ["open", "open"]
    assert "sirene" not in {source for told in all_told() for source in told}


def all_told() -> list[set[str]]:
    shops = db.session.scalars(select(Proposal.shop_id))
    return [{told.source for told in told_of(each)} for each in shops]


def test_an_entry_that_is_none_of_them_is_listed_once_the_last_one_is_ruled_out(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path))
    import_shops(table(establishment(BAKER, "SARL MARTIN")))
    assert seen.names() == ["Paul"]
    keep(proposal("same"), CLERK)
    assert seen.names() == ["Paul", "SARL Martin"]
    assert seen.profile("SARL Martin").siret == BAKER
    assert import_shops(table(establishment(BAKER, "SARL MARTIN"))).shops.unchanged == 1
    take_back(proposal("same"), CLERK)
    assert seen.shop("SARL Martin").status == "suspended"
    assert seen.proposals() == [("same", "SARL Martin", "open")]
    take(proposal("same"), CLERK)
    assert seen.profile("Paul").siret == BAKER


def test_a_question_of_another_town_does_not_exist(seen: Town, phone: int) -> None:
    del seen
    with in_town(create_town("ailleurs", "Ailleurs", hosts=("ailleurs.localhost",))):
        for verb in (take, keep, take_back):
            with pytest.raises(NotFound):
                verb(phone, CLERK)
        assert open_questions() == []


def test_a_trader_answers_for_his_values_and_not_for_who_is_listed(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    twins(tmp_path, table)
    same = proposal("same")
    shop_id = db.session.scalars(select(Proposal.shop_id).where(Proposal.id == same)).one()
    assert open_questions(shop_id) == []
    with pytest.raises(NotFound):
        take(same, "person:1", shop_id=shop_id)


def test_each_value_tells_its_source_and_the_one_shown_comes_first(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    import_shops(mapped(tmp_path, ref__FR__SIRET=BAKER))
    import_shops(table(establishment(BAKER, "SARL MARTIN ET FILS")))
    told = told_of(seen.shop("Paul").id)
    names = [(each.source, each.value, each.shown) for each in told if each.field == "name"]
    assert names == [("osm", "Paul", True), ("sirene", "SARL Martin et Fils", False)]
    assert {each.value for each in told if each.field == "street"} == {"Rue du Four"}


def test_the_list_asks_a_fixed_number_of_statements(seen: Town, phone: int, tmp_path: Path) -> None:
    del phone
    set_hours(seen.shop("Paul"), "Mo-Sa 08:00-18:00", actor="person:1")
    with count_statements(db.engine) as few:
        assert len(open_questions()) == 1
    import_shops(mapped(tmp_path, phone="01 58 30 96 32", opening_hours="Mo-Fr 07:00-12:00"))
    with count_statements(db.engine) as more:
        assert len(open_questions()) == 2
    assert len(few) == len(more)
