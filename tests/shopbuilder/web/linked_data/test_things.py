"""What pages tell machines: shops, articles, rendez-vous, and the way to them."""

from datetime import UTC, datetime, time, timedelta

import pytest
from flask import Flask

from shopbuilder.profile.trades import TRADES
from shopbuilder.web.linked_data import Occasion, event_data
from shopbuilder.web.linked_data.kinds import KIND_OF, kind_of
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.shopbuilder.web.linked_data.reading import thing_of, things_on

HOME = "http://montclair.localhost"


def test_every_trade_has_a_type() -> None:
    assert set(KIND_OF) == set(TRADES)
    assert kind_of("no such trade") == "LocalBusiness"


def test_a_shop_says_what_it_is_where_and_when(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, latitude=48.1234567, longitude=2.5, tagline="Du bon pain")
    pen.close(morning.bakery_id, *2 * [datetime(2026, 11, 23, tzinfo=UTC).date()], reason="congés")
    shop = thing_of(client.get("/fournil-d-alice").text, "Bakery")
    assert shop["name"] == "Fournil d’Alice"
    assert shop["url"] == f"{HOME}/fournil-d-alice"
    assert shop["telephone"] == "+33199000001"
    assert shop["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 Rue du Four",
        "addressLocality": "Montclair",
        "addressCountry": "FR",
    }
    assert shop["geo"]["latitude"] == 48.123457
    closed = [each for each in shop["openingHoursSpecification"] if "validFrom" in each]
    assert [(each["validFrom"], each["opens"]) for each in closed] == [("2026-11-23", "00:00")]


def test_a_shop_that_closes_earlier_today_says_so(morning: Cast, pen: Pen, client: Browser) -> None:
    today = datetime(2026, 11, 21, tzinfo=UTC).date()
    pen.close(morning.bakery_id, today, today, closes_at=time(11))
    shop = thing_of(client.get("/fournil-d-alice").text, "Bakery")
    [early] = [each for each in shop["openingHoursSpecification"] if "validFrom" in each]
    assert (early["opens"], early["closes"]) == ("09:00", "11:00")


def test_a_shop_without_hours_claims_none(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, opening_hours=None)
    shop = thing_of(client.get("/fournil-d-alice").text, "Bakery")
    assert "openingHoursSpecification" not in shop


def test_the_shop_next_door_is_not_in_it(morning: Cast, client: Browser) -> None:
    told = str(things_on(client.get("/fournil-d-alice").text))
    assert "Bob" not in told
    assert "Chloé" not in told


def test_an_article_says_its_price_and_who_sells_it(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.describe(morning.bakery_id, description="<p>Levain &amp; <b>farine</b></p>")
    article = thing_of(client.get("/fournil-d-alice/article").text, "Product")
    assert article["description"] == "Levain & farine"
    offer = article["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("4.20", "EUR")
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["seller"]["name"] == "Fournil d’Alice"


@pytest.mark.parametrize(
    ("stock", "mode", "availability"),
    [
        (0, "sell", "OutOfStock"),
        (0, "window", "OutOfStock"),
        (2, "sell", "LimitedAvailability"),
        (None, "sell", "InStock"),
        (9, "window", "InStoreOnly"),
        (9, "reserve", "InStoreOnly"),
    ],
)
def test_an_article_says_whether_there_is_any(
    morning: Cast, pen: Pen, client: Browser, stock: int | None, mode: str, availability: str
) -> None:
    pen.count(morning.loaf_id, stock=stock)
    pen.tell(morning.bakery_id, mode=mode)
    offer = thing_of(client.get("/fournil-d-alice/article").text, "Product")["offers"]
    assert offer["availability"] == f"https://schema.org/{availability}"


def test_each_variant_is_an_offer(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.offer(morning.bakery_id, "tranché", 450, 5)
    pen.describe(morning.bakery_id, unit="kg")
    offers = thing_of(client.get("/fournil-d-alice/article").text, "Product")["offers"]
    assert [offer["price"] for offer in offers] == ["4.20", "4.50"]
    assert offers[1]["name"] == "tranché"
    assert offers[0]["priceSpecification"]["unitCode"] == "KGM"


def test_the_town_says_how_it_is_searched(morning: Cast, client: Browser) -> None:
    site = thing_of(client.get("/").text, "WebSite")
    assert site["name"] == "Montclair"
    assert site["potentialAction"]["target"]["urlTemplate"] == (
        f"{HOME}/recherche?q={{search_term_string}}"
    )


def test_a_page_says_the_way_to_it(morning: Cast, client: Browser) -> None:
    steps = thing_of(client.get("/fournil-d-alice").text, "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["item"] == f"{HOME}/"
    assert steps[-1] == {
        "@type": "ListItem",
        "position": len(steps),
        "name": "Fournil d’Alice",
        "item": f"{HOME}/fournil-d-alice",
    }


@pytest.mark.parametrize(("cancelled", "state"), [(False, "Scheduled"), (True, "Cancelled")])
def test_a_rendez_vous_is_told_in_the_towns_own_time(
    morning: Cast, clean: Flask, cancelled: bool, state: str
) -> None:
    begins = datetime(2026, 7, 14, 16, tzinfo=UTC)
    with clean.test_request_context(base_url=HOME):
        told = event_data(
            morning.town,
            Occasion(
                path="/agenda/bal",
                title="Bal",
                starts_at=begins,
                ends_at=begins + timedelta(hours=3),
                place="Place du Puits",
                cancelled=cancelled,
            ),
        )
    assert told["startDate"] == "2026-07-14T18:00+02:00"
    assert told["eventStatus"] == f"https://schema.org/Event{state}"
    assert told["location"]["name"] == "Place du Puits"
    assert told["organizer"]["name"] == "Montclair"
    assert told["url"] == f"{HOME}/agenda/bal"


def test_the_page_of_a_rendez_vous_tells_its_next_coming(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.hold_market(datetime(2026, 11, 22, 7, tzinfo=UTC), datetime(2026, 11, 22, 12, tzinfo=UTC))
    [event] = [
        thing for thing in things_on(client.get("/agenda/marche").text) if thing["@type"] == "Event"
    ]
    assert (event["startDate"], event["name"]) == ("2026-11-22T08:00+01:00", "Grand marché")
