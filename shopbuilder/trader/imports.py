"""Files of a shop's articles: sent, looked at, started, followed, taken back."""

from typing import Any, Final

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.catalogue.vat import rates_of
from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.runs.asking import MAX_BYTES
from shopbuilder.imports.runs.columns import settle
from shopbuilder.imports.runs.kinds import KINDS, Kind
from shopbuilder.imports.runs.queries import runs_of_shop
from shopbuilder.ordering.queries import counts_of_shop
from shopbuilder.trader.frame import counter_page
from shopbuilder.uploads.errors import UploadRefused
from shopbuilder.web.files import NoFile, takes_files
from shopbuilder.web.formats import percent
from shopbuilder.web.forms import field
from shopbuilder.web.import_runs import act, in_words, receive, run_page
from shopbuilder.web.limits import limited
from tenants.access import shop_of_trader
from tenants.accounts.sessions import signed_in
from tenants.context import current_town
from tenants.errors import NotFound, Refusal
from tenants.models import Shop

trader_imports = Blueprint("trader_imports", __name__, url_prefix="/gestion/<shop>/imports")
# Of the whole blueprint: counted before a form is read to look at its token.
limited("IMPORT")(trader_imports)

TAB: Final = "trader_imports.imports"
RUN: Final = "<int(max=999999999):run>"
_FIRST: Final = KINDS["products"]
_OF_SHOP: Final = (_FIRST, *(each for each in KINDS.values() if each.of_shop and each != _FIRST))


@trader_imports.get("")
def imports(shop: str) -> ResponseReturnValue:
    """List the imports of the shop, with the form that sends a file."""
    return _list(shop_of_trader(signed_in(), shop))


def _list(place: Shop, refusal: Refusal | None = None) -> ResponseReturnValue:
    page = _page(
        "trader/imports.html",
        place,
        kinds=_OF_SHOP,
        chosen=field("type") or _FIRST.key,
        rates=[(rate, percent(rate)) for rate in rates_of(current_town().country)],
        runs=[in_words(run) for run in runs_of_shop(place.id)],
        refusal=refusal,
    )
    return page, refusal.status if refusal else 200


def _page(template: str, place: Shop, **values: Any) -> str:
    waiting = counts_of_shop(place.id)["placed"]
    return counter_page(template, place, TAB, waiting=waiting, **values)


@trader_imports.post("")
@takes_files(MAX_BYTES)
def send(shop: str) -> ResponseReturnValue:
    """Take a file in; the next page tells what it would do."""
    place = shop_of_trader(signed_in(), shop)
    kind = _kind()
    try:
        run = receive(kind, shop=place, settings=_settings())
    except (NoFile, UploadRefused, RunRefused) as refusal:
        return _list(place, refusal)
    settled = not kind.asks_first or settle(run, place.id)
    page = "trader_imports.run" if settled else "trader_columns.columns"
    return redirect(url_for(page, shop=place.slug, run=run), 303)


def _kind() -> Kind:
    """Return the kind of file the form names, articles where it names none. Raises NotFound."""
    kind = KINDS.get(field("type") or _FIRST.key)
    if kind is None or not kind.of_shop:
        raise NotFound
    return kind


def _settings() -> dict[str, Any]:
    """Return what the form says besides the file; a rate that is none of the country's is not said."""
    rates = {str(rate): rate for rate in rates_of(current_town().country)}
    return {
        "overwrite": field("fichier_gagne") == "1",
        "vat": rates.get(field("tva", longest=5)),
        "without_tax": rates.get(field("ht", longest=5)),
    }


@trader_imports.get(f"/{RUN}")
def run(shop: str, run: int) -> ResponseReturnValue:
    """Show one import: what it would do, how far it is, what it found, what can be done now."""
    place = shop_of_trader(signed_in(), shop)
    return _page("trader/import.html", place, shown=run_page(run, shop_id=place.id))


@trader_imports.post(f"/{RUN}")
def move(shop: str, run: int) -> ResponseReturnValue:
    """Start, stop, go on, take back or try again."""
    place = shop_of_trader(signed_in(), shop)
    shown = act(run, shop_id=place.id)
    return redirect(url_for("trader_imports.run", shop=place.slug, run=shown), 303)
