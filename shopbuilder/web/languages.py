"""A page a language: `/rue/x` in the town's own, `/en/rue/x` in English.

The prefix is taken off before Flask sees the address and becomes part of the place where the
application is mounted, so that `url_for` puts it back by itself: a link stays in its reader's language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, current_app, request
from markupsafe import Markup, escape

from shopbuilder.i18n import ASKED, LANGUAGES, LOCALES, OWN, language
from tenants.errors import NotFound

#: Files that say the same to everybody: they have one address, and none under a language.
ONE_ADDRESS: Final = frozenset(
    {
        "hooks.health",
        "hooks.host",
        "shop_photos.photo",
        "static",
        "town_drawings.drawing",
        "town_offline.worker",
        "town_plan.ground",
        "town_plan.places_geojson",
        "town_plan.shops_geojson",
        "town_previews.of_shop",
        "town_previews.of_town",
        "town_robots.robots",
        "town_sitemap.part",
        "town_sitemap.whole",
    }
)
#: What has words for its reader.
_WITH_WORDS: Final = frozenset({"application/atom+xml", "text/calendar", "text/html"})


class Prefixes:
    """Outside Flask: moves the language of an address into SCRIPT_NAME and notes it for `i18n`."""

    def __init__(self, inner: WSGIApplication) -> None:
        self.inner = inner

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Hand the request on, or send `/en` to `/en/`."""
        path = environ.get("PATH_INFO", "")
        for tag in LOCALES[1:]:
            prefix = f"/{tag}"
            if path == prefix:
                return _to_its_home(environ, start, prefix)
            if path.startswith(f"{prefix}/"):
                environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + prefix
                environ["PATH_INFO"] = path[len(prefix) :]
                environ[ASKED] = tag
        return self.inner(environ, start)


def _to_its_home(environ: WSGIEnvironment, start: StartResponse, prefix: str) -> Iterable[bytes]:
    # The path alone: what a request calls its host may be anybody's.
    query = environ.get("QUERY_STRING", "")
    home = quote(environ.get("SCRIPT_NAME", "")) + f"{prefix}/" + (f"?{query}" if query else "")
    start("308 Permanent Redirect", [("Location", home), ("Content-Length", "0")])
    return [b""]


class Site(Flask):
    """The application, whose files have one address whatever the language of the page."""

    def url_for(self, endpoint: str, **values: Any) -> str:
        """Return the address of a page in the reader's language, or of a file."""
        address = super().url_for(endpoint, **values)
        if endpoint in ONE_ADDRESS and not values.get("_external"):
            return own_path(address)
        return address


def install(app: Flask) -> None:
    """Answer under each language; give templates `languages`, `spoken`, `theirs` and `in_theirs`."""
    app.wsgi_app = Prefixes(app.wsgi_app)  # type: ignore[assignment,method-assign]
    app.before_request(refuse_second_address)
    app.after_request(tell_language)
    app.add_template_global(languages)
    app.add_template_global(spoken)
    app.add_template_global(theirs)
    app.add_template_global(in_theirs)


def refuse_second_address() -> None:
    """Keep files at their one address. Raises NotFound for one asked for under a language."""
    if request.endpoint in ONE_ADDRESS and ASKED in request.environ:
        raise NotFound


def tell_language(response: Response) -> Response:
    """Say in which language a page or a feed is (RFC 9110, 8.5); a file for everybody has none."""
    if request.endpoint not in ONE_ADDRESS and response.mimetype in _WITH_WORDS:
        response.headers.setdefault("Content-Language", language())
    return response


def own_path(path: str) -> str:
    """Return the path of the page in the town's own language, without a prefix."""
    for tag in LOCALES[1:]:
        if path == f"/{tag}" or path.startswith((f"/{tag}/", f"/{tag}?")):
            return path[len(tag) + 1 :] or "/"
    return path


def localised(path: str, tag: str) -> str:
    """Return the path of a page in a language, whichever it was given in."""
    own = own_path(path)
    return own if tag == OWN else f"/{tag}{own}"


def here(path: str) -> str:
    """Return a path in the reader's language, for words that know the path and no endpoint."""
    return localised(path, language())


def spoken(tag: str) -> Markup:
    """Return ` lang="en"` for words in a language that is not the page's; nothing for those that are."""
    return Markup("") if tag == language() else Markup(' lang="{}"').format(tag)


def theirs() -> Markup:
    """Return ` lang="fr"` around words of the town's people where the page speaks another language."""
    return spoken(OWN)


def in_theirs(words: str) -> Markup:
    """Return words of the town's people as they stand inside a sentence of another language."""
    return (
        Markup("<span{}>{}</span>").format(theirs(), words) if words and theirs() else escape(words)
    )


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which this page can be read."""

    tag: str
    #: As it calls itself.
    name: str
    href: str


def languages() -> list[Language]:
    """Return the other languages of this page, with its address in each, the question asked kept."""
    path = request.path if _can_be_asked_for() else "/"
    query = request.query_string.decode("ascii", "replace") if path == request.path else ""
    asked = quote(path) + (f"?{query}" if query else "")
    return [
        Language(tag, name, localised(asked, tag))
        for tag, name in LANGUAGES.items()
        if tag != language()
    ]


def _can_be_asked_for() -> bool:
    """Tell whether a link leads here: what only takes forms has no page of its own."""
    if request.method in {"GET", "HEAD"}:
        return True
    return bool(current_app.url_map.bind("").test(request.path, method="GET"))
