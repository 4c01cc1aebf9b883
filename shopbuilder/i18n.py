"""Words in the reader's language. The only module that knows the translation library."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from flask_babel import (  # type: ignore[import-untyped] # it ships no types
    Babel,
    force_locale,
    get_locale,
    gettext,
    ngettext,
)

from shopbuilder.bundled import bundled
from tenants.errors import Refusal

LOCALES = ("fr",)


def install(app: Flask) -> None:
    """Give templates `_` and `ngettext` in the reader's language: French first."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(bundled("translations"))
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "fr")
    Babel(app)


def translate(msgid: str, **values: object) -> str:
    """Return the sentence in the reader's language."""
    return str(gettext(msgid, **values))


def translate_plural(singular: str, plural: str, number: int, **values: object) -> str:
    """Return the sentence for that number in the reader's language."""
    return str(ngettext(singular, plural, number, **values))


def refusal_in_words(refusal: Refusal) -> str:
    """Return what a refusal says to the person."""
    return translate(refusal.msgid, **refusal.values)


def language() -> str:
    """Return the reader's language as an HTML language tag."""
    return str(get_locale() or LOCALES[0]).replace("_", "-")


@contextmanager
def in_language(locale: str) -> Iterator[None]:
    """Speak another language for the block: mails go out in the language of their reader."""
    with force_locale(locale if locale in LOCALES else LOCALES[0]):
        yield
