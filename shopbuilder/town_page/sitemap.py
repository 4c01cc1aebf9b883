"""The list of all public pages for search engines: sitemap.xml, in parts where it is long."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from flask import Blueprint, Response, current_app, request
from markupsafe import escape

from shopbuilder.i18n import LOCALES, OWN
from shopbuilder.town_page.sitemap_rows import Page, count_of_town, pages_of_town
from shopbuilder.web.addresses import file_address
from shopbuilder.web.languages import localised
from shopbuilder.web.pages import published_town
from tenants.context import CurrentTown
from tenants.errors import NotFound

town_sitemap = Blueprint("town_sitemap", __name__)

#: A file may name 50,000 addresses, one a language of each page; the first one also names the pages
#: that every town has.
PAGES_A_FILE: Final = 50_000 // len(LOCALES) - 100
_HOUR: Final = 3600
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LINKS: Final = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
#: Pages of every town, as far as this installation has them.
_EVERYWHERE: Final = (
    "/", "/rues", "/recherche", "/plan", "/agenda", "/actualites", "/nouvelles", "/gens", "/classement",
    "/mentions-legales", "/accessibilite",
)  # fmt: skip


@town_sitemap.get("/sitemap.xml")
def whole() -> Response:
    """List every page, or the parts of a long list."""
    town = published_town()
    total = count_of_town()
    parts = -(-total // PAGES_A_FILE)
    if parts <= 1:
        return _answer(_pages(town, 1))
    paths = (f"/sitemap-{number}.xml" for number in range(1, parts + 1))
    named = "".join(
        f"<sitemap><loc>{escape(file_address(town, path))}</loc></sitemap>\n" for path in paths
    )
    return _answer(f"<sitemapindex {_XMLNS}>\n{named}</sitemapindex>\n")


@town_sitemap.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    """List one part of a long list."""
    town = published_town()
    if not 1 <= number < 10_000:
        raise NotFound
    return _answer(_pages(town, number))


def _pages(town: CurrentTown, number: int) -> str:
    """Return a part of the list; the first one begins with the pages that every town has."""
    shown = [Page(path, None) for path in _EVERYWHERE if number == 1 and _serves(path)]
    size, before = PAGES_A_FILE, (number - 1) * PAGES_A_FILE
    found = pages_of_town(limit=size, offset=before)
    if not found and number > 1:
        raise NotFound
    return f"<urlset {_XMLNS} {_LINKS}>\n{''.join(_lines(town, [*shown, *found]))}</urlset>\n"


def _lines(town: CurrentTown, pages: Iterable[Page]) -> Iterable[str]:
    home = file_address(town, "")
    for page in pages:
        changed = f"<lastmod>{_written(page.changed_at)}</lastmod>" if page.changed_at else ""
        at = {tag: escape(home + localised(page.path, tag)) for tag in LOCALES}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'
            for tag, address in (*at.items(), ("x-default", at[OWN]))
        )
        for address in at.values():
            yield f"<url><loc>{address}</loc>{changed}{links}</url>\n"


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _serves(path: str) -> bool:
    """Tell whether the installation has a page at this path of its own, besides those of shops."""
    adapter = current_app.url_map.bind("")
    if not adapter.test(path, method="GET"):
        return False
    endpoint, _ = adapter.match(path, method="GET")
    return not endpoint.startswith(("shop_home.", "shop_product."))


def _answer(body: str) -> Response:
    response = Response(_HEAD + body, mimetype="application/xml")
    response.cache_control.public = True
    response.cache_control.max_age = _HOUR
    response.add_etag()
    response.make_conditional(request)
    return response
