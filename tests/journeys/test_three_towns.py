"""A clerk's commands turn Lille, Villeurbanne and Bondy into towns, each from what it has."""

import csv
import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.cli import shopbuilder
from shopbuilder.profile.facts.models import ShopFact
from shopbuilder.town_life.models import Street, StreetDoor
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.services import town_of_command
from tests.cast import PASSWORD
from tests.conftest import browser
from tests.shopbuilder.imports.places.files import BAKER, BOOKS, establishment

Command = Callable[..., str]

#: The first page of a town, HTML and style, on its way to a telephone.
FIRST_VIEW = 14_600


@pytest.fixture
def command(clean: Flask, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`shopbuilder …` as a clerk types it, in French."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")

    def run(*arguments: object) -> str:
        result = clean.test_cli_runner().invoke(shopbuilder, [str(each) for each in arguments])
        assert result.exit_code == 0, result.output
        return result.output.replace("\u00a0", " ").replace("\u202f", " ")

    return run


def town(command: Command, slug: str, name: str, postcode: str) -> None:
    command("town", "create", slug, name, "--host", f"{slug}.localhost", "--postcode", postcode)


def counted(clean: Flask, slug: str, model: type) -> int:
    with clean.app_context(), in_town(town_of_command(slug)):
        return db.session.scalar(select(func.count(model.id))) or 0


def first_street(clean: Flask, slug: str) -> str:
    """Walk from the town page to its streets, and into the first of them."""
    reader = browser(clean, f"{slug}.localhost")
    assert len(gzip.compress(reader.get("/").data, 6)) < FIRST_VIEW
    found = re.search(r'href="(/rue/[a-z0-9-]+)"', reader.get("/rues").text)
    assert found is not None
    return reader.get(found[1]).text


def test_lille_comes_from_a_map(clean: Flask, command: Command, test_data: Path) -> None:
    folder = test_data / "towns" / "lille-centre"
    town(command, "lille", "Lille", "59000")
    command("import", "streets", folder / "rues.geojson", "--town", "lille")
    command("import", "background", folder / "fond.geojson", "--town", "lille")
    said = command("import", "shops", folder / "commerces.geojson", "--town", "lille")
    assert "OpenStreetMap" in said
    assert (counted(clean, "lille", Shop), counted(clean, "lille", Street)) == (509, 338)
    assert "© les contributeurs d’OpenStreetMap" in first_street(clean, "lille")


def test_villeurbanne_comes_from_its_own_list_alone(
    clean: Flask, command: Command, test_data: Path
) -> None:
    file = test_data / "towns" / "villeurbanne" / "etablissements.csv"
    town(command, "villeurbanne", "Villeurbanne", "69100")
    command("import", "shops", file, "--town", "villeurbanne")
    again = command("import", "shops", file, "--town", "villeurbanne")
    assert "239" in again
    assert counted(clean, "villeurbanne", Shop) == 239
    street = browser(clean, "villeurbanne.localhost").get("/rue/cours-emile-zola").text
    assert "Cours Émile-Zola" in street
    assert "Ville de Villeurbanne" in first_street(clean, "villeurbanne")


def test_bondy_comes_from_addresses_and_the_register_and_all_of_it_can_be_taken_back(
    clean: Flask, command: Command, test_data: Path, tmp_path: Path
) -> None:
    town(command, "bondy", "Bondy", "93140")
    command(
        "import", "streets", test_data / "towns" / "bondy-adresses" / "ban_93010.csv",
        "--town", "bondy",
    )  # fmt: skip
    rows = [
        establishment(
            number, sign, activity, numeroVoieEtablissement=door, codePostalEtablissement="93140",
            typeVoieEtablissement="AV", libelleVoieEtablissement="CARNOT",
        )
        for number, sign, activity, door in (
            (BAKER, "LE FOURNIL DE BONDY", "10.71C", "12"),
            (BOOKS, "LIBRAIRIE DU CANAL", "47.61Z", "30"),
        )
    ]  # fmt: skip
    path = tmp_path / "sirene.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    said = command("import", "shops", path, "--town", "bondy")
    assert (counted(clean, "bondy", Shop), counted(clean, "bondy", StreetDoor)) == (2, 4682)
    assert "Insee, base Sirene" in first_street(clean, "bondy")
    doors = browser(clean, "bondy.localhost").get("/rue/avenue-carnot?vue=liste").text
    assert doors.index("Le Fournil de Bondy") < doors.index("Librairie du Canal")

    run = re.search(r"import undo (\d+)", said)
    assert run is not None
    command("import", "undo", run[1], "--town", "bondy")
    assert counted(clean, "bondy", Shop) == counted(clean, "bondy", ShopFact) == 0
    assert counted(clean, "bondy", StreetDoor) == 4682


def test_the_clerk_of_a_town_finds_its_shops_and_where_each_value_comes_from(
    clean: Flask, command: Command, test_data: Path
) -> None:
    file = test_data / "towns" / "villeurbanne" / "etablissements.csv"
    town(command, "villeurbanne", "Villeurbanne", "69100")
    command("import", "shops", file, "--town", "villeurbanne")
    command(
        "member", "add", "--town", "villeurbanne", "--role", "clerk", "--password", PASSWORD,
        "claire@example.org", "Claire",
    )  # fmt: skip
    clerk = browser(clean, "villeurbanne.localhost").sign_in("claire@example.org")
    listed = clerk.get("/mairie/boutiques?q=cassara").text
    found = re.search(r'href="(/mairie/boutiques/cassara[a-z0-9-]*)"', listed)
    assert found is not None
    page = clerk.get(found[1]).text
    assert "52096030300011" in page
    assert "Ville de Villeurbanne" in page
