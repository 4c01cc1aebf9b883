"""What search engines may read."""

import pytest

from tests.conftest import Browser


@pytest.mark.parametrize(
    "path", ["/panier", "/validation", "/commande", "/gestion", "/mairie", "/connexion"]
)
def test_robots_are_asked_to_leave_personal_pages(client: Browser, path: str) -> None:
    rules = client.get("/robots.txt").text.splitlines()

    every = {f"Disallow: {tag}{path}{end}" for tag in ("", "/en") for end in ("$", "/", "?")}
    assert every <= set(rules)


def test_a_shop_whose_address_begins_like_such_a_page_is_not_hidden(client: Browser) -> None:
    rules = client.get("/robots.txt").text.splitlines()

    assert [rule for rule in rules if rule == "Disallow: /commande"] == []


def test_robots_may_read_the_list_of_shops_and_no_answers_to_one_question(client: Browser) -> None:
    rules = client.get("/robots.txt").text.splitlines()

    assert {"Disallow: /recherche?", "Disallow: /en/recherche?"} <= set(rules)
    assert "Disallow: /recherche$" not in rules
    assert "noindex" not in client.get("/recherche").text
    assert "noindex" in client.get("/recherche?q=pain").text


def test_robots_may_read_the_rest(client: Browser) -> None:
    assert "Disallow: /\n" not in client.get("/robots.txt").text
