"""Who stands behind a shop."""

import pytest

from shopbuilder.profile.contacts import ContactRefused
from shopbuilder.profile.errors import DutiesMissing, ProfileRefused
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.services import set_identity, set_mode
from shopbuilder.profile.services.identity import FACTS
from tenants.models import Shop
from tests.facts import facts, last_fact

CLERK = "person:3"


def test_every_fact_is_a_column_of_the_profile() -> None:
    assert set(FACTS) <= set(ShopProfile.__mapper__.columns.keys())


def test_facts_are_set_and_the_others_stay(bakery: Shop) -> None:
    set_identity(
        bakery, {"legal_name": "  SARL   Le Fournil ", "siret": "732 829 320 00074"}, actor=CLERK
    )
    profile = profile_of(bakery.id)
    assert (profile.legal_name, profile.siret) == ("SARL Le Fournil", "73282932000074")
    assert profile.legal_form == "SARL"


def test_what_changed_is_recorded_without_its_values(bakery: Shop) -> None:
    set_identity(bakery, {"legal_name": "Le Fournil", "legal_form": "SARL"}, actor=CLERK)
    assert facts() == [("shop.identity_changed", CLERK)]
    assert last_fact().payload == {"facts": ["legal_name"]}


def test_the_same_facts_again_are_no_news(bakery: Shop) -> None:
    set_identity(bakery, {"legal_form": "SARL"}, actor=CLERK)
    assert facts() == []


def test_an_amount_is_not_torn_apart(bakery: Shop) -> None:
    form = "SARL au capital de 8\u202f000\u00a0€"
    set_identity(bakery, {"legal_form": f" {form.replace('au', '  au ')}\n"}, actor=CLERK)
    assert profile_of(bakery.id).legal_form == form


def test_a_phone_number_is_kept_in_full(bakery: Shop) -> None:
    set_identity(bakery, {"phone": "03 20 55 60 28"}, actor=CLERK)
    assert profile_of(bakery.id).phone == "+33320556028"


@pytest.mark.parametrize("written", ["fr 83 404 833 048", "83 404 833 048"])
def test_a_vat_number_is_kept_with_its_country_and_without_spaces(
    bakery: Shop, written: str
) -> None:
    set_identity(bakery, {"vat_number": written}, actor=CLERK)
    assert profile_of(bakery.id).vat_number == "FR83404833048"


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("siret", "73282932000075"),
        ("siret", "732829320"),
        ("siret", "pas de numéro"),
        ("vat_number", "FR00"),
        ("legal_name", "x" * 301),
        ("slogan", "Le meilleur pain"),
    ],
)
def test_a_fact_that_cannot_be_right_is_refused(bakery: Shop, fact: str, text: str) -> None:
    with pytest.raises(ProfileRefused):
        set_identity(bakery, {fact: text}, actor=CLERK)


@pytest.mark.parametrize(("fact", "text"), [("phone", "12"), ("email", "moi chez moi")])
def test_a_contact_that_leads_to_nobody_is_refused(bakery: Shop, fact: str, text: str) -> None:
    with pytest.raises(ContactRefused):
        set_identity(bakery, {fact: text}, actor=CLERK)


def test_a_shop_that_sells_cannot_take_its_identity_back(bakery: Shop) -> None:
    with pytest.raises(DutiesMissing):
        set_identity(bakery, {"mediator": ""}, actor=CLERK)
    assert profile_of(bakery.id).mediator
    assert facts() == []


def test_a_window_may_take_a_fact_back(bakery: Shop) -> None:
    set_mode(bakery, "window", actor=CLERK)
    set_identity(bakery, {"mediator": ""}, actor=CLERK)
    assert profile_of(bakery.id).mediator == ""
