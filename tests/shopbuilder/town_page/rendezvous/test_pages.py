"""The pages of the agenda."""

from datetime import date, time, timedelta

import pytest
import time_machine
from flask import Flask

from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.agenda import SATURDAY, announced
from tests.factories.shops import Pen
from tests.pages import read
from tests.statements import count_statements


def plain(answer_text: str) -> str:
    return read(answer_text).replace("\u00a0", " ")


def test_what_is_coming_stands_under_its_day(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen, rule="FREQ=WEEKLY", summary="Des légumes.")
    announced(pen, "Concert", kind="music", first_day=date(2026, 11, 24), starts=time(20, 30))

    page = plain(client.get("/agenda").text)

    assert "Aujourd’hui, samedi 21 novembre Grand marché 8 h – 13 h en ce moment" in page
    assert "Mardi 24 novembre Concert 20 h 30 – 1 h 30" in page
    assert "Samedi 28 novembre Grand marché" in page
    assert "Samedi 5 décembre" not in page


def test_what_is_over_today_is_gone(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen, minutes=90)

    assert "Grand marché" not in client.get("/agenda").text
    assert "Grand marché" in client.get("/agenda?jour=2026-11-21").text


@pytest.mark.parametrize(
    ("day", "held"), [("2027-03-27", True), ("2027-04-03", True), ("2027-04-04", False)]
)
def test_a_market_keeps_its_hour_on_both_sides_of_a_change_of_clock(
    morning: Cast, pen: Pen, client: Browser, day: str, held: bool
) -> None:
    announced(pen, rule="FREQ=WEEKLY")

    page = plain(client.get(f"/agenda?jour={day}").text)

    assert ("Grand marché 8 h – 13 h" in page) is held


def test_a_week_shows_its_seven_days_past_ones_too(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    announced(pen, "Lundi", first_day=date(2026, 11, 16))
    announced(pen, "Dimanche", first_day=date(2026, 11, 22))
    announced(pen, "Après", first_day=date(2026, 11, 23))

    page = plain(client.get("/agenda?semaine=2026-W47").text)

    assert "Cette semaine" in page
    assert "Lundi 16 novembre Lundi" in page
    assert "Demain, dimanche 22 novembre Dimanche" in page
    assert "Après" not in page.partition("Jours")[2].partition("Dans votre calendrier")[0].replace(
        "La semaine d’après", ""
    )


def test_what_lasts_for_days_is_told_once(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen, "Crues", kind="exhibition", starts=None, minutes=15 * 24 * 60)

    page = plain(client.get("/agenda?jour=2026-11-24").text)

    assert page.count("Crues") == 1
    assert "Sur plusieurs jours Crues Du samedi 21 novembre au samedi 5 décembre" in page


def test_the_agenda_is_narrowed_to_a_kind_a_shop_a_place(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    announced(pen)
    announced(pen, "Dédicace", kind="signing", shop_id=morning.books_id, place="")

    def held(query: str) -> tuple[bool, bool]:
        page = client.get(f"/agenda?{query}").text
        return "Grand marché</a>" in page, "Dédicace</a></h3>" in page

    assert held("") == (True, True)
    assert held("genre=market") == (True, False)
    assert held("boutique=librairie-bob") == (False, True)
    assert held("lieu=rue-du-four") == (False, True)
    assert held("boutique=fournil-d-alice") == (False, False)


@pytest.mark.parametrize(
    "query",
    [
        "jour=9999-12-31", "jour=2026-13-01", "jour=2026-02-30", "jour=", "jour=demain",
        "jour=2026-11-21'--", "jour=0001-01-01", "jour=2028-11-21", "semaine=2026-W99",
        "semaine=2026-W00", "semaine=9999-W52", "semaine=2026-47", "semaine=1990-W01",
        "genre=concert", "genre=%3Cscript%3E", "boutique=A%20B", "lieu=../..", "boutique=" + "a" * 500,
    ],
)  # fmt: skip
def test_a_day_that_is_none_or_too_far_is_not_found(
    morning: Cast, client: Browser, query: str
) -> None:
    for page in ("/agenda", "/agenda.ics", "/agenda.atom"):
        assert client.get(f"{page}?{query}").status_code == 404


def test_a_robot_comes_to_an_end_in_both_directions(morning: Cast, client: Browser) -> None:
    for link in ('rel="next nofollow"', 'rel="prev nofollow"'):
        address, pages = "/agenda?semaine=2026-W47", 0
        while address and pages < 100:
            page = client.get(address)
            assert page.status_code == 200
            before = page.text.partition(link)[0]
            found = link in page.text
            address = before.rpartition('href="')[2].partition('"')[0] if found else ""
            pages += 1
        assert 5 < pages < 60


def test_quiet_days_say_so(morning: Cast, client: Browser) -> None:
    assert "Rien d’annoncé" in client.get("/agenda").text


def test_a_rendezvous_has_a_page(morning: Cast, pen: Pen, client: Browser) -> None:
    slug = announced(
        pen,
        "Tricot",
        kind="workshop",
        rule="FREQ=WEEKLY;INTERVAL=2",
        summary="On tricote.",
        price="Gratuit",
        booking="En boutique",
        shop_id=morning.books_id,
    )

    page = plain(client.get(f"/agenda/{slug}").text)

    assert "Une semaine sur deux, le samedi, de 8 h à 13 h" in page
    for words in ("On tricote.", "Gratuit", "En boutique", "Librairie Bob", "Rue du Four"):
        assert words in page
    assert "samedi 5 décembre, de 8 h à 13 h" in page


def test_what_is_over_says_so_and_keeps_its_page(morning: Cast, pen: Pen, client: Browser) -> None:
    slug = announced(pen, first_day=SATURDAY - timedelta(days=7))

    page = plain(client.get(f"/agenda/{slug}").text)

    assert "C’est passé : c’était le samedi 14 novembre." in page
    assert "Ajouter à mon calendrier" not in page


def test_a_suspended_shop_announces_nothing(morning: Cast, pen: Pen, client: Browser) -> None:
    slug = announced(pen, "Dédicace", shop_id=morning.books_id)
    pen.change(morning.books_id, status="suspended")

    assert "Dédicace" not in client.get("/agenda").text
    for path in (f"/agenda/{slug}", f"/agenda/{slug}.ics"):
        assert client.get(path).status_code == 404


def test_another_town_sees_none_of_it(
    morning: Cast, pen: Pen, client: Browser, clean: Flask
) -> None:
    slug = announced(pen, "Secret de Montclair", rule="FREQ=WEEKLY")
    neighbour = browser(clean, morning.other_town.home_host)

    for path in ("/", "/agenda", "/agenda.ics", "/agenda.atom", "/agenda?genre=market"):
        assert "Secret de Montclair" not in neighbour.get(path).text
    for path in (f"/agenda/{slug}", f"/agenda/{slug}.ics"):
        assert neighbour.get(path).status_code == 404
        assert client.get(path).status_code == 200


def test_markup_is_shown_as_typed(morning: Cast, pen: Pen, client: Browser) -> None:
    slug = announced(
        pen, "<script>alert(1)</script>", summary="<img src=x onerror=alert(2)>", place='"><i>'
    )

    for path in ("/", "/agenda", f"/agenda/{slug}"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert '"><i>' not in page


@pytest.mark.parametrize("entries", [3, 60])
def test_its_statements_do_not_grow_with_the_agenda(
    morning: Cast, pen: Pen, client: Browser, app: Flask, entries: int
) -> None:
    for number in range(entries):
        slug = announced(pen, f"Marché {number}", rule="FREQ=WEEKLY")

    for path in ("/agenda", "/agenda?semaine=2026-W49", f"/agenda/{slug}", "/agenda.ics"):
        with app.app_context(), count_statements(db.engine) as sent:
            assert client.get(path).status_code == 200
        assert len(sent) == 1, path


def test_the_page_is_kept_until_something_begins(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen, starts=time(10, 31))

    assert client.get("/agenda").headers["Cache-Control"] == "public, max-age=60"
    with time_machine.travel("2026-11-21T22:59:30Z", tick=False):
        assert client.get("/agenda").headers["Cache-Control"] == "public, max-age=30"


def test_machines_are_told_the_next_time(morning: Cast, pen: Pen, client: Browser) -> None:
    slug = announced(pen, "</script><b>Marché", rule="FREQ=WEEKLY", starts=time(6), minutes=60)

    page = client.get(f"/agenda/{slug}").text

    assert '"@type":"Event"' in page
    assert '"startDate":"2026-11-28T06:00+01:00"' in page
    assert "</script><b>" not in page


def test_a_market_stays_in_the_list_of_pages_after_its_first_time(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    weekly = announced(pen, rule="FREQ=WEEKLY", first_day=SATURDAY - timedelta(days=70))
    over = announced(pen, "Passé", first_day=SATURDAY - timedelta(days=7))
    hidden = announced(pen, "Dédicace", shop_id=morning.books_id)
    pen.change(morning.books_id, status="suspended")

    listed = client.get("/sitemap.xml").text

    assert f"/agenda/{weekly}</loc>" in listed
    assert f"/agenda/{over}</loc>" not in listed
    assert f"/agenda/{hidden}</loc>" not in listed
