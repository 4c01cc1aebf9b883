"""The town's agenda at the clerk's desk: announce, change, cancel a day, end it, and back again."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import translate
from shopbuilder.imports.subscriptions.queries import shops_to_choose
from shopbuilder.town_hall.frame import desk_page
from shopbuilder.town_life.errors import AgendaRefused
from shopbuilder.web.rendezvous.desk import (
    Sent,
    choices_of_form,
    lines_of_desk,
    opened,
    sent,
    settle,
)
from shopbuilder.web.rendezvous.form import RendezvousForm
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.errors import N_, Refusal

town_hall_agenda = Blueprint("town_hall_agenda", __name__, url_prefix="/mairie/agenda")

NUMBER: Final = "<int(max=999999999999):rendezvous>"
ANNOUNCED: Final = N_("Announced: it is in the agenda now.")
CHANGED: Final = N_("Saved: the agenda shows the change now.")


@town_hall_agenda.get("")
def entries() -> ResponseReturnValue:
    """List what is announced and not over."""
    clerk_of_town(signed_in())
    search = request.args.get("q", "").replace("\x00", "").strip()[:100]
    lines = lines_of_desk(search=search)
    return desk_page("desk/agenda.html", lines=lines, search=search, **_addresses())


@town_hall_agenda.get("/nouveau")
def blank() -> ResponseReturnValue:
    """Show an empty form."""
    clerk_of_town(signed_in())
    return _form(Sent(RendezvousForm()))


@town_hall_agenda.post("/nouveau")
def announce() -> ResponseReturnValue:
    """Show when it would come, or announce it."""
    return _taken(None, clerk_of_town(signed_in()).actor)


@town_hall_agenda.get(f"/{NUMBER}")
def entry(rendezvous: int) -> ResponseReturnValue:
    """Show a rendez-vous with all that can be done to it."""
    clerk_of_town(signed_in())
    found = opened(rendezvous)
    return _form(Sent(found.form), number=rendezvous, found=found)


@town_hall_agenda.post(f"/{NUMBER}")
def change(rendezvous: int) -> ResponseReturnValue:
    """Show when it would come, or change it."""
    actor = clerk_of_town(signed_in()).actor
    opened(rendezvous)
    return _taken(rendezvous, actor)


@town_hall_agenda.post(f"/{NUMBER}/<move>")
def move(rendezvous: int, move: str) -> ResponseReturnValue:
    """Cancel it or one of its days, end it, or take the last step back."""
    actor = clerk_of_town(signed_in()).actor
    said, stands = settle(rendezvous, move, request.form, actor=actor)
    flash(translate(said), "success")
    if stands:
        return redirect(url_for("town_hall_agenda.entry", rendezvous=rendezvous), 303)
    return redirect(url_for("town_hall_agenda.entries"), 303)


def _taken(number: int | None, actor: str) -> ResponseReturnValue:
    chosen = request.form.get("boutique", "")
    shops = {str(shop): shop for shop, _ in shops_to_choose()}
    try:
        done = sent(request.form, number, shop_id=shops.get(chosen), own=None, actor=actor)
    except AgendaRefused as refusal:
        return _form(Sent(RendezvousForm.typed(request.form)), number=number, refusal=refusal)
    if done.written is None:
        return _form(done, number=number)
    flash(translate(ANNOUNCED if number is None else CHANGED), "success")
    return redirect(url_for("town_hall_agenda.entry", rendezvous=done.written), 303)


def _form(
    shown: Sent, *, number: int | None = None, found: Any = None, refusal: Refusal | None = None
) -> ResponseReturnValue:
    page = desk_page(
        "desk/rendezvous.html",
        form=shown.form,
        preview=shown.preview,
        number=number,
        found=found,
        shops=[("", translate(N_("The town itself"))), *shops_to_choose()],
        refusal=refusal,
        **choices_of_form(),
        **_addresses(),
    )
    return page, refusal.status if refusal else 200


def _addresses() -> dict[str, Any]:
    """Return where the desk's pages lie, for templates that a trader's desk uses too."""
    return {
        "list_at": url_for("town_hall_agenda.entries"),
        "new_at": url_for("town_hall_agenda.blank"),
        "entry_at": lambda number: url_for("town_hall_agenda.entry", rendezvous=number),
        "move_at": lambda number, move: url_for(
            "town_hall_agenda.move", rendezvous=number, move=move
        ),
        "beside": "agenda",
    }
