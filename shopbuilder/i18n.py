"""Words in the reader's language. The only module that knows the translation library."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from flask import Flask, has_request_context, request
from flask_babel import (  # type: ignore[import-untyped] # it ships no types
    Babel,
    force_locale,
    get_locale,
    gettext,
    ngettext,
)

from shopbuilder.bundled import bundled
from tenants.errors import Refusal

#: What each language calls itself. The first one is a town's own, and its pages have no prefix.
LANGUAGES: Final[Mapping[str, str]] = {"fr": "Français", "en": "English"}
LOCALES: Final = tuple(LANGUAGES)
#: What towns and traders write in, whoever reads it.
OWN: Final = LOCALES[0]
#: Where a request carries the language of its address (`web.languages` writes it there).
ASKED: Final = "shopbuilder.language"


def install(app: Flask) -> None:
    """Give templates `_` and `ngettext` in the reader's language: French first."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(bundled("translations"))
    app.config.setdefault("BABEL_DEFAULT_LOCALE", OWN)
    Babel(app, locale_selector=_asked)


def _asked() -> str | None:
    """Return the language of the address asked for; None where nothing was: the default is spoken."""
    return str(request.environ.get(ASKED, OWN)) if has_request_context() else None


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
    return str(get_locale() or OWN).replace("_", "-")


@contextmanager
def in_language(locale: str) -> Iterator[None]:
    """Speak another language for the block: mails go out in the language of their reader."""
    with force_locale(locale if locale in LANGUAGES else OWN):
        yield
