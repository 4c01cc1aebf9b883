"""When a rendez-vous is, as a neighbour says it: "chaque mercredi", "de 8 h à 13 h"."""

from datetime import date, datetime, timedelta
from typing import Final

from babel.dates import format_date

from shopbuilder.i18n import language, translate
from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.rules import Rule
from shopbuilder.web.formats import DASH, NBSP, day, hour, moment, weekday
from tenants.context import current_town
from tenants.errors import N_

#: What ends within so long of its beginning is one evening, whatever the date at its end.
ONE_OCCASION: Final = timedelta(hours=16)

_ORDINALS: Final = {
    1: N_("the first"),
    2: N_("the second"),
    3: N_("the third"),
    4: N_("the fourth"),
    -1: N_("the last"),
}
#: A Monday, from which weekdays are named.
_MONDAY: Final = date(2024, 1, 1)


def capital(sentence: str) -> str:
    """Return a sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def lasts_for_days(found: Rendezvous) -> bool:
    """Tell whether an occurrence goes on for more than one occasion."""
    return last_day(found) > first_day(found) and (
        found.all_day or found.ends_at - found.starts_at > ONE_OCCASION
    )


def first_day(found: Rendezvous) -> date:
    """Return the local day on which it begins."""
    return found.starts_at.astimezone(current_town().zone).date()


def last_day(found: Rendezvous) -> date:
    """Return the local day on which it ends; what ends at midnight ends the day before."""
    return (found.ends_at - timedelta(seconds=1)).astimezone(current_town().zone).date()


def standing(found: Rendezvous) -> str:
    """Return "cancelled" or "to be confirmed" in the reader's words; "" for what takes place."""
    said = {"cancelled": N_("cancelled"), "tentative": N_("to be confirmed")}.get(found.status)
    return translate(said) if said else ""


def hours(found: Rendezvous) -> str:
    """Return "8 h – 13 h", "toute la journée", or "jusqu’au dimanche 30 novembre"."""
    if lasts_for_days(found):
        return translate("until %(day)s", day=day(last_day(found)).replace(" ", NBSP))
    if found.all_day:
        return translate("all day")
    if found.ends_at == found.starts_at:
        return hour(found.starts_at)
    return f"{hour(found.starts_at)}{DASH}{hour(found.ends_at)}"


def span_in_words(found: Rendezvous) -> str:
    """Return "samedi 28 novembre, de 8 h à 13 h", or from which day to which."""
    if lasts_for_days(found):
        return translate(
            "from %(first)s to %(last)s", first=day(first_day(found)), last=day(last_day(found))
        )
    if found.all_day:
        return translate("%(day)s, all day", day=day(first_day(found)))
    if found.ends_at == found.starts_at:
        return moment(found.starts_at)
    return translate(
        "%(day)s, from %(start)s to %(end)s",
        day=day(first_day(found)),
        start=hour(found.starts_at),
        end=hour(found.ends_at),
    )


def again_in_words(entry: Entry) -> str:
    """Return how an entry comes again, "chaque mercredi, de 8 h à 13 h"; "" for what comes once."""
    rule = entry.recurrence.rule
    if rule is None:
        return translate("on several days") if entry.recurrence.recurs else ""
    tangled = bool(entry.recurrence.others) or not _is_by_our_clock(entry)
    said = "" if tangled else _often(rule, entry.recurrence.first)
    said = said or translate("again and again")
    if entry.rendezvous.ends_at == entry.rendezvous.starts_at:
        said = translate(
            "%(often)s, at %(hour)s", often=said, hour=hour(entry.rendezvous.starts_at)
        )
    elif not entry.rendezvous.all_day:
        said = translate(
            "%(often)s, from %(start)s to %(end)s",
            often=said,
            start=hour(entry.rendezvous.starts_at),
            end=hour(entry.rendezvous.ends_at),
        )
    if rule.until:
        return translate("%(often)s, until %(day)s", often=said, day=_with_year(rule.until))
    return said


def _is_by_our_clock(entry: Entry) -> bool:
    """Tell whether its rule names the town's days; one from far away may name the day before."""
    first = entry.rendezvous.starts_at.astimezone(current_town().zone)
    return first.date() == entry.recurrence.first.date()


def _often(rule: Rule, first: datetime) -> str:
    """Return the rule in words; "" for one that is too tangled to be said."""
    if {name for name, _ in rule.numbers} - {"bymonthday"}:
        return ""
    said = {
        "DAILY": _daily,
        "WEEKLY": _weekly,
        "MONTHLY": _monthly,
        "YEARLY": _yearly,
    }
    return said[rule.frequency](rule, first)


def _daily(rule: Rule, first: datetime) -> str:
    del first
    if rule.weekdays:
        return ""
    if rule.interval == 1:
        return translate("every day")
    return translate("every %(number)s days", number=rule.interval)


def _weekly(rule: Rule, first: datetime) -> str:
    days = sorted(number for _, number in rule.weekdays) or [first.weekday()]
    if days == [0, 1, 2, 3, 4, 5, 6] and rule.interval == 1:
        return translate("every day")
    if days == [0, 1, 2, 3, 4] and rule.interval == 1:
        return translate("from Monday to Friday")
    names = _listed([_named(each) for each in days])
    if rule.interval == 1:
        return translate("every %(weekdays)s", weekdays=names)
    if rule.interval == 2:
        return translate("every other week, on %(weekdays)s", weekdays=names)
    return translate(
        "every %(number)s weeks, on %(weekdays)s", number=rule.interval, weekdays=names
    )


def _monthly(rule: Rule, first: datetime) -> str:
    if rule.interval != 1:
        return ""
    if rule.weekdays:
        return "" if rule.numbers else _weekdays_of_month(rule)
    days = dict(rule.numbers).get("bymonthday", (first.day,))
    if len(days) != 1 or days[0] < 1:
        return translate("the last day of the month") if days == (-1,) else ""
    return translate("on day %(number)s of every month", number=days[0])


def _weekdays_of_month(rule: Rule) -> str:
    """Return "le premier et le troisième samedi du mois"."""
    numbers = [_ORDINALS.get(number or 0, "") for number, _ in rule.weekdays]
    days = {day for _, day in rule.weekdays}
    if not all(numbers) or len(days) > 1:
        return ""
    which = _listed([translate(each) for each in numbers])
    return translate("%(which)s %(weekday)s of the month", which=which, weekday=_named(days.pop()))


def _yearly(rule: Rule, first: datetime) -> str:
    if rule.interval != 1 or rule.weekdays or rule.numbers:
        return ""
    return translate("every year on %(day)s", day=_day_of_year(first.date()))


def _named(number: int) -> str:
    return weekday(_MONDAY + timedelta(days=number))


def _listed(names: list[str]) -> str:
    """Return "mardi", "mardi et jeudi", "mardi, jeudi et samedi"."""
    if len(names) == 1:
        return names[0]
    return translate("%(first)s and %(last)s", first=", ".join(names[:-1]), last=names[-1])


def _day_of_year(when: date) -> str:
    return day(when).partition(" ")[2]


def _with_year(when: date) -> str:
    return str(format_date(when, "d MMMM y", locale=language().replace("-", "_")))
