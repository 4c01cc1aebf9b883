"""On which local days a rendez-vous comes: a rule, days left out, days added; always bounded.

Everything here is the town's wall clock (datetimes without a zone): a weekly market at 8 h stays at
8 h through both changes of clock. `instant` turns a time of that clock into UTC.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateutil import rrule  # type: ignore[import-untyped] # it ships no types

from shopbuilder.town_life.agenda.rules import Rule

#: A rule with a number of times is looked at so far from its first day.
_COUNTED_YEARS: Final = 30
#: A rule that names no day for so long never comes (29 February needs 8 at most).
_NEVER_YEARS: Final = 12
_FREQUENCIES: Final[Mapping[str, Any]] = {
    "YEARLY": rrule.YEARLY,
    "MONTHLY": rrule.MONTHLY,
    "WEEKLY": rrule.WEEKLY,
    "DAILY": rrule.DAILY,
}
_LAST_YEAR: Final = 9990


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a rendez-vous begins, time after time, by the town's wall clock."""

    #: The first time; it counts whether or not the rule names its day.
    first: datetime
    #: None = once, or on the days added.
    rule: Rule | None = None
    #: Beginnings left out, and beginnings added.
    without: tuple[datetime, ...] = ()
    also: tuple[datetime, ...] = ()
    #: Further rules, as some calendars have them: what any of them names is a beginning.
    others: tuple[Rule, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule it has."""
        return (self.rule, *self.others) if self.rule else ()

    @property
    def recurs(self) -> bool:
        """Whether it may come more than once."""
        return self.rule is not None or bool(self.also)

    def between(self, begin: date, end: date) -> tuple[datetime, ...]:
        """Return the beginnings on the days from `begin` up to, not including, `end`; in order."""
        return _between(self, begin, end)

    def last_day(self) -> date | None:
        """Return a day after which it surely never begins; None = it has no end."""
        added = [moment.date() for moment in (self.first, *self.also)]
        for rule in self.rules:
            if rule.count:
                added += [moment.date() for moment in _counted(self.first, rule)[-1:]]
            elif rule.until is None:
                return None
            else:
                added.append(rule.until)
        return max(added)

    def never_comes(self) -> bool:
        """Tell whether the rule names days that no calendar has, such as 30 February."""
        if self.rule is None:
            return False
        last = _years_after(self.first, _NEVER_YEARS)
        return next(iter(_rrule(self.rule, self.first, last)), None) is None

    def first_by_rule(self) -> datetime:
        """Return the first beginning that the rule itself names from `first` on."""
        if self.rule is None:
            return self.first
        found: datetime = next(
            iter(_rrule(self.rule, self.first, _years_after(self.first, _NEVER_YEARS))), self.first
        )
        return found


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Return a time of the town's wall clock as UTC.

    An hour that is skipped counts by the clock before the change, one that comes twice is the
    first of the two, as RFC 5545 has it.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return an instant as the town's clocks show it."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


@lru_cache(maxsize=8192)
def _between(recurrence: Recurrence, begin: date, end: date) -> tuple[datetime, ...]:
    named = [_by_rule(rule, recurrence.first, begin, end) for rule in recurrence.rules]
    found = {recurrence.first, *chain(*named), *recurrence.also} - set(recurrence.without)
    return tuple(sorted(moment for moment in found if begin <= moment.date() < end))


def _by_rule(rule: Rule, first: datetime, begin: date, end: date) -> Sequence[datetime]:
    if end <= first.date():
        return ()
    if rule.count:
        return _counted(first, rule)
    last = datetime.combine(end, time.min)
    if rule.until:
        last = min(last, datetime.combine(rule.until, time.max))
    start = _nearer(rule, first, begin)
    return [moment for moment in _rrule(_explicit(rule, first), start, last) if moment >= first]


@lru_cache(maxsize=4096)
def _counted(first: datetime, rule: Rule) -> tuple[datetime, ...]:
    return tuple(islice(_rrule(rule, first, _years_after(first, _COUNTED_YEARS)), rule.count))


def _years_after(moment: datetime, years: int) -> datetime:
    return moment.replace(year=min(moment.year + years, _LAST_YEAR), month=12, day=31)


def _explicit(rule: Rule, first: datetime) -> Rule:
    """Say in the rule which days it takes from its first day, so that it may start elsewhere."""
    numbers = dict(rule.numbers)
    if rule.weekdays or {"bymonthday", "byyearday", "byweekno"} & numbers.keys():
        return rule
    weekdays = rule.weekdays
    if rule.frequency == "WEEKLY":
        weekdays = ((None, first.weekday()),)
    elif rule.frequency != "DAILY":
        numbers["bymonthday"] = (first.day,)
        if rule.frequency == "YEARLY":
            numbers.setdefault("bymonth", (first.month,))
    return Rule(
        rule.frequency, rule.interval, rule.count, rule.until, weekdays,
        tuple(sorted(numbers.items())), rule.week_start,
    )  # fmt: skip


def _nearer(rule: Rule, first: datetime, begin: date) -> datetime:
    """Return a start for the rule not long before `begin`, in step with the first time.

    A market that began in 1983 is not counted through from there for every page.
    """
    away = begin - first.date()
    if rule.frequency in {"DAILY", "WEEKLY"}:
        step = timedelta(days=rule.interval * (7 if rule.frequency == "WEEKLY" else 1))
        # One step to spare: the week in which a rule starts is a part of a week.
        return first + max(0, away // step - 1) * step
    months = 12 * (begin.year - first.year) + begin.month - first.month
    size = rule.interval * (12 if rule.frequency == "YEARLY" else 1)
    steps = max(0, months // size - 1)
    if not steps:
        return first
    month = first.month - 1 + steps * size
    january = rule.frequency == "YEARLY"
    return first.replace(
        year=first.year + month // 12, month=1 if january else month % 12 + 1, day=1
    )


def _rrule(rule: Rule, start: datetime, last: datetime) -> Iterator[datetime]:
    """Return the beginnings that the rule names from `start` to `last`, without its number."""
    weekdays = [rrule.weekday(day, number) for number, day in rule.weekdays]
    parts: dict[str, Any] = dict(rule.numbers)
    named: Iterator[datetime] = iter(
        rrule.rrule(
            _FREQUENCIES[rule.frequency],
            dtstart=start,
            interval=rule.interval,
            wkst=rule.week_start,
            until=min(last, datetime.combine(rule.until, time.max)) if rule.until else last,
            byweekday=weekdays or None,
            **parts,
        )
    )
    return named
