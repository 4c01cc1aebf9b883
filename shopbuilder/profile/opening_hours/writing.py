"""From the fields of a form to one OpenStreetMap `opening_hours` value."""

from collections.abc import Mapping, Sequence
from datetime import time

from shopbuilder.profile.opening_hours.notation import WEEKDAYS

#: From three days on, a run of neighbours is written as a range.
_RANGE = 3


def hours_value(week: Mapping[int, Sequence[tuple[time, time]]], holidays_closed: bool) -> str:
    """Return the value for opening stretches by weekday.

    Args:
        week: 0 = Monday to 6 = Sunday; local (opens, closes), where `closes` at or before
            `opens` means the next day. A day without stretches is closed.
        holidays_closed: add "PH off".
    """
    days_of: dict[str, list[int]] = {}
    for day in range(7):
        stretches = sorted(week.get(day, ()))
        if stretches:
            written = ",".join(f"{_clock(opens)}-{_end(closes)}" for opens, closes in stretches)
            days_of.setdefault(written, []).append(day)
    if not days_of:
        return "off"
    past_midnight = any(
        time.min < closes <= opens for day in week.values() for opens, closes in day
    )
    # After ";" a rule replaces its whole calendar day, the small hours of the evening before
    # included; after ", " it adds to it.
    value = (", " if past_midnight else "; ").join(
        f"{_days(days)} {written}" for written, days in days_of.items()
    )
    return f"{value}; PH off" if holidays_closed else value


def _clock(moment: time) -> str:
    return f"{moment:%H:%M}"


def _end(moment: time) -> str:
    return "24:00" if moment == time.min else _clock(moment)


def _days(days: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{WEEKDAYS[run[0]]}-{WEEKDAYS[run[-1]]}"
        if len(run) >= _RANGE
        else ",".join(WEEKDAYS[day] for day in run)
        for run in runs
    )
