"""On English pages French stands where it is said to be French; so with English on French ones."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.isolation import doors
from tests.isolation.test_doors import address, rules, values
from tests.shopbuilder.web.test_theirs import tongues

__all__ = ["values"]

#: Words that a sentence hardly does without, and no name of the cast has.
FRENCH = re.compile(
    r"\b(vous|votre|vos|nous|notre|est|sont|pas|avec|pour|cette|ces|qui|que|dont|où|ouvre|fermé)\b"
)
ENGLISH = re.compile(
    r"\b(you|your|the|with|this|these|which|opens|closed|has|have|and|what)\b", re.IGNORECASE
)
#: Names of languages, links and formats of the world, which are what they are.
LEFT = re.compile(r"https?://\S+|\S+@\S+|English")


def people(app: Flask, cast: Cast) -> Iterator[Browser]:
    yield browser(app, cast.town.home_host)
    for email in (cast.alice, cast.clerk):
        yield browser(app, cast.town.home_host).sign_in(email)


def said_in(person: Browser, path: str, tag: str) -> list[str]:
    answer = person.get(path, buffered=True)
    if answer.mimetype != "text/html" or answer.location:
        return []
    return [LEFT.sub("", text) for lang, text in tongues(answer.text) if lang == tag]


@pytest.mark.parametrize(("tag", "prefix", "foreign"), [("en", "/en", FRENCH), ("fr", "", ENGLISH)])
def test_a_page_speaks_its_language(
    clean: Flask,
    cast: Cast,
    values: dict[str, Any],
    tag: str,
    prefix: str,
    foreign: re.Pattern[str],
) -> None:
    every = set().union(*doors.CLASSES) - doors.LOOK - doors.LOCAL_RUN - {"accounts.sign_out"}
    loose, looked = set(), 0
    for person in people(clean, cast):
        for rule, method in rules(clean, every):
            if method == "GET":
                said = said_in(person, f"{prefix}{address(clean, rule, values)}", tag)
                looked += bool(said)
                loose |= {(rule.endpoint, text) for text in said if foreign.search(text)}
    assert loose == set()
    assert looked > 100


@pytest.mark.parametrize("text", ["C’est fermé", "Ouvre pour vous"])
def test_control_french_is_known(text: str) -> None:
    assert FRENCH.search(text)
