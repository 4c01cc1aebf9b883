"""Words in the reader's language. The only module that knows the translation library.

Words are looked up a hundred times a page, so a request finds out once which language it speaks.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final

from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, current_app, g, has_app_context, has_request_context, request
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from shopbuilder.bundled import bundled
from tenants.errors import Refusal

#: What each language calls itself. The first one is a town's own, and its pages have no prefix.
LANGUAGES: Final[Mapping[str, str]] = {"fr": "Français", "en": "English"}
LOCALES: Final = tuple(LANGUAGES)
#: What towns and traders write in, whoever reads it.
OWN: Final = LOCALES[0]
#: Where a request carries the language of its address (`web.languages` writes it there).
ASKED: Final = "shopbuilder.language"
#: Setting: what is spoken where nobody asked for a page, at a terminal or in a task.
DEFAULT: Final = "BABEL_DEFAULT_LOCALE"
_UNTRANSLATED: Final = NullTranslations()
#: The language of a block (`in_language`), whatever the request speaks, and where there is none too.
_block: ContextVar[str | None] = ContextVar("language of a block", default=None)
#: What sentences call a number of things: written in threes where it is large. Others are names
#: (of an order, a year, a run) and stay as they are.
_COUNTED: Final = frozenset(
    {"changed", "count", "created", "doors", "features", "gone", "known", "metres", "most", "num",
     "orders", "points", "products", "removed", "rows", "shapes", "shops", "streets", "unchanged"}
)  # fmt: skip
_THREE_DIGITS: Final = 1_000


def install(app: Flask) -> None:
    """Give templates `_` and `ngettext` in the reader's language: French first."""
    app.config.setdefault(DEFAULT, OWN)
    app.jinja_env.globals.update({"_": _in_template, "ngettext": _plural_in_template})
    app.add_template_filter(figure, "figure")


def language() -> str:
    """Return the reader's language as an HTML language tag."""
    of_block = _block.get()
    if of_block is not None:
        return of_block
    if not has_app_context():
        return OWN
    spoken = g.get("language")
    if spoken is None:
        spoken = g.language = _asked()
    return str(spoken)


def _asked() -> str:
    """Return the language of the address asked for; the default where nothing was."""
    if has_request_context():
        return str(request.environ.get(ASKED, OWN))
    return str(current_app.config[DEFAULT])


def catalogue() -> NullTranslations:
    """Return the sentences in the reader's language; where nobody speaks one, as they are written."""
    return _catalogue(language()) if _block.get() or has_app_context() else _UNTRANSLATED


@lru_cache(maxsize=len(LOCALES))
def _catalogue(tag: str) -> NullTranslations:
    return Translations.load(str(bundled("translations")), [tag])


def figure(number: int) -> str:
    """Return a number of things as the reader writes it: "1 234 567", "1,234,567"."""
    if abs(number) < _THREE_DIGITS:
        return str(number)
    return str(format_decimal(number, locale=language().replace("-", "_")))


def _in_figures(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: figure(value) if name in _COUNTED and type(value) is int else value
        for name, value in values.items()
    }


def translate(msgid: str, **values: object) -> str:
    """Return the sentence in the reader's language."""
    said = str(catalogue().gettext(msgid))
    return said % _in_figures(values) if values else said


def translate_plural(singular: str, plural: str, number: int, **values: object) -> str:
    """Return the sentence for that number in the reader's language."""
    said = str(catalogue().ngettext(singular, plural, number))
    return said % _in_figures({"num": number, **values})


@pass_eval_context
def _in_template(escaping: EvalContext, msgid: str, **values: Any) -> str:
    """Return the sentence as a template writes it: values are escaped where the template's are."""
    if not escaping.autoescape:
        return str(catalogue().gettext(msgid)) % _in_figures(values)
    return (
        _marked_up(catalogue(), msgid) % _in_figures(values)
        if values
        else _whole(catalogue(), msgid)
    )


@pass_eval_context
def _plural_in_template(
    escaping: EvalContext, singular: str, plural: str, number: int, **values: Any
) -> str:
    said = str(catalogue().ngettext(singular, plural, number))
    values.setdefault("num", number)
    figures = _in_figures(values)
    return (Markup(said) if escaping.autoescape else said) % figures  # noqa: S704 - our own sentences


@lru_cache(maxsize=4096)
def _marked_up(sentences: NullTranslations, msgid: str) -> Markup:
    return Markup(sentences.gettext(msgid))  # noqa: S704 - our own sentences


@lru_cache(maxsize=4096)
def _whole(sentences: NullTranslations, msgid: str) -> Markup:
    """Return a sentence without values; its per cent signs are doubled all the same."""
    return _marked_up(sentences, msgid) % {}


def refusal_in_words(refusal: Refusal) -> str:
    """Return what a refusal says to the person."""
    return translate(refusal.msgid, **refusal.values)


@contextmanager
def in_language(locale: str) -> Iterator[None]:
    """Speak another language for the block: mails go out in the language of their reader."""
    before = _block.set(locale if locale in LANGUAGES else OWN)
    try:
        yield
    finally:
        _block.reset(before)
