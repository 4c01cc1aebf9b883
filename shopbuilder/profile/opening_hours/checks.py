"""What is refused although a parser may let it through. Wrong hours are worse than unknown ones."""

import calendar
import re

from shopbuilder.profile.opening_hours.errors import (
    EMPTY,
    HOLIDAYS_ALONE,
    NO_SUCH_DATE,
    NUMBER,
    SCHOOL_ALONE,
    TOO_LONG,
    UNFINISHED,
    UNREADABLE,
    WEB_ADDRESS,
    WORDS,
    YEAR_ALONE,
    HoursRefused,
    refused,
)
from shopbuilder.profile.opening_hours.notation import (
    MONTH,
    MONTHS,
    WEEKDAYS,
    rules_of,
    without_comments,
)

#: OpenStreetMap itself stops at 255; dated exceptions may need more. Keeps evaluation cheap.
LONGEST = 500

_ADDRESS = re.compile(r"https?:|www\.|://", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_WORDS = ("PH", "SH", "week", "easter", "sunrise", "sunset", "dawn", "dusk", "day", "days")
_STATES = ("off", "closed", "open", "unknown")
_NOTATION_WORDS = frozenset(
    word.lower() for words in (WEEKDAYS, MONTHS, _OTHER_WORDS, _STATES) for word in words
)
_DATE = re.compile(
    rf"(?:\b(\d{{4}}) ?)?\b({MONTH}) ?(\d{{1,2}})(?:-(\d{{1,2}}))?(?![\d:])", re.IGNORECASE
)
_LEAP_YEAR = 2028
_YEAR = re.compile(r"\d{4}(?:-\d{4})?(?: open)?", re.IGNORECASE)
_HOLIDAYS = re.compile(r"[PS]H(?:[ ,][PS]H)*(?: (?:off|closed|open))?", re.IGNORECASE)
_SCHOOL = re.compile(r"SH(?: .*)?", re.IGNORECASE)
_CLOSES = re.compile(r"(?:off|closed)(?: \"\")?$", re.IGNORECASE)
_POSITION = re.compile(r"--> 1:(\d+)")


def check_before_reading(value: str) -> str:
    """Return the value without spaces around it; refuse what is plainly no notation.

    Raises:
        HoursRefused: nothing, a number, too long, a web address.
    """
    text = value.strip()
    if not text.strip(";, "):
        raise HoursRefused(EMPTY)
    if text.isdecimal():
        raise refused(NUMBER, text)
    if len(text) > LONGEST:
        raise HoursRefused(TOO_LONG, limit=LONGEST)
    if _ADDRESS.search(without_comments(text)):
        raise refused(WEB_ADDRESS, text)
    return text


def unreadable(value: str, text: str, complaint: str) -> HoursRefused:
    """Return the refusal of what the library could not parse, naming the word or the place."""
    for word in _WORD.findall(without_comments(text)):
        if word.lower() not in _NOTATION_WORDS:
            return refused(WORDS, value, word=word)
    found = _POSITION.search(complaint)
    rest = text[int(found[1]) - 1 :] if found else text
    return refused(UNREADABLE, value, rest=rest[:30]) if rest else refused(UNFINISHED, value)


def check_after_reading(value: str, text: str) -> None:
    """Refuse notation that the library reads although it cannot be meant.

    Raises:
        HoursRefused: impossible dates, a year alone, holidays alone.
    """
    bare = without_comments(text)
    impossible = _impossible_date(bare)
    if impossible:
        raise refused(NO_SUCH_DATE, value, date=impossible)
    reason = _says_too_little([rule.strip() for _, rule in rules_of(bare)])
    if reason:
        raise refused(reason, value)


def _says_too_little(rules: list[str]) -> str | None:
    """Return the reason why rules leave open when the shop opens, None if they do not."""
    if any(map(_YEAR.fullmatch, rules)):
        return YEAR_ALONE
    if all(map(_HOLIDAYS.fullmatch, rules)):
        return HOLIDAYS_ALONE
    return SCHOOL_ALONE if _only_school(rules) else None


def _only_school(rules: list[str]) -> bool:
    opening = [rule for rule in rules if not _CLOSES.search(rule)]
    return bool(opening) and all(map(_SCHOOL.match, opening))


def _impossible_date(bare: str) -> str | None:
    for year, name, first, last in _DATE.findall(bare):
        month = MONTHS.index(name.capitalize()) + 1
        # A day without a year may be 29 February: it comes in leap years.
        length = calendar.monthrange(int(year or _LEAP_YEAR), month)[1]
        for day in filter(None, (first, last)):
            if not 1 <= int(day) <= length:
                return " ".join(filter(None, (name.capitalize(), day, year)))
    return None
