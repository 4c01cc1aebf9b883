"""What search engines may read."""

import pytest

from tests.conftest import Browser


@pytest.mark.parametrize(
    "path", ["/panier", "/validation", "/commande", "/gestion", "/mairie", "/connexion"]
)
def test_robots_are_asked_to_leave_personal_pages(client: Browser, path: str) -> None:
    assert f"Disallow: {path}\n" in client.get("/robots.txt").text


def test_robots_may_read_the_rest(client: Browser) -> None:
    assert "Disallow: /\n" not in client.get("/robots.txt").text
