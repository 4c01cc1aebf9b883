"""`shopbuilder export …`."""

import json
from pathlib import Path

from flask import Flask

from shopbuilder.cli.exports import exports
from tests.cast import Cast


def test_articles_go_into_a_file(clean: Flask, cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    asked = ["products", "--town", "montclair", "--shop", cast.bakery, "-o", str(path)]
    assert clean.test_cli_runner().invoke(exports, asked).exit_code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_text(encoding="utf-8-sig").count("\n") == 2


def test_shops_go_to_standard_output_as_a_map(clean: Flask, cast: Cast) -> None:
    asked = ["shops", "--town", "montclair", "--as", "geojson"]
    result = clean.test_cli_runner().invoke(exports, asked)
    assert result.exit_code == 0
    assert len(json.loads(result.output)["features"]) == 2


def test_a_folder_that_is_not_there_gets_a_sentence(
    clean: Flask, cast: Cast, tmp_path: Path
) -> None:
    asked = ["shops", "--town", "montclair", "-o", str(tmp_path / "nowhere" / "x.csv")]
    result = clean.test_cli_runner().invoke(exports, asked)
    assert "cannot be written" in str(result.exception)
