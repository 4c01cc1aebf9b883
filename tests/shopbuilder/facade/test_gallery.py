import xml.etree.ElementTree as ET

import pytest

from shopbuilder.facade.gallery import picture


@pytest.mark.parametrize("kind", ["arms", "skyline", "skyline-night", "emblem", "loaf"])
def test_each_address_shows_a_picture(kind: str) -> None:
    svg = picture(kind, "belleroche")
    assert svg is not None
    assert ET.fromstring(svg).get("viewBox")


def test_a_kind_that_is_not_drawn_has_no_address() -> None:
    assert picture("unheard-of", "belleroche") is None


def test_the_seed_never_enters_the_picture() -> None:
    for kind in ("arms", "skyline", "emblem", "loaf"):
        assert "<b>" not in (picture(kind, "<b>") or "")


@pytest.mark.parametrize("kind", ["arms", "skyline"])
def test_two_towns_look_different(kind: str) -> None:
    assert picture(kind, "belleroche") != picture(kind, "moulin-le-vieux")


def test_windows_are_lit_at_night() -> None:
    assert picture("skyline-night", "belleroche") != picture("skyline", "belleroche")
