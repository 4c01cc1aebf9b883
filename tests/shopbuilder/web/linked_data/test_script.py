"""Linked data never breaks out of its element."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.web.linked_data import linked_data
from tests.shopbuilder.web.linked_data.reading import things_on


@pytest.mark.parametrize(
    "name",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "\u2028\u2029",
        'quote " and \\ slash',
        "&lt;/script&gt;",
        "Œufs & crème — « l’été »",
    ],
)
def test_a_hostile_name_is_a_name(name: str) -> None:
    written = str(linked_data({"@type": "Thing", "name": name}))
    inner = written.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inner)
    assert json.loads(inner)["name"] == name


@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_name_comes_back(name: str) -> None:
    [thing] = things_on(str(linked_data({"@type": "Thing", "name": name})))
    assert thing["name"] == name


def test_what_is_empty_is_left_out_and_zero_is_not() -> None:
    [thing] = things_on(
        str(linked_data({"@type": "Thing", "a": "", "b": None, "c": {"d": []}, "e": 0}))
    )
    assert thing == {"@context": "https://schema.org", "@type": "Thing", "e": 0}


def test_several_things_are_one_graph() -> None:
    found = things_on(str(linked_data({"@type": "A"}, {"@type": "B"})))
    assert [thing["@type"] for thing in found] == ["A", "B"]
