import xml.etree.ElementTree as ET
from hashlib import sha256

import pytest

from shopbuilder.facade.illustrations import KINDS, illustration

SEEDS = tuple(f"seed-{n}" for n in range(12))


def test_the_same_seed_draws_the_same_bytes_on_any_machine() -> None:
    drawn = "".join(illustration(kind, "fournil") for kind in ("loaf", "bouquet", "bicycle"))
    assert sha256(drawn.encode()).hexdigest() == (
        "7256666f641f72da2c0f7b22357e89f670857c3590a0b92cac6a3f6e601816a6"
    )


def test_another_seed_draws_another_picture() -> None:
    assert len({illustration("loaf", seed) for seed in SEEDS}) > 6


def test_at_least_forty_kinds_are_drawn() -> None:
    assert len(KINDS) >= 40


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_is_a_small_picture_that_stands_alone(kind: str) -> None:
    for seed in SEEDS:
        svg = illustration(kind, seed)
        root = ET.fromstring(svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("viewBox") == "0 0 320 240"
        assert len(svg.encode()) <= 1536, f"{kind} {seed}: {len(svg)} bytes"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_drawing_needs_what_the_policy_refuses(kind: str) -> None:
    svg = illustration(kind, "policy")
    assert not any(word in svg for word in ("style=", "<script", "href", "url(", "<style"))


def test_an_unknown_kind_is_drawn_as_a_parcel() -> None:
    assert illustration("unheard-of", "a").startswith("<svg")
