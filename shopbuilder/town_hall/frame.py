"""What stands around every page of the town hall's desk: whose it is, its tabs, what was just done."""

from typing import Any, Final

from flask import get_flashed_messages, render_template, request, url_for

from shopbuilder.i18n import translate
from shopbuilder.web.joined_names import of_place
from tenants.context import current_town
from tenants.errors import N_

#: Endpoint and label of each tab, in order.
TABS: Final = (
    ("town_hall.overview", N_("Overview")),
    ("town_hall.shops", N_("Shops")),
    ("town_hall_agenda.entries", N_("Agenda")),
    ("town_hall_imports.imports", N_("Files")),
    ("town_hall_questions.questions", N_("Questions")),
    ("town_hall_proposals.proposals", N_("Proposals")),
    ("town_hall.activity", N_("Activity log")),
)
#: Tab of what has none of its own, by blueprint.
_UNDER: Final = {
    "town_hall_shop": "town_hall.shops",
    "town_hall_photos": "town_hall.shops",
    "town_hall_agenda": "town_hall_agenda.entries",
    "town_hall_feeds": "town_hall_agenda.entries",
    "town_hall_news": "town_hall_agenda.entries",
    "town_hall_imports": "town_hall_imports.imports",
}


def desk_page(template: str, **values: Any) -> str:
    """Return a page of the town hall's desk."""
    here = _UNDER.get(request.blueprint or "", request.endpoint)
    tabs = [(url_for(endpoint), translate(label), endpoint == here) for endpoint, label in TABS]
    place = translate(N_("Town hall %(of_town)s"), of_town=of_place(current_town().name))
    messages = get_flashed_messages(with_categories=True)
    return render_template(
        template,
        place=place,
        tabs=tabs,
        help=url_for("town_hall_help.first_day"),
        messages=messages,
        **values,
    )
