"""One answer to many proposals of a kind, and back."""

import pytest

from shopbuilder.imports.places.deciding import take
from shopbuilder.imports.places.deciding_together import (
    Alike,
    alike_and_open,
    answer_together,
    take_back_together,
)
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.profile.services import set_place
from shopbuilder.town_life.services import street_named
from tenants.errors import NotFound
from tests.shopbuilder.imports.places.conftest import Town, WriteTable
from tests.shopbuilder.imports.places.files import listed
from tests.shopbuilder.imports.places.test_deciding import CLERK, proposal

NAMES = ("Alba", "Brume", "Cendre")


@pytest.fixture
def moved(seen: Town, table: WriteTable) -> Town:
    """Three shops whose number a person wrote, and the town's list has another one."""
    rows = [listed(name, numero=str(2 * at)) for at, name in enumerate(NAMES, start=1)]
    import_shops(table(*rows))
    street_id = street_named("Rue du Four").id
    for at, name in enumerate(NAMES):
        set_place(
            seen.shop(name), street_id=street_id, house_number=str(101 + at), actor="person:1"
        )
    rows = [listed(name, numero=str(20 * at)) for at, name in enumerate(NAMES, start=1)]
    import_shops(table(*rows))
    return seen


def numbers(town: Town) -> list[str]:
    return [town.profile(name).house_number for name in NAMES]


def test_all_of_a_kind_are_taken_with_one_press_and_given_back_with_one(moved: Town) -> None:
    assert alike_and_open() == [Alike("house_number", "villeurbanne", 3)]
    assert answer_together("house_number", "villeurbanne", taken=True, actor=CLERK) == 3
    assert numbers(moved) == ["20", "40", "60"]
    assert alike_and_open() == []
    assert take_back_together(proposal("house_number", 1), CLERK) == (3, 0)
    assert numbers(moved) == ["101", "102", "103"]
    assert {state for _, _, state in moved.proposals()} == {"open"}


def test_all_of_a_kind_are_kept_with_one_press(moved: Town) -> None:
    assert answer_together("house_number", "villeurbanne", taken=False, actor=CLERK) == 3
    assert numbers(moved) == ["101", "102", "103"]
    assert answer_together("house_number", "villeurbanne", taken=True, actor=CLERK) == 0


def test_going_back_leaves_what_was_answered_alone_and_what_somebody_changed_since(
    moved: Town,
) -> None:
    take(proposal("house_number", 0), CLERK)
    answer_together("house_number", "villeurbanne", taken=True, actor=CLERK)
    street_id = street_named("Rue du Four").id
    set_place(moved.shop("Cendre"), street_id=street_id, house_number="7", actor="person:2")
    assert take_back_together(proposal("house_number", 1), CLERK) == (1, 1)
    assert numbers(moved) == ["20", "102", "7"]


def test_who_is_who_is_never_answered_together(seen: Town, table: WriteTable) -> None:
    import_shops(table(listed("Chez Paul"), listed("Fleurs", "Fleuriste", numero="30")))
    import_shops(table(listed("Fournil Paul"), listed("Fleurs Lise", "Fleuriste", numero="30")))
    assert [state for _, _, state in seen.proposals()] == ["open", "open"]
    assert alike_and_open() == []
    assert answer_together("same", "villeurbanne", taken=True, actor=CLERK) == 0
    with pytest.raises(NotFound):
        take_back_together(proposal("same"), CLERK)
