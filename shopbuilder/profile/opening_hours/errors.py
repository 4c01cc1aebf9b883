"""Why written opening hours are refused: one class, a sentence for each reason."""

from tenants.errors import N_, Refusal

EMPTY = N_("No opening hours were written.")
TOO_LONG = N_("These opening hours are too long: at most %(limit)s characters.")
NUMBER = N_("“%(value)s” is only a number, not opening hours.")
WEB_ADDRESS = N_("“%(value)s” is a web address, not opening hours.")
WORDS = N_(
    "“%(value)s” is written in words (“%(word)s”). "
    "Opening hours look like this: Tu-Sa 09:00-12:00,14:00-19:00."
)
UNREADABLE = N_(
    "“%(value)s” cannot be read as opening hours from “%(rest)s” on. "
    "They look like this: Tu-Sa 09:00-12:00,14:00-19:00."
)
UNFINISHED = N_("“%(value)s” stops in the middle: something is missing at its end.")
NO_SUCH_DATE = N_("“%(value)s” names a date that does not exist: %(date)s.")
YEAR_ALONE = N_("“%(value)s” names a year, but neither days nor hours.")
HOLIDAYS_ALONE = N_("“%(value)s” only speaks of holidays and says nothing about the other days.")
SCHOOL_ALONE = N_("“%(value)s” depends on school holidays, which are not known here.")

#: A refusal quotes what was written, cut to this many characters.
QUOTED = 80


class HoursRefused(Refusal):
    """Written opening hours that nobody should trust; the sentence says why."""

    msgid = N_("These opening hours cannot be read.")


def refused(msgid: str, value: str, **values: object) -> HoursRefused:
    """Return the refusal of `value`, quoting its beginning."""
    quoted = value if len(value) <= QUOTED else value[: QUOTED - 1] + "…"
    return HoursRefused(msgid, value=quoted, **values)
