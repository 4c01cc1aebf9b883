"""Without network, and with what pages tell machines: in a real browser."""

import pytest

from tests.journeys.conftest import Visit

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"


def test_without_network_a_page_says_so_and_the_next_visit_is_as_usual(visit: Visit) -> None:
    page = visit(TOWN, "/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller || caches.match('/hors-ligne')")
    page.context.set_offline(True)
    page.goto(page.url.rstrip("/") + "/boulangerie-garance")
    assert page.locator("h1").inner_text() == "Le réseau est parti faire un tour."
    kept = "caches.keys().then(k => caches.open(k[0])).then(c => c.keys())"
    addresses = page.evaluate(f"{kept}.then(all => all.map(each => new URL(each.url).pathname))")
    assert addresses == ["/hors-ligne", "/en/hors-ligne"]
    page.goto(page.url.replace("/boulangerie", "/en/boulangerie"))
    assert page.locator("html").get_attribute("lang") == "en"
    page.context.set_offline(False)
    page.goto(page.url.replace("/en/", "/"))
    assert "Garance" in page.locator("h1").inner_text()


def test_what_is_told_to_machines_offends_no_content_policy(visit: Visit) -> None:
    page = visit(TOWN, "/rues")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in ("/", "/boulangerie-garance", "/boulangerie-garance/baguette-de-tradition"):
        page.goto("/".join(page.url.split("/")[:3]) + path)
        assert page.locator('script[type="application/ld+json"]').count() > 0
    assert [words for words in said if "Content Security Policy" in words] == []
