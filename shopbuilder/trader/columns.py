"""Between sending a spreadsheet and planning it: what each column holds, corrected by the trader."""

from typing import Any, Final

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.catalogue.vat import rates_of
from shopbuilder.i18n import translate
from shopbuilder.imports.products.mapping import GROUPS, Trouble, troubles_with
from shopbuilder.imports.products.spreadsheet import SPREADSHEET
from shopbuilder.imports.runs.asking import plan_run
from shopbuilder.imports.runs.columns import Seen, columns_of_run
from shopbuilder.ordering.queries import counts_of_shop
from shopbuilder.trader.frame import counter_page
from shopbuilder.web.formats import percent
from shopbuilder.web.forms import field
from shopbuilder.web.limits import limited
from tenants.access import shop_of_trader
from tenants.accounts.sessions import signed_in
from tenants.context import current_town
from tenants.models import Shop

trader_columns = Blueprint(
    "trader_columns",
    __name__,
    url_prefix="/gestion/<shop>/imports/<int(max=999999999):run>/colonnes",
)
# Of the whole blueprint: counted before a form is read to look at its token. Whoever only looks has all
# of the file read too.
limited("IMPORT", "GET", "HEAD", "POST")(trader_columns)

_TAB: Final = "trader_imports.imports"
#: No table has more columns (imports/tables/limits.py).
_MOST: Final = 300


@trader_columns.get("")
def columns(shop: str, run: int) -> ResponseReturnValue:
    """Show each column with two of its values and what it is taken for."""
    place = shop_of_trader(signed_in(), shop)
    seen = columns_of_run(run, place.id)
    return _page(place, run, seen, [])


@trader_columns.post("")
def choose(shop: str, run: int) -> ResponseReturnValue:
    """Take what was said of the columns; the worker plans next, unless something is amiss."""
    place = shop_of_trader(signed_in(), shop)
    rate = _rate()
    seen = columns_of_run(run, place.id, said=_said(), without_tax=rate)
    troubles = troubles_with(seen.columns, rate)
    if troubles or field("geste", longest=20) == "voir":
        return _page(place, run, seen, troubles)
    plan_run(run, shop_id=place.id, settings=seen.settings())
    return redirect(url_for("trader_imports.run", shop=place.slug, run=run), 303)


def _page(place: Shop, run: int, seen: Seen, troubles: list[Trouble]) -> tuple[str, int]:
    page = counter_page(
        "trader/columns.html",
        place,
        _TAB,
        waiting=counts_of_shop(place.id)["placed"],
        run=run,
        seen=seen,
        groups=_groups(),
        rates=[(rate, percent(rate)) for rate in rates_of(current_town().country)],
        errors=[_error(trouble) for trouble in troubles],
        wrong={trouble.rank: _error(trouble)[1] for trouble in troubles},
        without_tax=any(column.field == "price_without_tax" for column in seen.columns),
    )
    return page, 422 if troubles else 200


def _groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what a column may hold, in groups, in words."""
    return [
        (translate(title), [(each, _word(each)) for each in fields])
        for title, fields in GROUPS.items()
    ]


def _word(each: str) -> str:
    word = translate(SPREADSHEET.names[each])
    return word[:1].upper() + word[1:]


def _error(trouble: Trouble) -> tuple[str, str]:
    """Return the id of the field that a trouble is about, and its sentence."""
    values: dict[str, Any] = dict(trouble.values)
    if "field" in values:
        values["field"] = _word(str(values["field"]))
    where = f"c{trouble.rank}" if trouble.rank is not None else trouble.where or "colonnes"
    return where, translate(trouble.msgid, **values)


def _said() -> dict[int, str]:
    """Return what the form says of each column; a word that is none of ours is nothing."""
    said = {rank: field(f"c{rank}", longest=40) for rank in range(_MOST)}
    return {rank: word for rank, word in said.items() if word in SPREADSHEET.names}


def _rate() -> int | None:
    """Return the rate that is added to prices without tax; None where none was said."""
    said = field("taux", longest=5)
    return {str(rate): rate for rate in rates_of(current_town().country)}.get(said)
