"""Rules that a town may think of, for property tests."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from shopbuilder.town_life.agenda.rules import WEEKDAYS

#: Both changes of clock of 2026 in Europe lie between these days.
FIRST, LAST = date(2026, 2, 1), date(2026, 11, 15)


def wall(written: str) -> datetime:
    """A time of the wall clock: "2026-03-21T08:00"."""
    return datetime.fromisoformat(written)


def firsts() -> st.SearchStrategy[datetime]:
    """First times by the wall clock, the hours round the changes of clock among them."""
    days = st.dates(FIRST, LAST) | st.sampled_from([date(2026, 3, 29), date(2026, 10, 25)])
    hours = st.sampled_from([time(0), time(2), time(2, 30), time(3), time(8), time(23, 30)])
    return st.builds(datetime.combine, days, hours)


@st.composite
def rule_texts(draw: st.DrawFn) -> str:
    """Values of RRULE."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    interval = draw(st.integers(1, 4))
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    days = draw(st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=3))
    if frequency == "MONTHLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([-1, 1, 15, 28, 31]))}")
    elif days:
        number = draw(st.sampled_from(["", "1", "2", "-1"])) if frequency == "MONTHLY" else ""
        parts.append("BYDAY=" + ",".join(number + day for day in days))
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    if end == "UNTIL":
        until = draw(st.dates(FIRST, LAST + timedelta(days=200)))
        parts.append(f"UNTIL={until:%Y%m%d}")
    return ";".join(parts)
