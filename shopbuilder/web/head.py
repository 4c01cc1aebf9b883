"""What a page says of its own address, and the card that other sites show of it."""

from dataclasses import dataclass
from typing import Final

from flask import Flask, request

from shopbuilder.i18n import LOCALES, OWN, language
from shopbuilder.web.addresses import file_address, public_address
from shopbuilder.web.pages import page_shown
from tenants.context import CurrentTown, scope

#: Personal pages and back offices, with all that lies below them.
NOT_FOR_ROBOTS: Final = (
    "/panier", "/validation", "/commande", "/connexion", "/deconnexion", "/gestion", "/mairie",
    "/hors-ligne",
)  # fmt: skip
#: A page for everybody; what it answers to one question is not.
ASKED_BY_ONE: Final = "/recherche"
_TERRITORIES: Final = {"fr": "fr_FR", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of a page for everybody."""

    #: The one address of this page: without what trackers hang on it.
    canonical: str
    #: Language and address of each translation; x-default first.
    translations: tuple[tuple[str, str], ...]
    #: Picture of the card.
    image: str
    #: "fr_FR".
    locale: str


def install(app: Flask) -> None:
    """Give templates `head_links`."""
    app.add_template_global(head_links)


def head_links() -> Links | None:
    """Return what the head of this page says; None for what is not for everybody."""
    town = scope()
    endpoint = request.endpoint
    if not isinstance(town, CurrentTown) or not town.published or endpoint is None:
        return None
    if _for_one_person(request.path):
        return None
    page = page_shown()
    query = f"?page={page}" if page > 1 else ""
    shown = language()
    return Links(
        canonical=public_address(town, request.path + query),
        translations=tuple(
            (name, public_address(town, request.path + query, tag))
            for name, tag in (("x-default", OWN), *((each, each) for each in LOCALES))
        ),
        image=file_address(town, card_path()),
        locale=_TERRITORIES.get(shown[:2], shown.replace("-", "_")),
    )


def _for_one_person(path: str) -> bool:
    # A shop may be called "commandes-gourmandes": whole segments, not beginnings.
    personal = any(path == page or path.startswith(f"{page}/") for page in NOT_FOR_ROBOTS)
    return personal or (path.startswith(ASKED_BY_ONE) and bool(request.args))


def card_path() -> str:
    """Return the path of the picture for this page: the shop's on its pages, else the town's."""
    shop = (request.view_args or {}).get("shop")
    return f"/apercu/{shop}.png" if isinstance(shop, str) else "/apercu.png"
