from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product
from shopbuilder.cli.imports import imports
from tenants.database import db, in_town, transaction
from tenants.errors import Refusal
from tenants.models import Shop
from tests.cast import Cast
from tests.shopbuilder.imports.openstreetmap.maps import point, street, write


class Command:
    """`shopbuilder import …` in the town of the cast."""

    def __init__(self, app: Flask, cast: Cast) -> None:
        self.app = app
        self.cast = cast

    def said(self, what: str, path: Path, *more: str) -> str:
        """Return the output, the unbreakable spaces of French typography made ordinary ones."""
        result = self(what, path, *more)
        assert not isinstance(result.exception, TypeError), result.output
        return result.output.replace("\u00a0", " ").replace("\u202f", " ")

    def __call__(self, what: str, path: Path, *more: str, town: str = "montclair") -> Result:
        arguments = [what, str(path), "--town", town, *more]
        return self.app.test_cli_runner().invoke(imports, arguments)

    def listed(self, town: str = "montclair") -> str:
        """Return the list of imports."""
        return self.app.test_cli_runner().invoke(imports, ["list", "--town", town]).output

    def count(self, model: type) -> int:
        with self.app.app_context(), in_town(self.cast.town):
            return db.session.scalar(select(func.count(model.id))) or 0


@pytest.fixture
def command(clean: Flask, cast: Cast) -> Command:
    return Command(clean, cast)


@pytest.fixture
def prices(tmp_path: Path) -> Path:
    path = tmp_path / "tarif.csv"
    path.write_text("Code;Nom;Prix;Couleur\na;Brioche;4,50;or\nb;Flan;gratuit;\n", encoding="utf-8")
    return path


def test_streets_are_imported_and_counted(command: Command, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        street("way/1", "Rue Neuve", (0, 0), (1, 0)),
        street("way/2", "", (0, 0), (0, 1)),
    )
    said = command.said("streets", path)
    assert "Noms de rue lus : 1 ; lignes sans nom laissées de côté : 1." in said
    assert "Rues — nouvelles : 1 ; modifiées : 0 ; inchangées : 0." in said


def test_shops_are_imported_and_each_refusal_is_named(command: Command, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        point("node/1", name="Paul", shop="bakery", phone="+3320781756", addr__street="Rue A"),
        point("node/2", shop="bakery"),
    )
    said = command.said("shops", path)
    assert "1 refusé :\n     1 × L’objet n’a pas de nom.\n    node/2 — L’objet" in said
    assert "node/1 — Paul — « +3320781756 » est trop court" in said
    assert "© les contributeurs d’OpenStreetMap, ODbL" in said


def test_a_second_run_of_shops_says_that_nothing_changed(command: Command, tmp_path: Path) -> None:
    path = write(tmp_path, point("node/1", name="Paul", shop="bakery"))
    command("shops", path)
    said = command.said("shops", path)
    assert "Boutiques — nouvelles : 0 ; modifiées : 0 ; inchangées : 1." in said


def test_shops_gone_from_the_map_are_told(command: Command, tmp_path: Path) -> None:
    command("shops", write(tmp_path, point("node/1", name="Paul", shop="bakery")))
    said = command.said("shops", write(tmp_path, point("node/2", name="Page", shop="books")))
    assert "absents de ce fichier, laissés tels quels : 1." in said


def test_a_trial_of_shops_writes_nothing(command: Command, tmp_path: Path) -> None:
    before = command.count(Shop)
    path = write(tmp_path, point("node/1", name="P", shop="yes"))
    assert "rien n’a été écrit" in command.said("shops", path, "--dry-run")
    assert command.count(Shop) == before


def test_articles_are_only_told_at_first(command: Command, prices: Path) -> None:
    before = command.count(Product)
    said = command.said("products", prices, "--shop", Cast.bakery)
    assert "Articles — à créer : 1 ;" in said
    assert "Rien n’a été écrit" in said
    assert command.count(Product) == before


def test_refusals_of_articles_tell_line_and_reason(command: Command, prices: Path) -> None:
    said = command.said("products", prices, "--shop", Cast.bakery)
    assert "ligne 3 — Flan — « gratuit » n’est pas un prix." in said
    assert "Colonnes non lues : Couleur." in said


def test_applied_articles_are_written_with_progress(command: Command, prices: Path) -> None:
    before = command.count(Product)
    said = command.said("products", prices, "--shop", Cast.bakery, "--apply")
    assert "Articles 1/1" in said
    assert "Articles — créés : 1 ;" in said
    assert command.count(Product) == before + 1


def test_changes_are_told_before_and_after(command: Command, prices: Path) -> None:
    command("products", prices, "--shop", Cast.bakery, "--apply")
    prices.write_text("Code;Nom;Prix\na;Brioche;4,80\n", encoding="utf-8")
    said = command.said("products", prices, "--shop", Cast.bakery)
    assert "~ Brioche : prix 4,50 € → 4,80 €" in said


def test_values_kept_from_the_shop_are_told(command: Command, cast: Cast, prices: Path) -> None:
    command("products", prices, "--shop", Cast.bakery, "--apply")
    with command.app.app_context(), in_town(cast.town), transaction():
        product = db.session.scalars(select(Product).where(Product.source_ref == "a")).one()
        product.name, product.published = "Brioche fine", False
    said = command.said("products", prices, "--shop", Cast.bakery)
    assert "= Brioche fine : nom « Brioche fine » → « Brioche »" in said


def test_articles_gone_from_the_file_are_told(command: Command, prices: Path) -> None:
    command("products", prices, "--shop", Cast.bakery, "--apply")
    prices.write_text("Code;Nom;Prix\nz;Cake;4,80\n", encoding="utf-8")
    said = command.said("products", prices, "--shop", Cast.bakery)
    assert "absents de ce fichier, laissés tels quels : 1." in said


def test_variants_are_told_with_their_prices(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "shopify.csv"
    rows = ["Handle,Title,Option1 Name,Option1 Value,Variant Price", "b,Bol,Taille,S,9", "b,,,L,12"]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert "+ Bol, 2 × (9,00 € – 12,00 €)" in command.said("products", path, "--shop", Cast.bakery)


def test_the_vat_rate_asked_for_is_taken(command: Command, cast: Cast, prices: Path) -> None:
    command("products", prices, "--shop", Cast.bakery, "--apply", "--vat", "20")
    with command.app.app_context(), in_town(cast.town):
        rate = select(Product.vat_rate).where(Product.source_ref == "a")
        assert db.session.scalar(rate) == 2000


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (["--shop", "inconnue"], "no shop"),
        (["--shop", Cast.bakery, "--vat", "19.6"], "VAT rate"),
        (["--shop", Cast.other_shop], "no shop"),
    ],
)
def test_a_wrong_question_is_refused_with_a_sentence(
    command: Command, prices: Path, more: list[str], word: str
) -> None:
    result = command("products", prices, *more)
    assert isinstance(result.exception, Refusal)
    assert word in str(result.exception)


@pytest.mark.parametrize("what", ["streets", "shops"])
def test_an_unknown_town_is_refused_with_a_sentence(
    command: Command, tmp_path: Path, what: str
) -> None:
    result = command(what, write(tmp_path, point("node/1")), town="ailleurs")
    assert "There is no town “ailleurs”" in str(result.exception)


@pytest.mark.parametrize("what", ["streets", "shops"])
def test_a_file_of_which_nothing_is_kept_is_an_error(
    command: Command, tmp_path: Path, what: str
) -> None:
    result = command(what, write(tmp_path, point("node/1", shop="yes")))
    assert "Nothing could be imported." in str(result.exception)


def test_articles_that_are_all_refused_are_an_error(command: Command, prices: Path) -> None:
    prices.write_text("Nom;Prix\nFlan;gratuit\n", encoding="utf-8")
    assert "ligne 2 — Flan" in command.said("products", prices, "--shop", Cast.bakery)
    result = command("products", prices, "--shop", Cast.bakery)
    assert "Nothing could be imported." in str(result.exception)


@pytest.mark.parametrize("what", ["streets", "shops"])
def test_a_file_that_is_not_there_is_refused(command: Command, tmp_path: Path, what: str) -> None:
    result = command(what, tmp_path / "nulle-part.geojson")
    assert str(result.exception) == "There is no file “nulle-part.geojson”."


def test_an_import_is_listed_and_taken_back(command: Command, prices: Path) -> None:
    before = command.count(Product)
    said = command.said("products", prices, "--shop", "fournil-d-alice", "--apply")
    number = said.split("shopbuilder import undo ")[1].split()[0]
    assert number in command.listed()
    assert command.count(Product) == before + 1
    assert "retirés : 2" in command.said("undo", Path(number))
    assert command.count(Product) == before
    assert "annulé" in command.listed()


def test_another_town_can_neither_list_nor_take_back(command: Command, prices: Path) -> None:
    said = command.said("products", prices, "--shop", "fournil-d-alice", "--apply")
    number = said.split("shopbuilder import undo ")[1].split()[0]
    assert "tarif.csv" not in command.listed(town="valbrun")
    assert isinstance(command("undo", Path(number), town="valbrun").exception, Refusal)
