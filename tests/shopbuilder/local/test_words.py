"""The terminal is spoken to in its own language."""

import io
import os
import re
import sys

import pytest

from shopbuilder.local import words


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("lang", "text"), [("fr_FR.UTF-8", "Arrêt"), ("C.UTF-8", "Ending")])
def test_the_language_of_the_terminal_is_spoken(
    monkeypatch: pytest.MonkeyPatch, lang: str, text: str
) -> None:
    monkeypatch.setenv("LANG", lang)
    assert text in words.say("ending")


def test_the_stronger_variable_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("LC_ALL", "C")
    assert not words.in_french()


@pytest.mark.parametrize("key", words.TEXTS)
def test_both_languages_name_the_same_values(key: str) -> None:
    english, french = (sorted(re.findall(r"%\((\w+)\)", text)) for text in words.TEXTS[key])
    assert english == french


@pytest.mark.parametrize("key", words.TEXTS)
def test_french_is_typeset_as_french(key: str) -> None:
    assert not re.search(r"[^\u00a0]:\s|[^\u202f\W][;!?]|'", words.TEXTS[key][1])


def test_a_closed_terminal_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with io.TextIOWrapper(io.FileIO(writing, "w"), write_through=True) as terminal:
        with pytest.raises(BrokenPipeError):
            terminal.write("nobody reads this")
        monkeypatch.setattr(sys, "stdout", terminal)
        words.tell("ending")


def test_a_terminal_that_lacks_a_sign_gets_a_substitute(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr(sys, "stdout", terminal)
    words.tell_plainly("Arrêt…")
    assert terminal.buffer.getvalue() == b"Arr?t?\n"
