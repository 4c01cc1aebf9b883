"""Files that the town brings: sent, looked at, started, followed, taken back."""

from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.runs.asking import MAX_BYTES
from shopbuilder.imports.runs.kinds import KINDS, kind_of
from shopbuilder.imports.runs.queries import names_of_shops, runs_of_town
from shopbuilder.town_hall.frame import desk_page
from shopbuilder.uploads.errors import UploadRefused
from shopbuilder.web.files import NoFile, takes_files
from shopbuilder.web.forms import field
from shopbuilder.web.import_runs import act, in_words, receive, run_page
from shopbuilder.web.limits import limited
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.errors import NotFound, Refusal

town_hall_imports = Blueprint("town_hall_imports", __name__, url_prefix="/mairie/imports")
# Of the whole blueprint: counted before a form is read to look at its token.
limited("IMPORT")(town_hall_imports)

RUN: Final = "<int(max=999999999):run>"
_OF_TOWN: Final = tuple(kind for kind in KINDS.values() if not kind.of_shop)


@town_hall_imports.get("")
def imports() -> ResponseReturnValue:
    """List the imports of the town, with the form that sends a file."""
    clerk_of_town(signed_in())
    return _list()


def _list(refusal: Refusal | None = None) -> ResponseReturnValue:
    runs = runs_of_town()
    page = desk_page(
        "town_hall/imports.html",
        kinds=_OF_TOWN,
        runs=[in_words(run) for run in runs],
        shops=names_of_shops({run.shop_id for run in runs if run.shop_id is not None}),
        refusal=refusal,
        chosen=field("type") if refusal else request.args.get("type", ""),
    )
    return page, refusal.status if refusal else 200


@town_hall_imports.post("")
@takes_files(MAX_BYTES)
def send() -> ResponseReturnValue:
    """Take a file in; the next page tells what it would do."""
    clerk_of_town(signed_in())
    kind = kind_of(field("type"))
    if kind.of_shop:
        raise NotFound
    try:
        run = receive(kind, settings={})
    except (NoFile, UploadRefused, RunRefused) as refusal:
        return _list(refusal)
    return redirect(url_for("town_hall_imports.run", run=run), 303)


@town_hall_imports.get(f"/{RUN}")
def run(run: int) -> ResponseReturnValue:
    """Show one import: what it would do, how far it is, what it found, what can be done now."""
    clerk_of_town(signed_in())
    return desk_page("town_hall/import.html", shown=run_page(run))


@town_hall_imports.post(f"/{RUN}")
def move(run: int) -> ResponseReturnValue:
    """Start, stop, go on, take back or try again."""
    clerk_of_town(signed_in())
    return redirect(url_for("town_hall_imports.run", run=act(run)), 303)
