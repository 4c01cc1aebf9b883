"""Where a page stands, and how the town is searched: the same on every page, made by templates."""

from collections.abc import Sequence

from flask import Flask, request
from markupsafe import Markup

from shopbuilder.i18n import language
from shopbuilder.web.addresses import public_address
from shopbuilder.web.linked_data.script import linked_data
from tenants.context import CurrentTown, scope


def install(app: Flask) -> None:
    """Give templates `trail_data` and `site_data`."""
    app.add_template_global(trail_data)
    app.add_template_global(site_data)


def trail_data(trail: Sequence[tuple[str, str]], here: str) -> Markup:
    """Return the way from the town to this page: (label, path) pairs, then the page itself."""
    town = scope()
    if not isinstance(town, CurrentTown):
        return Markup()
    steps = [*trail, (here, request.path)]
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": public_address(town, path)}
        for n, (name, path) in enumerate(steps, start=1)
    ]
    return linked_data({"@type": "BreadcrumbList", "itemListElement": items})


def site_data() -> Markup:
    """Return the town's site and how it is searched, for its home page."""
    town = scope()
    if not isinstance(town, CurrentTown):
        return Markup()
    home = public_address(town)
    kind = "GovernmentOrganization" if town.kind == "commune" else "Organization"
    return linked_data(
        {
            "@type": "WebSite",
            "@id": f"{home}#site",
            "name": town.name,
            "description": town.tagline,
            "url": home,
            "inLanguage": language(),
            "publisher": {"@type": kind, "name": town.name, "url": home},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{public_address(town, '/recherche')}?q={{search_term_string}}",
                },
            },
        }
    )
