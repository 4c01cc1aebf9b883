"""What a stranger writes into the head and the query of a request, and what caches would keep of it."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.storefront import shelves
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.shops import Pen
from tests.isolation import doors
from tests.isolation.test_doors import address, rules, values
from tests.strict import strict_app

__all__ = ["values"]

#: Pages that name their own address.
SAYING = (
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/agenda.atom",
    "/agenda.ics",
    "/donnees/lieux.geojson",
)
HOSTS = (
    "montclair.localhost:80@evil.example",
    "montclair.localhost:80/@evil.example",
    'montclair.localhost:"><script>evil.example',
    "montclair.localhost:80, evil.example",
    "evil.example:montclair.localhost",
    "evil.example#montclair.localhost",
)
FORWARDED = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Prefix": "/evil.example",
    "Forwarded": "host=evil.example",
    "X-Original-URL": "/gestion/evil.example",
    "X-Rewrite-URL": "/gestion/evil.example",
    "X-HTTP-Method-Override": "POST",
}


def asked_at(client: Browser, host: str, path: str) -> tuple[int, str]:
    answer = client.open(path, environ_overrides={"HTTP_HOST": host}, buffered=True)
    return answer.status_code, answer.text + str(answer.headers)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", [*SAYING, "/rues//x"])
def test_a_crooked_host_is_nobody_s(client: Browser, host: str, path: str) -> None:
    status, said = asked_at(client, host, path)

    assert status == 404
    assert "evil.example" not in said


@pytest.fixture
def behind_https(
    cast: Cast, postgres: Postgres, valkey: Valkey, database: str
) -> Iterator[Browser]:
    with strict_app(postgres, valkey, database, PUBLIC_SCHEME="https") as app:
        yield browser(app, cast.town.home_host)


@pytest.mark.parametrize("path", SAYING)
def test_in_production_no_page_names_a_port_that_somebody_asked_at(
    behind_https: Browser, path: str
) -> None:
    status, said = asked_at(behind_https, "montclair.localhost:4444", path)

    assert status == 200
    assert "4444" not in said


@pytest.mark.parametrize("path", [*SAYING, "/fournil-d-alice", "/conseil/fournil-d-alice"])
def test_what_no_proxy_of_ours_forwards_changes_nothing(client: Browser, path: str) -> None:
    answer = client.get(path, headers=FORWARDED)

    assert answer.status_code == 200
    assert "evil.example" not in answer.text + str(answer.headers)
    assert "gopher" not in answer.text


@pytest.mark.parametrize("path", ["/", "/rues", "/fournil-d-alice", "/rue/rue-du-four"])
@pytest.mark.parametrize("query", ["?page=2", "?page=9999", "?x=evil.example", "?page=1&page=7"])
def test_no_number_in_the_query_makes_a_page_of_its_own(
    client: Browser, path: str, query: str
) -> None:
    [canonical] = re.findall('rel="canonical" href="([^"]+)"', client.get(path + query).text)

    assert canonical == f"http://montclair.localhost{path}"


def test_a_page_too_far_names_the_last_one(client: Browser, clean: Flask, cast: Cast) -> None:
    Pen(clean, cast.town).fill_shelves(cast.bakery_id, shelves.LINES_A_PAGE)
    page = client.get("/fournil-d-alice?page=9999").text

    assert 'rel="canonical" href="http://montclair.localhost/fournil-d-alice?page=2"' in page


def test_a_version_to_come_does_not_make_caches_keep_today_s_file(client: Browser) -> None:
    later = client.get("/static/css/site.css?v=0123456789", buffered=True)
    [name] = re.findall(r"/static/js/[a-z_]+\.js\?v=[0-9a-f]+", client.get("/").text)[:1]
    now = client.get(name, buffered=True)

    assert later.headers["Cache-Control"] == "public, max-age=60"
    assert "immutable" in now.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["//evil.example", "///evil.example/..", "/rues//evil.example"])
def test_no_address_leads_to_another_site(client: Browser, path: str) -> None:
    answer = client.get(path)
    to = answer.headers.get("Location", "http://montclair.localhost/")

    assert to.startswith("http://montclair.localhost/")


def test_what_caches_may_keep_holds_no_secret_and_sets_no_cookie(
    clean: Flask, cast: Cast, values: dict[str, object]
) -> None:
    person = browser(clean, cast.town.home_host).sign_in(cast.alice)
    everywhere = set().union(*doors.CLASSES)
    for rule, method in rules(clean, everywhere - doors.LOCAL_RUN):
        if method != "GET":
            continue
        path = address(clean, rule, values)
        answer = person.get(path, buffered=True, headers={"Accept-Encoding": "gzip"})
        public = "public" in answer.headers.get("Cache-Control", "")
        if public:
            assert "Set-Cookie" not in answer.headers, path
            plain = person.get(path, buffered=True).get_data()
            for token in (b'name="csrf_token"', b'name="forme"'):
                assert token not in plain, path
        else:
            assert "Content-Encoding" not in answer.headers, path


def test_who_is_refused_a_method_is_told_which_there_are(client: Browser) -> None:
    answer = client.delete("/conseil")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")
