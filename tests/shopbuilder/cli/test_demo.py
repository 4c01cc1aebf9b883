"""`shopbuilder demo …` as somebody types it."""

import importlib

import pytest
from flask import Flask

from shopbuilder.cli.demo import demo
from shopbuilder.demo import loading
from shopbuilder.demo.reading import PHRASE, demo_towns

TINY = demo_towns()[1]


@pytest.fixture
def tiny_only(monkeypatch: pytest.MonkeyPatch) -> None:
    # By its path the module cannot be named: the package holds the command of the same name.
    module = importlib.import_module("shopbuilder.cli.demo")
    monkeypatch.setattr(module, "demo_towns", lambda: (TINY,))


@pytest.mark.usefixtures("tiny_only")
def test_loading_says_in_words_what_it_does(clean: Flask) -> None:
    runner = clean.test_cli_runner()
    first, second = (runner.invoke(demo, ["load"]) for _ in range(2))
    assert "Pierrelaine" in first.output
    assert "12" in first.output
    assert second.output.strip().startswith("Pierrelaine")
    assert second.exit_code == 0


@pytest.mark.usefixtures("tiny_only")
def test_quiet_loading_says_nothing(clean: Flask) -> None:
    assert clean.test_cli_runner().invoke(demo, ["load", "--quiet"]).output == ""


@pytest.mark.usefixtures("tiny_only")
def test_sign_ins_give_address_account_and_password(clean: Flask) -> None:
    runner = clean.test_cli_runner()
    runner.invoke(demo, ["load", "--quiet"])
    lines = runner.invoke(demo, ["sign-ins"]).output.splitlines()
    assert lines[0].split()[0] == "http://localhost/"
    assert loading.OPERATOR in lines[0]
    epicerie = next(line for line in lines if "epicerie@demo.example" in line)
    assert epicerie.startswith("http://pierrelaine.localhost/")
    assert epicerie.endswith(PHRASE)


def test_towns_that_are_not_loaded_have_no_sign_ins(clean: Flask) -> None:
    assert "pierrelaine" not in clean.test_cli_runner().invoke(demo, ["sign-ins"]).output
