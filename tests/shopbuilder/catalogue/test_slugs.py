import re

from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.catalogue.slugs import RESERVED, free_product_slug


def test_an_address_is_made_of_the_name() -> None:
    assert free_product_slug("Œufs de l’été", set()) == "oeufs-de-l-ete"


def test_a_taken_address_gets_a_number() -> None:
    taken: set[str] = set()
    assert [free_product_slug("Pain", taken) for _ in range(3)] == ["pain", "pain-2", "pain-3"]


def test_the_address_of_a_page_is_never_given() -> None:
    assert {free_product_slug(page, set()) for page in RESERVED} == {f"{p}-2" for p in RESERVED}


@given(st.lists(st.text(max_size=200), max_size=20))
def test_every_name_gets_an_address_of_its_own(names: list[str]) -> None:
    taken: set[str] = set()
    slugs = [free_product_slug(name, taken) for name in names]
    assert len(set(slugs)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
