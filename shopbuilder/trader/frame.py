"""What stands around every page of the counter: whose it is, its tabs, what was just done."""

from typing import Any, Final

from flask import flash, get_flashed_messages, render_template, url_for

from shopbuilder.i18n import translate
from tenants.errors import N_
from tenants.models import Shop

#: Endpoint and label of each tab, in order.
TABS: Final = (
    ("trader_today.today", N_("Today")),
    ("trader_orders.orders", N_("Orders")),
    ("trader_articles.articles", N_("Articles")),
    ("trader_photos.photos", N_("Photos")),
    ("trader_hours.hours", N_("Opening hours")),
    ("trader_questions.questions", N_("Questions")),
    ("trader_agenda.entries", N_("Agenda")),
    ("trader_imports.imports", N_("Files")),
)


def counter_page(template: str, shop: Shop, tab: str, *, waiting: int, **values: Any) -> str:
    """Return a page of the shop's counter.

    `tab` is the endpoint of the tab it stands under, `waiting` the number of new orders, shown on
    every page so that none goes unseen.
    """
    return render_template(
        template,
        shop=shop,
        place=shop.name,
        help=url_for("trader_help.first_day"),
        tabs=[
            (url_for(endpoint, shop=shop.slug), _label(endpoint, label, waiting), endpoint == tab)
            for endpoint, label in TABS
        ],
        messages=get_flashed_messages(with_categories=True),
        **values,
    )


def _label(endpoint: str, label: str, waiting: int) -> str:
    if endpoint == "trader_orders.orders" and waiting:
        return translate(N_("Orders (%(number)s)"), number=waiting)
    return translate(label)


def say(msgid: str, **values: object) -> None:
    """Say on the next page what was done."""
    flash(translate(msgid, **values), "success")
