"""`shopbuilder shop …` and `shopbuilder street …`."""

from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.cli import shopbuilder
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.facts import facts

Run = Callable[..., Result]


@pytest.fixture
def run(cast: Cast, clean: Flask) -> Run:
    """Run a command in the first town, with the application of the tests."""

    def command(*words: str, town: str = "montclair") -> Result:
        return clean.test_cli_runner().invoke(shopbuilder, [*words, "--town", town])

    return command


def profile(cast: Cast, app: Flask, slug: str = Cast.bakery) -> ShopProfile:
    with app.app_context(), in_town(cast.town):
        found = db.session.scalars(
            select(ShopProfile).join(Shop, Shop.id == ShopProfile.shop_id).where(Shop.slug == slug)
        ).one()
        db.session.expunge(found)
    return found


def recorded(cast: Cast, app: Flask) -> list[tuple[str, str]]:
    with app.app_context(), in_town(cast.town):
        return facts()


def said(result: Result) -> str:
    return " ".join(result.output.split())


def test_a_shop_is_admitted(run: Run, cast: Cast, clean: Flask) -> None:
    result = run("shop", "admit", "Fleurs d’Odile", "--trade", "florist")
    assert result.exit_code == 0, result.output
    assert "/fleurs-d-odile" in said(result)
    assert profile(cast, clean, "fleurs-d-odile").trade == "florist"
    assert recorded(cast, clean) == [("shop.admitted", "command")]


def test_admitting_a_shop_again_changes_nothing(run: Run, cast: Cast, clean: Flask) -> None:
    result = run("shop", "admit", "Fournil  d’Alice")
    assert (result.exit_code, "est déjà là" in said(result)) == (0, True)
    assert recorded(cast, clean) == []


def test_a_second_shop_of_the_same_name_takes_another_address(run: Run) -> None:
    result = run("shop", "admit", "Fournil d’Alice", "--slug", "fournil-de-la-gare")
    assert "/fournil-de-la-gare" in said(result)


@pytest.mark.parametrize("slug", ["librairie-bob", "panier", "Pas Bon"])
def test_an_address_that_cannot_be_had_is_refused(run: Run, slug: str) -> None:
    result = run("shop", "admit", "Fleurs d’Odile", "--slug", slug)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_shops_are_listed(run: Run) -> None:
    lines = run("shop", "list").output.splitlines()
    assert lines[0].split("\t") == [
        "fournil-d-alice", "Fournil d’Alice", "bakery", "sell", "trader", "admitted",
        "Mo-Su 08:00-20:00",
    ]  # fmt: skip
    assert len(lines) == 2


def test_a_shop_is_placed_at_a_door(run: Run, cast: Cast, clean: Flask) -> None:
    run("street", "add", "Place du Marché")
    result = run(
        "shop", "set-place", Cast.bakery, "--street", "place du marché", "--number", "3 bis",
        "--position", "48.1", "-1.6",
    )  # fmt: skip
    assert "3 bis Place du Marché" in said(result), result.output
    placed = profile(cast, clean)
    assert (placed.house_number, placed.door_order, placed.longitude) == ("3 bis", 3.5, -1.6)


def test_a_street_that_is_not_there_is_refused_with_a_way_out(run: Run) -> None:
    result = run("shop", "set-place", Cast.bakery, "--street", "Rue Perdue")
    assert result.exit_code == 2
    assert "`shopbuilder street add`" in said(result)


def test_hours_are_set(run: Run, cast: Cast, clean: Flask) -> None:
    assert run("shop", "set-hours", Cast.bakery, "Tu-Sa 09:00-19:00").exit_code == 0
    assert profile(cast, clean).opening_hours == "Tu-Sa 09:00-19:00"
    assert recorded(cast, clean) == [("shop.hours_changed", "command")]


def test_hours_in_prose_are_refused(run: Run) -> None:
    result = run("shop", "set-hours", Cast.bakery, "tous les jours")
    assert result.exit_code == 2
    assert "Tu-Sa 09:00-12:00" in said(result), "the refusal shows how hours look"


@pytest.mark.parametrize("words", [(), ("Tu-Sa 09:00-19:00", "--unknown")])
def test_hours_are_given_or_said_to_be_unknown(run: Run, words: tuple[str, ...]) -> None:
    result = run("shop", "set-hours", Cast.bakery, *words)
    assert result.exit_code == 2
    assert "--unknown" in said(result)


def test_unknown_hours_can_be_said_of_a_window(run: Run, cast: Cast, clean: Flask) -> None:
    run("shop", "set-mode", Cast.bakery, "window")
    assert run("shop", "set-hours", Cast.bakery, "--unknown").exit_code == 0
    assert profile(cast, clean).opening_hours is None


def test_a_mode_is_refused_with_every_missing_duty(run: Run, cast: Cast, clean: Flask) -> None:
    with clean.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(ShopProfile).values(mode="window", siret="", mediator=""))
    result = run("shop", "set-mode", Cast.bakery, "sell")
    assert result.exit_code == 2
    assert "SIRET" in said(result)
    assert "médiateur" in said(result)
    assert profile(cast, clean).mode == "window"


def test_a_shop_is_made_ready_to_sell_by_commands_alone(run: Run, cast: Cast, clean: Flask) -> None:
    run("shop", "admit", "Fleurs d’Odile", "--trade", "florist")
    shop = "fleurs-d-odile"
    run("shop", "set-hours", shop, "Tu-Sa 09:00-19:00")
    legal = run(
        "shop", "set-legal", shop, "--name", "Odile Martin", "--form", "EI",
        "--address", "1 rue du Four, 00000 Montclair", "--siret", "73282932000074",
        "--mediator", "Médiation du commerce, 00000 Montclair", "--phone", "03 20 55 60 28",
    )  # fmt: skip
    assert legal.exit_code == 0, legal.output
    assert run("shop", "take-over", shop).exit_code == 0
    assert run("shop", "set-mode", shop, "sell").exit_code == 0
    made = profile(cast, clean, shop)
    assert (made.mode, made.taken_over, made.phone) == ("sell", True, "+33320556028")


def test_what_is_left_out_of_the_identity_stays(run: Run, cast: Cast, clean: Flask) -> None:
    run("shop", "set-legal", Cast.bakery, "--form", "EI")
    assert profile(cast, clean).legal_name == "Fournil d’Alice SARL"


def test_a_wrong_register_number_is_refused(run: Run) -> None:
    result = run("shop", "set-legal", Cast.bakery, "--siret", "123")
    assert result.exit_code == 2
    assert "14 chiffres" in said(result)


def test_a_shop_is_suspended_and_shown_again(run: Run, cast: Cast, clean: Flask) -> None:
    assert "suspendue" in said(run("shop", "suspend", Cast.bakery))
    assert "visible" in said(run("shop", "readmit", Cast.bakery))
    assert [kind for kind, _ in recorded(cast, clean)] == ["shop.suspended", "shop.readmitted"]


@pytest.mark.parametrize("command", ["take-over", "suspend", "readmit"])
def test_a_shop_that_is_not_there_is_refused(run: Run, command: str) -> None:
    result = run("shop", command, Cast.other_shop)
    assert result.exit_code == 2
    assert Cast.other_shop in said(result)


def test_a_town_that_is_not_there_is_refused_with_those_there_are(run: Run) -> None:
    result = run("shop", "list", town="atlantis")
    assert result.exit_code == 2
    assert "montclair, valbrun" in said(result)


def test_streets_are_added_once_and_listed(run: Run, cast: Cast, clean: Flask) -> None:
    for _ in range(2):
        assert run("street", "add", "Place du Marché").exit_code == 0
    assert run("street", "list").output.splitlines() == [
        "rue-du-four\tRue du Four",
        "place-du-marche\tPlace du Marché",
    ]
    with clean.app_context(), in_town(cast.other_town):
        assert db.session.scalars(select(Street.slug)).all() == ["place-haute"]
