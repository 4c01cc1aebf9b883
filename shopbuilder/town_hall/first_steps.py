"""What the clerk of a new town does first, as long as its streets are empty."""

from typing import Final

from flask import url_for
from sqlalchemy import exists, func, select

from shopbuilder.i18n import translate
from shopbuilder.town_life.models import AgendaEntry, MapShape, Street
from tenants.database import db
from tenants.errors import N_
from tenants.models import Shop

#: Label, why, what to tap, and the kind of file that is sent, for streets, map, shops.
_FILES: Final = (
    (
        N_("The streets"),
        N_("From OpenStreetMap or the national address base: the order of the doors comes along."),
        N_("Send the streets"),
        "streets",
    ),
    (
        N_("The background of the map"),
        N_("Water, parks and railways, from an extract of OpenStreetMap."),
        N_("Send the background"),
        "background",
    ),
    (
        N_("The shops"),
        N_("From OpenStreetMap, Sirene or a list of your own: several files complete each other."),
        N_("Send the shops"),
        "shops",
    ),
)


def first_steps() -> list[tuple[str, str, str, str, bool]]:
    """Return the steps as `components/counter.html: first_steps` shows them: one statement.

    None once streets, map and shops are there.
    """
    # Of the streets themselves, not an EXISTS: the filter of the town needs a model in the FROM.
    street, shapes, shops, agenda = db.session.execute(
        select(
            func.min(Street.id),
            exists(select(MapShape.id)),
            exists(select(Shop.id)),
            exists(select(AgendaEntry.id)),
        )
    ).one()
    files = (street is not None, shapes, shops)
    if all(files):
        return []
    steps = [
        (
            translate(label),
            translate(why),
            translate(tap),
            url_for("town_hall_imports.imports", type=kind),
            done,
        )
        for (label, why, tap, kind), done in zip(_FILES, files, strict=True)
    ]
    return [*steps, _agenda(done=agenda)]


def _agenda(*, done: bool) -> tuple[str, str, str, str, bool]:
    return (
        translate(N_("The agenda")),
        translate(
            N_("Write down the market once, or follow a calendar that somebody keeps already.")
        ),
        translate(N_("Open the agenda")),
        url_for("town_hall_agenda.entries"),
        done,
    )
