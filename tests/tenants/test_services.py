"""Verbs of the installation, and what each refuses."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.database import db, in_town
from tenants.models import Membership, Shop
from tenants.services import (
    RESERVED,
    PersonRefused,
    ShopRefused,
    TownRefused,
    add_host,
    add_member,
    add_operator,
    admit_shop,
    create_town,
    normal_email,
    readmit_shop,
    slug_of,
    suspend_shop,
    town_of_command,
)
from tenants.towns import town_map
from tests.cast import PASSWORD, Cast


@pytest.fixture
def here(cast: Cast, clean: Flask) -> Iterator[Cast]:
    with clean.app_context(), in_town(cast.town):
        yield cast


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("L’Épi d’Or", "l-epi-d-or"),
        ("Œufs & Cie", "oeufs-cie"),
        ("ÇA VA ?", "ca-va"),
        ("مخبز", ""),
        ("a" * 80, "a" * 60),
    ],
)
def test_a_name_becomes_an_address(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize("slug", ["", "Majuscule", "deux mots", "-bord", "é"])
def test_a_town_needs_an_address_that_can_be_typed(here: Cast, slug: str) -> None:
    with pytest.raises(TownRefused):
        create_town(slug, "Ville")


def test_a_town_needs_a_time_zone_that_exists(here: Cast) -> None:
    with pytest.raises(TownRefused, match="Nowhere"):
        create_town("ville", "Ville", timezone="Europe/Nowhere")


def test_two_towns_cannot_share_an_address(here: Cast) -> None:
    with pytest.raises(TownRefused):
        create_town(here.town.slug, "Encore")


def test_two_towns_cannot_share_a_host(here: Cast) -> None:
    with pytest.raises(TownRefused):
        create_town("ville", "Ville", hosts=(here.town.home_host,))


@pytest.mark.parametrize("host", ["", "a b", "http://x", "x/y", "-x.example", "x" * 300])
def test_a_host_is_a_host_name(here: Cast, host: str) -> None:
    with pytest.raises(TownRefused):
        add_host(here.town, host)


def test_a_further_host_leads_to_the_town_and_home_stays(here: Cast) -> None:
    add_host(here.town, "Commerces.Montclair.EXAMPLE.")
    found = town_map.at_host("commerces.montclair.example")
    assert found is not None
    assert (found.id, found.home_host) == (here.town.id, here.town.home_host)


def test_a_host_of_another_town_is_not_taken_over(here: Cast) -> None:
    with pytest.raises(TownRefused):
        add_host(here.town, here.other_town.home_host)


def test_a_host_added_twice_is_added_once(here: Cast) -> None:
    add_host(here.town, "autre.example")
    add_host(here.town, "autre.example")
    assert town_map.at_host("autre.example") is not None


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_shop_needs_a_name(here: Cast, name: str) -> None:
    with pytest.raises(ShopRefused):
        admit_shop(name)


@pytest.mark.parametrize("slug", ["Panier", "deux mots", *sorted(RESERVED)[:3]])
def test_a_shop_cannot_ask_for_the_address_of_a_page(here: Cast, slug: str) -> None:
    with pytest.raises(ShopRefused):
        admit_shop("Essai", slug=slug)


def test_a_shop_cannot_ask_for_an_address_that_is_taken(here: Cast) -> None:
    with pytest.raises(ShopRefused):
        admit_shop("Essai", slug=here.bakery)


def test_a_second_shop_of_a_name_gets_an_address_of_its_own(here: Cast) -> None:
    assert admit_shop("Fournil d’Alice").slug == f"{here.bakery}-2"


def test_a_shop_called_like_a_page_gets_another_address(here: Cast) -> None:
    assert admit_shop("Panier").slug == "panier-2"


def test_a_name_without_a_letter_of_ours_gets_an_address(here: Cast) -> None:
    assert admit_shop("مخبز").slug == "boutique"


def test_a_shop_is_suspended_and_shown_again(here: Cast) -> None:
    shop = db.session.get_one(Shop, (here.town.id, here.bakery_id))
    suspend_shop(shop)
    assert shop.status == "suspended"
    readmit_shop(shop)
    assert shop.status == "admitted"


def test_a_person_has_a_role_once(here: Cast) -> None:
    add_member(here.clerk, "Claire", "clerk", password=PASSWORD)
    roles = db.session.scalars(select(Membership.role).where(Membership.role == "clerk")).all()
    assert roles == ["clerk"]


@pytest.mark.parametrize("role", ["mayor", "operator", ""])
def test_a_role_that_does_not_exist_is_refused(here: Cast, role: str) -> None:
    with pytest.raises(PersonRefused):
        add_member("x@example.org", "X", role, password=PASSWORD)


@pytest.mark.parametrize("role", ["trader", "clerk"])
def test_traders_have_a_shop_and_clerks_have_none(here: Cast, role: str) -> None:
    shop = db.session.get_one(Shop, (here.town.id, here.bakery_id)) if role == "clerk" else None
    with pytest.raises(PersonRefused):
        add_member("x@example.org", "X", role, shop=shop, password=PASSWORD)


@pytest.mark.parametrize("password", [None, "", "court"])
def test_a_new_account_needs_a_password_worth_the_name(here: Cast, password: str | None) -> None:
    with pytest.raises(PersonRefused):
        add_member("x@example.org", "X", "clerk", password=password)


def test_an_operator_needs_a_password_worth_the_name(here: Cast) -> None:
    with pytest.raises(PersonRefused):
        add_operator("x@example.org", "court")


@pytest.mark.parametrize("address", ["", "x", "a b@example.org", "x@", "@x", "x@y@z"])
def test_an_address_is_an_e_mail_address(address: str) -> None:
    with pytest.raises(PersonRefused):
        normal_email(address)


def test_an_address_is_kept_in_one_form() -> None:
    assert normal_email("  Alice@EXAMPLE.org ") == "alice@example.org"


def test_a_command_for_an_unknown_town_names_those_there_are(here: Cast) -> None:
    with pytest.raises(TownRefused, match="montclair, valbrun"):
        town_of_command("ailleurs")
