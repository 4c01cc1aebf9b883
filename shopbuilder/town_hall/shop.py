"""One shop, for the clerk: what pages show of it, and where each value comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import translate
from shopbuilder.imports.places.questions import Told, told_of
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.services import missing_duties
from shopbuilder.town_hall.frame import desk_page
from shopbuilder.town_hall.queries import shop_line
from shopbuilder.town_hall.words import MODES
from shopbuilder.web.facts_in_words import label_of, lines_of, since, source_of
from shopbuilder.web.pages import slug
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in

town_hall_shop = Blueprint("town_hall_shop", __name__, url_prefix="/mairie/boutiques/<shop>")


@dataclass(frozen=True)
class Word:
    """What one source says of one field."""

    who: str
    since: str
    lines: Sequence[str]
    shown: bool


@town_hall_shop.get("")
def shop(shop: str) -> ResponseReturnValue:
    """Show a shop with the origin of each of its values."""
    clerk_of_town(signed_in())
    line = shop_line(slug(shop))
    return desk_page(
        "town_hall/shop.html",
        shop=line,
        modes=MODES,
        missing=[translate(duty) for duty in missing_duties(profile_of(line.id), "sell")],
        fields=_fields(told_of(line.id)),
    )


def _fields(told: Sequence[Told]) -> list[tuple[str, list[Word]]]:
    """Return the values by field, each with its source in words."""
    return [
        (label_of(field), [_word(each) for each in group])
        for field, group in groupby(told, key=lambda each: each.field)
        if field != "position"
    ]


def _word(each: Told) -> Word:
    return Word(
        source_of(each.source, each.by),
        since(each.said_at),
        lines_of(each.field, each.value),
        each.shown,
    )
