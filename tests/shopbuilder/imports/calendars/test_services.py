"""Bringing a calendar: what is kept, told, refused; and what a second one changes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from shopbuilder.imports.bringer import Bringer
from shopbuilder.imports.calendars.reading import MOST_BYTES
from shopbuilder.imports.calendars.services import AgendaImport, bring
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import by_reason
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import occurrences
from shopbuilder.town_life.models import AgendaEntry, Subscription
from tenants.clock import now
from tenants.context import CurrentTown
from tenants.database import db
from tests.cast import Cast
from tests.factories.shops import Pen
from tests.shopbuilder.imports.calendars.calendars import FOOT, HEAD, calendar, event

FILE = Bringer()


def brought(pen: Pen, *parts: str, bringer: Bringer = FILE, dry_run: bool = False) -> AgendaImport:
    with pen.writing():
        return bring(calendar(*parts), bringer, dry_run=dry_run)


def held(pen: Pen, days: int = 92) -> list[Rendezvous]:
    with pen.writing():
        return occurrences(now(), now() + timedelta(days=days))


def only(pen: Pen) -> Rendezvous:
    (found,) = held(pen)
    return found


def row(pen: Pen, **changed: Any) -> AgendaEntry:
    with pen.writing():
        found = db.session.scalars(select(AgendaEntry)).one()
        for name, value in changed.items():
            setattr(found, name, value)
        db.session.flush()
        db.session.expunge(found)
    return found


def followed(pen: Pen) -> Bringer:
    with pen.writing():
        made = Subscription(kind="agenda", name="Feed", url="https://a.example/a.ics")
        db.session.add(made)
        db.session.flush()
        return Bringer(subscription_id=made.id, actor="program")


# ----------------------------------------------------------------------------- what is kept


def test_hours_without_a_clock_are_those_of_the_town(morning: Cast, pen: Pen) -> None:
    brought(pen, event(dtend="20261128T223000", location="Salle\\, place du Puits"))
    found = only(pen)
    assert found.starts_at == datetime(2026, 11, 28, 19, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 11, 28, 21, 30, tzinfo=UTC)
    assert found.place == "Salle, place du Puits"


def test_what_says_no_end_begins_and_says_no_more(morning: Cast, pen: Pen) -> None:
    brought(pen, event())
    found = only(pen)
    assert found.starts_at == found.ends_at


def test_a_clock_of_another_place_keeps_its_hours_there(morning: Cast, pen: Pen) -> None:
    """New York leaves summer time a week after Paris: the hour here is another for that week."""
    start = "DTSTART;TZID=America/New_York"
    brought(pen, event(start="-", rrule="FREQ=WEEKLY;COUNT=30", **{start: "20270301T120000"}))
    hours = {each.starts_at.hour for each in held(pen, 400)}
    assert hours == {17, 16}
    assert row(pen).timezone == "America/New_York"


def test_a_clock_that_goes_as_the_towns_is_the_towns(morning: Cast, pen: Pen) -> None:
    start = "DTSTART;TZID=Europe/Brussels"
    brought(pen, event(start="-", rrule="FREQ=DAILY;COUNT=3", **{start: "20261128T100000"}))
    assert row(pen).timezone == ""


def test_a_clock_made_up_for_the_calendar_is_known_by_how_it_goes(morning: Cast, pen: Pen) -> None:
    table = (
        "BEGIN:VTIMEZONE\r\nTZID:Chez nous\r\n"
        "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
        "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:DAYLIGHT\r\n"
        "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    start = "DTSTART;TZID=Chez nous"
    brought(pen, table, event(start="-", rrule="FREQ=DAILY;COUNT=3", **{start: "20261128T100000"}))
    assert {each.starts_at.hour for each in held(pen)} == {10}
    assert row(pen).timezone != ""


def test_a_day_left_out_by_its_date_alone_is_left_out(morning: Cast, pen: Pen) -> None:
    out = {"EXDATE;VALUE=DATE": "20261129"}
    brought(pen, event(rrule="FREQ=DAILY;COUNT=3", **out))
    assert [each.starts_at.day for each in held(pen)] == [28, 30]


def test_a_cancelled_time_is_shown_as_cancelled(morning: Cast, pen: Pen) -> None:
    weekly = event(rrule="FREQ=WEEKLY;COUNT=2")
    off = event(start="20261205T200000", recurrence_id="20261205T200000", status="CANCELLED")
    brought(pen, weekly, off)
    assert [each.is_cancelled for each in held(pen)] == [False, True]


def test_a_time_that_changes_all_later_ones_changes_them(morning: Cast, pen: Pen) -> None:
    weekly = event(rrule="FREQ=WEEKLY;COUNT=4", dtend="20261128T210000")
    later = event(
        start="20261206T180000", dtend="20261206T183000", recurrence_id="-", location="Halle",
        **{"RECURRENCE-ID;RANGE=THISANDFUTURE": "20261205T200000"},
    )  # fmt: skip
    brought(pen, weekly, later.replace("RECURRENCE-ID:-\r\n", ""))
    found = [(each.starts_at, each.ends_at - each.starts_at, each.place) for each in held(pen)]
    half = timedelta(minutes=30)
    assert found == [
        (datetime(2026, 11, 28, 19, tzinfo=UTC), timedelta(hours=1), ""),
        (datetime(2026, 12, 6, 17, tzinfo=UTC), half, "Halle"),
        (datetime(2026, 12, 13, 17, tzinfo=UTC), half, "Halle"),
        (datetime(2026, 12, 20, 17, tzinfo=UTC), half, "Halle"),
    ]


def test_a_time_moved_before_the_first_one_is_found(morning: Cast, pen: Pen) -> None:
    weekly = event(start="20270105T200000", rrule="FREQ=WEEKLY;COUNT=2")
    moved = event(start="20261125T200000", recurrence_id="20270105T200000")
    brought(pen, weekly, moved)
    assert [each.starts_at.day for each in held(pen, 10)] == [25]


def test_markup_in_a_description_is_taken_away(morning: Cast, pen: Pen) -> None:
    brought(
        pen, event(description="<p>Venez &amp; goûtez</p><script>alert(1)</script><b>2 < 3</b>")
    )
    assert "script" not in only(pen).summary
    assert "alert" not in only(pen).summary
    assert only(pen).summary.startswith("Venez & goûtez")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("http://", ""),
        ("//example.org", ""),
    ],
)
def test_only_links_of_the_web_are_kept(morning: Cast, pen: Pen, url: str, kept: str) -> None:
    brought(pen, event(url=url))
    assert only(pen).link == kept


def test_people_who_were_invited_are_not_kept(morning: Cast, pen: Pen) -> None:
    brought(pen, event(attendee="mailto:ana@example.org", organizer="mailto:eve@example.org"))
    kept = row(pen)
    assert "example.org" not in f"{kept.imported['values']}{kept.summary}{kept.place}"  # type: ignore[index]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Grand marché de Noël", "market"),
        ("Dédicace : Ana Martin", "signing"),
        ("Atelier reliure", "workshop"),
        ("Conseil municipal", "event"),
        ("Marcher sans fin", "event"),
    ],
)
def test_the_kind_is_told_by_the_name(morning: Cast, pen: Pen, title: str, kind: str) -> None:
    brought(pen, event(title))
    assert only(pen).kind == kind


# ----------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"start": "-"}, "clearly when it begins"),
        ({"start": "demain"}, "cannot be read"),
        ({"dtend": "tard"}, "cannot be read"),
        ({"duration": "longtemps"}, "cannot be read"),
        ({"rrule": "FREQ=XX"}, "cannot be read"),
        ({"exdate": "le 1er"}, "cannot be read"),
        ({"rdate": "le 2"}, "cannot be read"),
        ({"start": "99990101T000000"}, "too far"),
        ({"start": "19000101T000000"}, "too far"),
        ({"dtend": "20261128T100000"}, "end after"),
        ({"dtend": "20991128T100000"}, "end after"),
        ({"duration": "-PT1H"}, "end after"),
        ({"rrule": "FREQ=SECONDLY"}, "once a day"),
        ({"rrule": "FREQ=DAILY;COUNT=100000"}, "too many"),
        ({"rrule": "FREQ=DAILY;BYHOUR=1,2,3"}, "once a day"),
        ({"rdate": ",".join(f"2027{m:02}{d:02}T{h:02}0000" for m in range(1, 13) for d in range(1, 29)
                            for h in (1, 2, 3))}, "one by one"),
    ],
)  # fmt: skip
def test_an_event_that_is_not_clear_is_refused_and_the_rest_kept(
    morning: Cast, pen: Pen, said: dict[str, str], why: str
) -> None:
    done = brought(pen, event("Trouble", **said), event("Marché"))
    (refused,) = done.findings.refused
    assert why in refused.msgid
    assert (refused.where, refused.subject) == ("4", "Trouble")
    assert [each.title for each in held(pen)] == ["Marché"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a calendar"),
        (b"Bonjour", "not a calendar"),
        (b"\x00\x01\x02" * 50, "not a calendar"),
        (b"%PDF-1.7 BEGIN:VCALENDAR\x00", "not a calendar"),
        (b"<!DOCTYPE html><title>404</title>", "web page"),
        (HEAD.encode(), "damaged"),
        ((HEAD + "BEGIN:VEVENT\r\nSUMMARY:x\r\n" + FOOT).encode(), "damaged"),
        ((HEAD + FOOT).encode(), "no events"),
        ((HEAD + "BEGIN:VEVENT\r\n" * 9 + "END:VEVENT\r\n" * 9 + FOOT).encode(), "parts"),
        ((HEAD + "BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 20_001 + FOOT).encode(), "parts"),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * MOST_BYTES, "too large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_calendar_gets_a_sentence(
    morning: Cast, pen: Pen, data: bytes, said: str
) -> None:
    with pen.writing(), pytest.raises(UnusableFile, match=said):
        bring(data, FILE)


def test_a_calendar_cut_anywhere_is_kept_or_gets_a_sentence(morning: Cast, pen: Pen) -> None:
    whole = calendar(
        event(rrule="FREQ=WEEKLY;BYDAY=SA,SU"), event("Marché", dtend="20261128T210000")
    )
    said = []
    with pen.writing():
        for end in range(0, len(whole), 7):
            try:
                bring(whole[:end], FILE, dry_run=True)
            except UnusableFile as refusal:
                said.append(refusal.msgid)
    assert said
    assert all(said)


# ----------------------------------------------------------------------------- again


def test_a_newer_version_changes_what_it_says(morning: Cast, pen: Pen) -> None:
    brought(pen, event(sequence="1"))
    done = brought(pen, event(start="20261129T180000", sequence="2"))
    assert (done.created, done.changed) == (0, 1)
    assert only(pen).starts_at == datetime(2026, 11, 29, 17, tzinfo=UTC)


def test_an_older_version_changes_nothing_and_is_told(morning: Cast, pen: Pen) -> None:
    brought(pen, event(sequence="2"))
    done = brought(pen, event(start="20261129T180000", sequence="1"))
    assert (done.changed, done.unchanged) == (0, 1)
    assert "older" in done.findings.noted[0].msgid
    assert only(pen).starts_at.day == 28


def test_of_two_versions_in_one_file_the_newer_counts(morning: Cast, pen: Pen) -> None:
    done = brought(pen, event(sequence="2", location="Halle"), event(sequence="1", location="Mail"))
    assert done.created == 1
    assert only(pen).place == "Halle"


def test_a_moment_of_asking_changes_nothing(morning: Cast, pen: Pen) -> None:
    brought(pen, event(dtstamp="20261101T000000Z"))
    before = row(pen)
    done = brought(pen, event(dtstamp="20261121T000000Z"))
    assert (done.changed, done.unchanged) == (0, 1)
    assert row(pen).imported == before.imported


def test_what_a_clerk_changed_stays_and_is_told(morning: Cast, pen: Pen) -> None:
    brought(pen, event(location="Salle", description="Piano"))
    row(pen, place="Halle")
    done = brought(pen, event(location="Mail", description="Violon", sequence="1"))
    found = only(pen)
    assert (found.place, found.summary) == ("Halle", "Violon")
    (told,) = done.findings.noted
    assert "changed here" in told.msgid
    assert told.values["what"] == "its place"


def test_a_trial_writes_nothing(morning: Cast, pen: Pen) -> None:
    assert brought(pen, event(), dry_run=True).created == 1
    assert held(pen) == []


def test_the_same_identity_in_a_shop_and_in_the_town_are_two(morning: Cast, pen: Pen) -> None:
    brought(pen, event())
    brought(pen, event(location="Au fournil"), bringer=Bringer(shop_id=morning.bakery_id))
    assert sorted((each.place, each.shop) for each in held(pen)) == [
        ("", None),
        ("Au fournil", "Fournil d’Alice"),
    ]


def test_another_town_keeps_its_own(morning: Cast, pen: Pen) -> None:
    brought(pen, event())
    elsewhere = Pen(pen.app, morning.other_town)
    assert brought(elsewhere, event(location="Là-bas")).created == 1
    assert only(pen).place == ""


# ----------------------------------------------------------------------------- followed


def test_what_left_a_followed_calendar_goes_from_the_future_and_not_from_the_past(
    morning: Cast, pen: Pen
) -> None:
    bringer = followed(pen)
    series = event(start="20261107T070000", rrule="FREQ=WEEKLY", dtend="20261107T090000")
    brought(pen, series, event("Autre"), event("Demain", "20261122T100000"), bringer=bringer)
    done = brought(pen, event("Autre"), bringer=bringer)
    assert done.gone == 2
    assert [each.title for each in held(pen)] == ["Autre"]
    with pen.writing():
        past = occurrences(now() - timedelta(days=30), now() + timedelta(days=1))
    assert [each.starts_at.day for each in past] == [7, 14, 21]


def test_what_comes_back_into_a_followed_calendar_comes_back(morning: Cast, pen: Pen) -> None:
    bringer = followed(pen)
    series = event("Marché", rrule="FREQ=WEEKLY;COUNT=3")
    brought(pen, series, event("Autre"), bringer=bringer)
    brought(pen, event("Autre"), bringer=bringer)
    done = brought(pen, series, event("Autre"), bringer=bringer)
    assert done.changed == 1
    assert sum(each.title == "Marché" for each in held(pen)) == 3


def test_what_was_changed_here_stays_when_it_leaves_its_calendar(morning: Cast, pen: Pen) -> None:
    bringer = followed(pen)
    brought(pen, event(), event("Autre"), bringer=bringer)
    with pen.writing():
        entry = db.session.scalars(select(AgendaEntry).where(AgendaEntry.title == "Concert")).one()
        entry.starts_at += timedelta(hours=1)
        entry.ends_at += timedelta(hours=1)
        entry.last_at = entry.ends_at
    done = brought(pen, event("Autre"), bringer=bringer)
    assert done.gone == 0
    assert "it stays" in done.findings.noted[0].msgid
    assert len(held(pen)) == 2


def test_a_file_takes_nothing_away(morning: Cast, pen: Pen) -> None:
    brought(pen, event(), event("Autre"))
    brought(pen, event("Autre"))
    assert len(held(pen)) == 2


def test_two_calendars_with_one_event_show_it_once(morning: Cast, pen: Pen) -> None:
    first, second = followed(pen), followed(pen)
    brought(pen, event(location="Halle"), bringer=first)
    done = brought(pen, event(location="Mail"), bringer=second)
    assert "another calendar" in done.findings.noted[0].msgid
    assert only(pen).place == "Halle"


def test_five_thousand_events_take_a_fixed_number_of_questions(morning: Cast, pen: Pen) -> None:
    parts = [event(f"Rendez-vous {number % 7}", uid=f"{number}") for number in range(600)]
    done = brought(pen, *parts)
    assert done.created == 600
    with pen.writing():
        slugs = db.session.scalar(select(func.count(AgendaEntry.slug.distinct())))
    assert slugs == 600


def test_reasons_are_counted(morning: Cast, pen: Pen) -> None:
    done = brought(
        pen, event("a", rrule="FREQ=SECONDLY"), event("b", rrule="FREQ=HOURLY"), event("c")
    )
    assert by_reason(done.findings.refused).total() == 2
    assert date(2026, 11, 28) == only(pen).starts_at.date()
    assert only(pen).starts_at.time() == time(19)
    assert isinstance(morning.town, CurrentTown)
