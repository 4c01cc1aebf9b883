"""How a rendez-vous comes again, as radio buttons say it."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from shopbuilder.town_life.agenda.occasions import Entry
from shopbuilder.town_life.agenda.rules import WEEKDAYS, Rule
from shopbuilder.town_life.errors import AgendaRefused
from tenants.errors import N_

ONCE: Final = "une-fois"
WEEKLY: Final = "semaine"
FORTNIGHTLY: Final = "quinzaine"
MONTHLY_DAY: Final = "mois-jour"
MONTHLY_DATE: Final = "mois-date"
YEARLY: Final = "an"
#: The rule stays as it was brought.
AS_IT_IS: Final = "tel-quel"

CHOICES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ONCE: N_("Once"),
        WEEKLY: N_("Each week"),
        FORTNIGHTLY: N_("Every other week"),
        MONTHLY_DAY: N_("Each month, on the same weekday (the second Saturday, say)"),
        MONTHLY_DATE: N_("Each month, on the same date"),
        YEARLY: N_("Each year, on the same date"),
    }
)
#: A fifth Saturday is not in every month: it is meant as the last one.
_FIFTH: Final = 5


def rule_of(choice: str, first: date, days: Sequence[int], until: date | None) -> str:
    """Return the rule of a choice, "" for what comes once. Raises AgendaRefused.

    Args:
        choice: key of CHOICES.
        first: the first day.
        days: weekdays of what comes each week or every other, 0 = Monday.
        until: the last day on which it may come; None = there is none.
    """
    if choice == ONCE:
        return ""
    if choice not in CHOICES:
        raise AgendaRefused(N_("Please choose how often it comes back."))
    if until is not None and until < first:
        raise AgendaRefused(N_("The last day is before the first one."))
    weekdays = ",".join(WEEKDAYS[day] for day in sorted(set(days)))
    said = {
        WEEKLY: f"FREQ=WEEKLY;BYDAY={weekdays}",
        FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={weekdays}",
        MONTHLY_DAY: f"FREQ=MONTHLY;BYDAY={_place(first)}{WEEKDAYS[first.weekday()]}",
        MONTHLY_DATE: f"FREQ=MONTHLY;BYMONTHDAY={first.day}",
        YEARLY: "FREQ=YEARLY",
    }
    return said[choice] + (f";UNTIL={until:%Y%m%d}" if until else "")


def said_by(entry: Entry, first: date) -> tuple[str, tuple[str, ...], str]:
    """Return choice, weekdays and last day of an entry that stands, as the fields have them."""
    recurrence = entry.recurrence
    rule = recurrence.rule
    if rule is None:
        return (AS_IT_IS if recurrence.also else ONCE), (), ""
    until = rule.until.isoformat() if rule.until else ""
    days = tuple(str(day) for _, day in rule.weekdays) or (str(first.weekday()),)
    for choice in CHOICES:
        if choice != ONCE and _is_simple(entry) and _same(rule, choice, first, days):
            return choice, days, until
    return AS_IT_IS, (), ""


def _is_simple(entry: Entry) -> bool:
    recurrence = entry.recurrence
    rule = recurrence.rule
    return rule is not None and not (rule.count or recurrence.others or recurrence.also)


def _same(rule: Rule, choice: str, first: date, days: Sequence[str]) -> bool:
    said = rule_of(choice, first, [int(day) for day in days], rule.until)
    plain = rule.text.removesuffix(";WKST=SU")
    implied = f"{plain};BYDAY={WEEKDAYS[first.weekday()]}"
    return _sorted(said) in {_sorted(plain), _sorted(implied)}


def _sorted(text: str) -> tuple[str, ...]:
    return tuple(sorted(text.split(";")))


def _place(day: date) -> int:
    number = (day.day - 1) // 7 + 1
    return -1 if number == _FIFTH else number
