"""Feeds of the agenda: what calendars and feed readers are given."""

from datetime import UTC, date, datetime, time, timedelta
from xml.etree import ElementTree as ET

import recurring_ical_events
from icalendar import Calendar

from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.agenda import announced, told
from tests.factories.shops import Pen

ATOM = "{http://www.w3.org/2005/Atom}"


def calendar(client: Browser, path: str = "/agenda.ics") -> Calendar:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    assert b"\n" not in answer.data.replace(b"\r\n", b"")
    assert max(map(len, answer.data.split(b"\r\n"))) <= 75
    return Calendar.from_ical(answer.data)


def test_a_rule_is_kept_and_not_written_out(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen, rule="FREQ=WEEKLY;UNTIL=20270630", without=[date(2026, 12, 26)])

    [event] = calendar(client).walk("VEVENT")

    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270630T215959Z"
    assert event["EXDATE"].to_ical() == b"20261226T080000"
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"


def test_the_clock_of_the_town_goes_with_it(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen, rule="FREQ=WEEKLY")

    [zone] = calendar(client).walk("VTIMEZONE")

    summer, winter = zone.walk("DAYLIGHT")[0], zone.walk("STANDARD")[-1]
    assert summer["DTSTART"].to_ical().endswith(b"T020000")
    assert summer["RRULE"].to_ical() == b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"
    assert winter["DTSTART"].to_ical().endswith(b"T030000")
    assert winter["RRULE"].to_ical() == b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"


def test_an_entry_keeps_its_name_whatever_else_changes(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    slug = announced(pen)

    first = calendar(client).walk("VEVENT")[0]["UID"]
    alone = calendar(client, f"/agenda/{slug}.ics").walk("VEVENT")[0]["UID"]

    assert first == alone == "grand-marche@montclair.localhost"


def test_whole_days_are_days_in_calendars_too(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen, "Crues", starts=None, minutes=3 * 24 * 60, also=[date(2026, 12, 5)])

    [event] = calendar(client).walk("VEVENT")

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 11, 21), date(2026, 11, 24))
    assert event["RDATE"].to_ical() == b"20261205"
    assert calendar(client).walk("VTIMEZONE") == []


def test_line_ends_in_a_title_begin_no_line_of_a_calendar(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    evil = "Marché\r\nATTENDEE:mailto:x@example.org\rEND:VEVENT\nBEGIN:VEVENT\x0b\x1b\u202e"
    slug = announced(pen, evil, place="Ici\r\nX-EVIL:1", summary="Un\r\n\r\nX-EVIL:2; a, b\\n")

    found = calendar(client)
    answer = client.get(f"/agenda/{slug}.ics")

    [event] = found.walk("VEVENT")
    assert "ATTENDEE" not in event
    assert "X-EVIL" not in event
    assert event["DESCRIPTION"] == "Un\n\nX-EVIL:2; a, b\\n"
    assert b"\r\nX-EVIL" not in answer.data
    assert "\n" not in answer.headers["Content-Disposition"]


def test_the_feed_is_narrowed_as_the_page_is(morning: Cast, pen: Pen, client: Browser) -> None:
    announced(pen)
    announced(pen, "Dédicace", kind="signing", shop_id=morning.books_id)
    announced(pen, "Plus tard", first_day=date(2026, 12, 24))

    def names(query: str) -> set[str]:
        return {str(each["SUMMARY"]) for each in calendar(client, query).walk("VEVENT")}

    assert names("/agenda.ics") == {"Grand marché", "Dédicace", "Plus tard"}
    assert names("/agenda.ics?genre=signing") == {"Dédicace"}
    assert names("/agenda.ics?boutique=librairie-bob") == {"Dédicace"}
    assert names("/agenda.ics?semaine=2026-W52") == {"Plus tard"}
    assert names("/agenda.ics?jour=2026-11-21&genre=market") == {"Grand marché"}


def test_another_library_finds_the_same_occurrences(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    announced(pen, rule="FREQ=MONTHLY;BYDAY=1SA,3SA", first_day=date(2026, 11, 22))

    found = recurring_ical_events.of(calendar(client)).between(
        datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC)
    )

    starts = sorted(each["DTSTART"].dt for each in found)
    assert [each.date().isoformat() for each in starts[:3]] == [
        "2026-12-05", "2026-12-19", "2027-01-02",
    ]  # fmt: skip
    assert {each.time() for each in starts} == {time(8)}
    assert {each.utcoffset() for each in starts} == {timedelta(hours=1), timedelta(hours=2)}


def entries(client: Browser, path: str) -> list[ET.Element]:
    answer = client.get(path)
    assert answer.mimetype == "application/atom+xml"
    return ET.fromstring(answer.data).findall(f"{ATOM}entry")


def test_what_was_announced_is_told_with_names_that_stay(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    announced(pen, "Un <b>marché</b> & deux", rule="FREQ=WEEKLY", summary="A\x0bB")

    [entry] = entries(client, "/agenda.atom")

    assert entry.findtext(f"{ATOM}id") == (
        "tag:montclair.localhost,2026:/agenda/un-b-marche-b-deux"
    )
    assert entry.findtext(f"{ATOM}title") == "Un <b>marché</b> & deux"
    assert "Chaque" not in "".join(entry.itertext())
    assert "chaque samedi, de 8" in "".join(entry.itertext())


def test_news_are_told_too(morning: Cast, pen: Pen, client: Browser) -> None:
    told(pen, "Les lampions", "Un.\n\nDeux <script>.")

    [entry] = entries(client, "/actualites.atom")

    assert entry.findtext(f"{ATOM}title") == "Les lampions"
    assert [each.text for each in entry.iter("{http://www.w3.org/1999/xhtml}p")] == [
        "Un.", "Deux <script>.",
    ]  # fmt: skip


def test_programs_may_keep_a_feed_and_ask_whether_it_changed(
    morning: Cast, client: Browser
) -> None:
    for path in ("/agenda.ics", "/agenda.atom", "/actualites.atom"):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "public, max-age=900"
        assert "Set-Cookie" not in answer.headers
        same = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert same.status_code == 304
