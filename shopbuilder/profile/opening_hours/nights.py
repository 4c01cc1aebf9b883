"""The small hours of a rule that stands after another one, which the library forgets.

In `Su-Th 17:00-01:00; Fr,Sa 17:00-03:00` Saturday's night goes on until three on Sunday: the rule
of Sunday stands before and has nothing to say about it. The library lets it end at midnight.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from shopbuilder.profile.opening_hours.notation import joined, rules_of, without_comments

_SPAN = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")
#: "sunset-02:00": nobody needs to know when the sun sets to see that it ends the next day.
_FROM_THE_EVENING = re.compile(r"(?:sunset|dusk)\)?[^,; ]*-\d", re.IGNORECASE)
_MIDNIGHT = 24 * 60


@lru_cache(maxsize=4096)
def with_whole_nights(text: str) -> str:
    """Return strict notation in which each rule keeps its night, as the reference has it.

    A rule that runs past midnight is said a second time, as an addition: on its own days that adds
    nothing, on the days after it what is left of the night.
    """
    if ";" not in text:
        return text
    rules: list[tuple[str, str]] = []
    for separator, rule in rules_of(text):
        rules.append((separator, rule))
        if separator == "; " and _runs_past_midnight(rule):
            rules.append((", ", rule))
    return joined(rules)


def _runs_past_midnight(rule: str) -> bool:
    plain = without_comments(rule)
    past = any(0 < end <= start or end > _MIDNIGHT for start, end in _spans(plain))
    return past or _FROM_THE_EVENING.search(plain) is not None


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of the spans of a rule, in minutes of the day."""
    for found in _SPAN.finditer(plain):
        hour, minute, to_hour, to_minute = map(int, found.groups())
        yield 60 * hour + minute, 60 * to_hour + to_minute
