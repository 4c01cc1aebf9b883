"""Telephone numbers, web addresses and e-mail addresses: one form to keep, or a reason why not."""

import re
from urllib.parse import urlsplit

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
    format_number,
    is_possible_number_with_reason,
    is_valid_number,
    is_valid_number_for_region,
    is_valid_short_number_for_region,
    parse,
)

from tenants.errors import N_, Refusal

_LONGEST = 500
_QUOTED = 60
_BETWEEN_NUMBERS = re.compile(r"\s*(?:[;,|]|/|\bou\b|\bor\b|\bet\b|\s[-\u2013]\s)\s*")
#: What people write beside a number: "Magasin 03 20 …", "(boutique)".
_WORDS = re.compile(r"\([^\W\d_][^)\d]*\)|\b[^\W\d_]{3,}\b\s*:?")
#: Unbreakable spaces, as French typography sets them between pairs of digits.
_UNBREAKABLE = re.compile("[\u00a0\u2007\u2009\u202f]")
#: Overseas regions of France that share its form of numbers, "0590 20 12 34", with codes of their own.
_OVERSEAS = ("GP", "MQ", "GF", "RE", "YT", "PM")
_HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_UNFIT = re.compile(r"[\s<>\"'\\^`{|}\x00-\x1f\x7f]")
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?P<host>[a-z0-9.-]{3,190})")


class ContactRefused(Refusal):
    """What was written leads to nobody."""

    status = 422
    msgid = N_("This cannot be used to reach anybody.")


def phone_number(written: str, country: str) -> str:
    """Return a number as "+33320556028", or a short one such as "3631" as it is.

    `country` (ISO 3166) reads national numbers; a French one that only an overseas region has gets
    that region's code. Of several numbers in one field the first valid one is returned. Raises
    ContactRefused.
    """
    return phone_numbers(written, country)[0]


def phone_numbers(written: str, country: str) -> list[str]:
    """Return every number of a field, of which there is at least one. Raises ContactRefused."""
    written = _UNBREAKABLE.sub(" ", written)
    try:
        return [_one_number(written, country)]
    except ContactRefused as refusal:
        several = [part for part in _BETWEEN_NUMBERS.split(_WORDS.sub(" ", written)) if part]
        found = [_number_or_none(part, country) for part in several]
        numbers = list(dict.fromkeys(number for number in found if number is not None))
        if not numbers:
            raise refusal from None
        return numbers


def _number_or_none(written: str, country: str) -> str | None:
    try:
        return _one_number(written, country)
    except ContactRefused:
        return None


def _one_number(written: str, country: str) -> str:
    """Read a field as one number. Raises ContactRefused."""
    quoted = written.strip()[:_QUOTED]
    try:
        number = parse(written, country)
    except NumberParseException as error:
        raise ContactRefused(N_("“%(phone)s” is not a telephone number."), phone=quoted) from error
    if is_valid_number(number):
        return str(format_number(number, PhoneNumberFormat.E164))
    if is_valid_short_number_for_region(number, country):
        return str(number.national_number)
    overseas = _overseas_number(written) if country == "FR" else None
    if overseas is None:
        raise ContactRefused(_why_invalid(number), phone=quoted)
    return overseas


def _overseas_number(written: str) -> str | None:
    """Return a national number that one overseas region has, as "+590…"; None for any other."""
    for region in _OVERSEAS:
        number = parse(written, region)
        if is_valid_number_for_region(number, region):
            return str(format_number(number, PhoneNumberFormat.E164))
    return None


def _why_invalid(number: PhoneNumber) -> str:
    """Return the sentence for what is wrong with a number."""
    why = is_possible_number_with_reason(number)
    if why == ValidationResult.TOO_SHORT:
        return N_("“%(phone)s” is too short for a telephone number: a digit is missing.")
    if why == ValidationResult.TOO_LONG:
        return N_("“%(phone)s” is too long for a telephone number: a digit too many.")
    return N_("“%(phone)s” is not a telephone number that anybody could have.")


def web_address(written: str) -> str:
    """Return an http or https address; one without scheme gets https. Raises ContactRefused."""
    text = written.strip()
    if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", text) or re.match(r"[^/?#]*:[0-9]", text):
        text = f"https://{text.removeprefix('//')}"
    if len(text) > _LONGEST or _UNFIT.search(text) or not _leads_somewhere(text):
        raise ContactRefused(
            N_("“%(address)s” is not a web address."), address=written.strip()[:_QUOTED]
        )
    return text


def _leads_somewhere(address: str) -> bool:
    """Tell whether an address names a host of the web, and no account on it."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        return False
    named = bool(_HOST_NAME.fullmatch(host)) and port != 0 and parts.username is None
    return named and parts.scheme in {"http", "https"}


def email_address(written: str) -> str:
    """Return an e-mail address in lower case. Raises ContactRefused."""
    text = written.strip().removeprefix("mailto:").casefold()
    match = _EMAIL.fullmatch(text)
    if match is None or not _HOST_NAME.fullmatch(match["host"]):
        raise ContactRefused(
            N_("“%(address)s” is not an e-mail address."), address=written.strip()[:_QUOTED]
        )
    return text
