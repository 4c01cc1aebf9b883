"""Who may keep a copy, and what a page may load."""

import pytest

from tests.cast import Cast
from tests.conftest import Browser


def test_a_page_that_asks_who_somebody_is_is_kept_by_nobody(cast: Cast, client: Browser) -> None:
    client.post("/panier", data={"variante": cast.loaf_id, "quantite": 1})

    assert client.get("/panier").headers["Cache-Control"] == "no-store"


def test_a_page_for_everybody_does_not_vary_with_the_reader(client: Browser) -> None:
    answer = client.get("/")

    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Cache-Control"].startswith("public")


def test_a_lasting_session_is_not_renewed_by_pages_for_everybody(
    cast: Cast, client: Browser
) -> None:
    client.sign_in(Cast.alice)

    answer = client.get("/")

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize("path", ["/nulle-part", "/rue/nulle-part"])
def test_what_was_not_found_is_not_kept(client: Browser, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_no_page_may_run_or_load_what_is_not_its_own(client: Browser) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
