"""A page a language: its address, its links, its cookie, and what has one address for all of them."""

import re
from urllib.parse import urlsplit

import pytest
from flask import Flask

from shopbuilder.i18n import LOCALES
from shopbuilder.web.languages import ONE_ADDRESS, localised, own_path
from tenants.services import RESERVED
from tests.cast import PASSWORD, Cast
from tests.conftest import Browser, browser
from tests.isolation import doors
from tests.isolation.test_doors import address, rules, values
from tests.journeys.crawling import Leaf, here

__all__ = ["values"]

#: What a reader of `Leaf.links` finds in the head or on the switch: the page in another language.
SWITCH = re.compile(r'<(?:a|link)\b[^>]*\bhreflang="[^"]*"[^>]*>')


def language_of(page: str) -> str:
    [tag] = re.findall(r'<html lang="([^"]+)">', page)
    return str(tag)


@pytest.mark.parametrize(
    ("path", "tag", "there"),
    [
        ("/rues", "fr", "/rues"),
        ("/rues", "en", "/en/rues"),
        ("/en/rues", "en", "/en/rues"),
        ("/en/rues", "fr", "/rues"),
        ("/en/", "fr", "/"),
        ("/", "en", "/en/"),
        ("/entree?x=1", "en", "/en/entree?x=1"),
        ("/entree", "fr", "/entree"),
    ],
)
def test_a_path_is_known_in_each_language(path: str, tag: str, there: str) -> None:
    assert localised(path, tag) == there
    assert own_path(there) == own_path(path)


def test_each_language_has_its_page(cast: Cast, client: Browser) -> None:
    assert language_of(client.get("/rues").text) == "fr"
    assert language_of(client.get("/en/rues").text) == "en"
    assert "The streets" in client.get("/en/rues").text


@pytest.mark.parametrize("path", ["/en", "/en?page=2"])
def test_the_bare_language_leads_to_the_town_in_it(client: Browser, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (308, path.replace("/en", "/en/"))


@pytest.mark.parametrize(
    "path", ["/nl/", "/nl/rues", "/fr/", "/fr/rues", "/en/en/", "/en/en/rues", "/EN/rues", "/en/nl"]
)
def test_a_language_that_nobody_speaks_here_is_not_found(client: Browser, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/en//evil.example", "/en/%2F%2Fevil.example", "/en/\\evil.example"]
)
def test_no_address_in_a_language_leads_to_another_site(client: Browser, path: str) -> None:
    answer = client.get(path)
    assert urlsplit(answer.headers.get("Location", "")).netloc in {"", "montclair.localhost"}


def test_the_faults_of_a_language_are_told_in_it(client: Browser) -> None:
    page = client.get("/en/nulle-part-du-tout").text
    assert (language_of(page), "The rest of the street is where it was" in page) == ("en", True)


def test_every_door_stands_open_or_shut_alike_in_each_language(
    clean: Flask, cast: Cast, values: dict[str, object]
) -> None:
    """Doors of back offices in English are tried here; the rest of their trial needs no language."""
    every = set().union(*doors.CLASSES) - doors.LOOK - doors.LOCAL_RUN
    unlike = []
    for name in ("alice", "clerk", "stranger", ""):
        person = browser(clean, cast.town.home_host)
        if name:
            person.sign_in(getattr(cast, name))
        for rule, method in rules(clean, every):
            if rule.endpoint == "accounts.sign_out" or method == "POST":
                continue
            path = address(clean, rule, values)
            own = person.get(path, buffered=True).status_code
            english = person.get(f"/en{path}", buffered=True).status_code
            if english != (404 if rule.endpoint in ONE_ADDRESS else own):
                unlike.append((name, path, own, english))
    assert unlike == []


def test_what_is_no_page_has_one_address_or_words(
    clean: Flask, cast: Cast, values: dict[str, object]
) -> None:
    """A file that says other words in each language may have an address in each; others may not."""
    with_words = {
        "agenda_feeds.announced",
        "agenda_feeds.calendar",
        "agenda_feeds.one",
        "town_news.feed",
        "town_search.suggestions",
    }
    nobody = browser(clean, cast.town.home_host)
    files = {
        rule.endpoint
        for rule, method in rules(clean, doors.EVERYBODY)
        if method == "GET"
        and nobody.get(address(clean, rule, values), buffered=True).mimetype != "text/html"
    }
    assert files - with_words == ONE_ADDRESS


def test_a_page_keeps_to_its_language(clean: Flask, cast: Cast, values: dict[str, object]) -> None:
    """Links, forms and pictures of every page, as nobody, the trader and the clerk see it."""
    every = set().union(*doors.CLASSES) - doors.LOOK - doors.LOCAL_RUN - ONE_ADDRESS
    adapter = clean.url_map.bind(cast.town.home_host)
    strayed, followed = set(), 0
    for name in ("alice", "clerk", ""):
        person = browser(clean, cast.town.home_host)
        if name:
            person.sign_in(getattr(cast, name))
        for rule, method in rules(clean, every):
            page = f"/en{address(clean, rule, values)}"
            answer = person.open(page, method=method, buffered=True)
            if answer.location:
                found = list(here(page, [answer.location]))
            elif answer.mimetype == "text/html":
                leaf = Leaf()
                leaf.feed(SWITCH.sub("", answer.text))
                found = list(here(page, [*leaf.links, *(form.action for form in leaf.forms)]))
            else:
                continue
            for link in found:
                followed += 1
                path = link.partition("?")[0].partition("#")[0]
                one = adapter.test(path, method="GET") and adapter.match(path)[0] in ONE_ADDRESS
                if one == path.startswith("/en/"):
                    strayed.add((rule.endpoint, link))
    assert strayed == set()
    assert followed > 500


def test_every_page_leads_to_its_other_language(
    clean: Flask, cast: Cast, values: dict[str, object]
) -> None:
    every = set().union(*doors.CLASSES) - doors.LOOK - doors.LOCAL_RUN - ONE_ADDRESS
    missing = []
    for name in ("alice", "clerk", ""):
        person = browser(clean, cast.town.home_host)
        if name:
            person.sign_in(getattr(cast, name))
        for rule, method in rules(clean, every):
            path = address(clean, rule, values)
            answer = person.open(f"{path}?x=%C3%A9", method=method, buffered=True)
            if answer.mimetype != "text/html" or answer.location:
                continue
            links = re.findall(r'<a href="([^"]+)" lang="en" hreflang="en"', answer.text)
            if not links or any(person.get(link).status_code == 405 for link in links):
                missing.append((name, method, path))
            elif method == "GET" and links[0] != f"/en{path}?x=%C3%A9":
                missing.append((name, links[0], path))
    assert missing == []


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("/rues", "fr"),
        ("/en/rues", "en"),
        ("/en/agenda.ics", "en"),
        ("/actualites.atom", "fr"),
        ("/en/actualites.atom", "en"),
        ("/en/nulle-part", "en"),
        ("/nulle-part", "fr"),
    ],
)
def test_an_answer_says_its_language(cast: Cast, client: Browser, path: str, tag: str) -> None:
    assert client.get(path).headers["Content-Language"] == tag


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/static/img/preview.png"])
def test_a_file_for_everybody_has_no_language(cast: Cast, client: Browser, path: str) -> None:
    assert "Content-Language" not in client.get(path, buffered=True).headers


@pytest.mark.parametrize("path", ["/cremerie-chloe", "/conseil/cremerie-chloe"])
def test_what_is_another_towns_is_not_found_in_english_either(
    cast: Cast, client: Browser, path: str
) -> None:
    answer = client.get(f"/en{path}")
    assert (answer.status_code, language_of(answer.text)) == (404, "en")


def test_a_refused_form_answers_in_the_language_of_its_page(cast: Cast, client: Browser) -> None:
    form = {"courriel": cast.alice, "passe": "not-this-one"}
    refused = client.post("/en/connexion", data=form)
    assert (refused.status_code, language_of(refused.text)) == (401, "en")
    assert "do not match" in refused.text


def test_who_signs_in_stays_in_her_language(cast: Cast, client: Browser) -> None:
    asked = client.get("/en/gestion")
    assert asked.location.startswith("/en/connexion?suite=/en/gestion")
    form = {"courriel": cast.alice, "passe": PASSWORD}
    assert client.post("/en/connexion", data=form).location == "/en/gestion"
    assert client.post("/en/deconnexion").location == "/en/"


def test_one_cookie_serves_all_languages(cast: Cast, client: Browser) -> None:
    form = {"courriel": cast.alice, "passe": PASSWORD}
    answer = client.post("/en/connexion", data=form)
    assert "Path=/;" in answer.headers["Set-Cookie"] + ";"
    assert client.get("/gestion").status_code in {200, 302}
    assert "/connexion" not in (client.get("/gestion").location or "")


def test_pages_of_two_languages_are_not_taken_for_one_another(cast: Cast, client: Browser) -> None:
    own, english = client.get("/rues"), client.get("/en/rues")
    assert own.headers["ETag"] != english.headers["ETag"]
    again = client.get("/en/rues", headers={"If-None-Match": own.headers["ETag"]})
    assert again.status_code == 200


def test_no_shop_takes_the_name_of_a_language() -> None:
    assert set(LOCALES) <= RESERVED


def test_the_worker_keeps_the_page_without_network_in_each_language(
    cast: Cast, client: Browser
) -> None:
    worker = client.get("/sw.js").text
    assert 'own="/hors-ligne",others=["en"]' in worker
    assert language_of(client.get("/en/hors-ligne").text) == "en"
