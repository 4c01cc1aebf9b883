"""Telephone numbers as people of the country read them."""

from flask import Flask
from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    country_code_for_region,
    format_number,
    parse,
)

from tenants.context import current_town

_NBSP = "\u00a0"


def install(app: Flask) -> None:
    """Register the filter `phone`."""
    app.add_template_filter(phone, "phone")


def phone(number: str) -> str:
    """Return "03 20 55 60 28" for "+33320556028"; a foreign number keeps its country code.

    A short number ("3631"), or what cannot be read, stays as it is.
    """
    try:
        read = parse(number)
    except NumberParseException:
        return number
    national = read.country_code == country_code_for_region(current_town().country)
    style = PhoneNumberFormat.NATIONAL if national else PhoneNumberFormat.INTERNATIONAL
    return str(format_number(read, style)).replace(" ", _NBSP)
