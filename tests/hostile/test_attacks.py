"""What an attacker sends: refused like anything else that makes no sense, and never carried on."""

from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.messages.services import Outgoing
from tenants.services import PersonRefused, normal_email
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.strict import strict_app
from workers.notifications.senders import NeverSentError, mail_of

#: Addresses that a mail's head would read as more lines, other people, or nobody.
CRAFTED = (
    "a@=?utf-8?q?b=0d=0abcc=3a=20x?=",
    "=?utf-8?q?a=2cb=40c.example=2c?=x@example.org",
    "a(b@example.org",
    "a@[example",
    "a@b)(",
    "a\x01@example.org",
    "a\\@example.org",
    "a@b..org",
    "a@b\ud800.org",
)


@pytest.fixture
def limited(cast: Cast, postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    with strict_app(postgres, valkey, database, RATELIMIT_ENABLED=True) as app:
        yield app


@pytest.mark.parametrize("address", CRAFTED)
def test_an_address_that_means_something_to_a_mail_s_head_is_refused(address: str) -> None:
    with pytest.raises(PersonRefused):
        normal_email(address)


@pytest.mark.parametrize(
    "address", ["zoé@exämple.fr", "jean.du-pont+pain@sous.exemple.fr", "a_b@localhost", "a=b@c.fr"]
)
def test_an_address_that_people_have_is_taken(address: str) -> None:
    assert normal_email(f" {address.upper()} ") == address


@pytest.mark.parametrize("address", CRAFTED)
def test_no_mail_goes_to_an_address_that_reads_as_another(address: str) -> None:
    with pytest.raises(NeverSentError):
        mail_of(Outgoing(7, 3, address, "Bonjour", "Bonjour", "<p>Bonjour</p>", 1), "a@b.fr")


@pytest.mark.parametrize("origin", ["null", "http://[", "http://valbrun.localhost", "x"])
def test_a_form_from_an_origin_that_is_not_ours_is_refused(
    client: Browser, cast: Cast, origin: str
) -> None:
    data = {"variante": cast.loaf_id}
    assert client.post("/panier", data=data, headers={"Origin": origin}).status_code == 403


def statuses_from(app: Flask, host: str, addresses: list[str]) -> list[int]:
    client = browser(app, host)
    return [
        client.post(
            "/commande", data={"code": "ABCD2345"}, environ_base={"REMOTE_ADDR": address}
        ).status_code
        for address in addresses
    ]


def test_one_ipv6_line_does_not_guess_codes_from_each_of_its_addresses(
    cast: Cast, limited: Flask
) -> None:
    addresses = [f"2001:db8::{number}" for number in range(1, 7)]
    assert statuses_from(limited, cast.town.home_host, addresses) == [404] * 5 + [429]


def test_neighbours_on_other_lines_are_counted_apart(cast: Cast, limited: Flask) -> None:
    addresses = [f"2001:db8:0:{number}::1" for number in range(1, 4)]
    addresses += [f"::ffff:192.0.2.{number}" for number in range(1, 4)]
    assert statuses_from(limited, cast.town.home_host, addresses) == [404] * 6


def test_a_closing_at_the_end_of_time_leaves_the_town_s_page_standing(
    client: Browser, cast: Cast
) -> None:
    days = {"du": "9999-12-31", "au": "9999-12-31", "motif": "jamais"}
    client.sign_in(cast.alice).post(f"/gestion/{cast.bakery}/horaires/fermetures", data=days)
    pages = ("/", f"/{cast.bakery}", "/recherche", "/rue/rue-du-four")
    assert [client.get(page).status_code for page in pages] == [200] * 4
