"""`shopbuilder photo …`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from shopbuilder.cli import shopbuilder
from shopbuilder.photos.models import Photo
from tenants.database import db, in_town
from tests.cast import Cast
from tests.factories.photos import painted
from tests.factories.shops import Pen

Run = Callable[..., Result]


@pytest.fixture
def run(cast: Cast, clean: Flask) -> Run:
    """Run a command on the bakery."""

    def command(*words: str, shop: str = Cast.bakery) -> Result:
        options = ["--town", "montclair", "--shop", shop]
        return clean.test_cli_runner().invoke(shopbuilder, ["photo", *words, *options])

    return command


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "vitrine.jpg"
    path.write_bytes(painted())
    return str(path)


def said(result: Result) -> str:
    return " ".join(result.output.split())


def kept(cast: Cast, app: Flask) -> list[Photo]:
    with app.app_context(), in_town(cast.town):
        return db.session.query(Photo).order_by(Photo.id).all()


def test_a_shop_of_another_town_gets_no_photo(
    run: Run, file: str, cast: Cast, clean: Flask
) -> None:
    result = run("add", file, "--alt", "La vitrine", shop=Cast.other_shop)
    assert result.exit_code == 2
    assert "Il n’y a pas de boutique" in said(result)
    assert kept(cast, clean) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--product", "nulle-part"], "n’a pas d’article « nulle-part »"),
        (["--person", "Zoé"], "Personne du nom de « Zoé »"),
    ],
)
def test_what_is_not_there_gets_no_photo(
    run: Run, file: str, options: list[str], words: str
) -> None:
    result = run("add", file, "--alt", "La vitrine", *options)
    assert (result.exit_code, words in said(result)) == (2, True), said(result)


def test_an_article_and_a_person_at_once_are_one_too_many(run: Run, file: str) -> None:
    result = run("add", file, "--alt", "x", "--product", "article", "--person", "Alice")
    assert result.exit_code == 2


def test_a_file_that_is_no_photo_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.jpg"
    path.write_text("Ceci n’est pas une photo.")
    result = run("add", str(path), "--alt", "La vitrine")
    assert result.exit_code == 2
    assert "n’est pas une photo que nous sachions lire" in said(result)


def test_photos_are_added_listed_and_removed(
    run: Run, file: str, cast: Cast, clean: Flask, pen: Pen
) -> None:
    pen.introduce(cast.bakery_id, "Alice", "boulangère", "")
    for options in ([], ["--product", "article"], ["--person", "Alice"]):
        result = run("add", file, "--alt", "La vitrine", *options)
        assert result.exit_code == 0, result.output
    shop, article, person = kept(cast, clean)
    assert article.product_id is not None
    assert person.person_id is not None
    listed = run("list").output.splitlines()
    assert [line.split("\t")[1] for line in listed] == ["-", "Alice", "article"]
    result = run("remove", shop.key)
    assert result.exit_code == 0, result.output
    assert [each.key for each in kept(cast, clean)] == [article.key, person.key]
    assert run("remove", shop.key).exit_code == 2


def test_files_that_no_photo_names_are_swept(cast: Cast, clean: Flask) -> None:
    words = ["photo", "sweep", "--town", "montclair"]
    result = clean.test_cli_runner().invoke(shopbuilder, words)
    assert result.exit_code == 0
    assert "Balayage" in said(result)
