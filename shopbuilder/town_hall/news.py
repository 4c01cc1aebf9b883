"""The town's news at the clerk's desk: write, change, withdraw, and back again."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import translate
from shopbuilder.town_hall.frame import desk_page
from shopbuilder.town_life.agenda.recurrence import instant
from shopbuilder.town_life.errors import NewsRefused
from shopbuilder.town_life.models import NewsItem
from shopbuilder.town_life.news import MAX_TEXT
from shopbuilder.town_life.news_changing import (
    item_numbered,
    news_of_desk,
    rewrite_news,
    show_again,
    take_news_back,
    withdraw,
    write_news,
)
from shopbuilder.web.forms import field
from shopbuilder.web.pages import page_number
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.context import current_town
from tenants.database import transaction
from tenants.errors import N_, NotFound, Refusal

town_hall_news = Blueprint("town_hall_news", __name__, url_prefix="/mairie/actualites")

NUMBER: Final = "<int(max=999999999999):news>"
_MOVES: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "retirer": (withdraw, N_("The news is withdrawn: nobody sees it any more.")),
    "remettre": (show_again, N_("The news is shown again.")),
}
_EMPTY: Final = {"titre": "", "texte": "", "jusqu_au": ""}


@town_hall_news.get("")
def items() -> ResponseReturnValue:
    """List the news, newest first."""
    clerk_of_town(signed_in())
    found, page, pages = news_of_desk(page_number())
    return desk_page("desk/news.html", items=found, page=page, pages=pages)


@town_hall_news.get("/nouvelle")
def blank() -> ResponseReturnValue:
    """Show an empty form."""
    clerk_of_town(signed_in())
    return _form(_EMPTY)


@town_hall_news.post("/nouvelle")
def publish() -> ResponseReturnValue:
    """Publish a piece of news."""
    actor = clerk_of_town(signed_in()).actor
    typed = _typed()
    try:
        number = write_news(typed["titre"], typed["texte"], _until(typed["jusqu_au"]), actor=actor)
    except NewsRefused as refusal:
        return _form(typed, refusal=refusal)
    return _done(N_("Published."), number)


@town_hall_news.get(f"/{NUMBER}")
def item(news: int) -> ResponseReturnValue:
    """Show a piece of news with all that can be done to it."""
    clerk_of_town(signed_in())
    with transaction():
        found = item_numbered(news)
        return _form(_as_typed(found), found=found)


@town_hall_news.post(f"/{NUMBER}")
def change(news: int) -> ResponseReturnValue:
    """Change a piece of news."""
    actor = clerk_of_town(signed_in()).actor
    typed = _typed()
    try:
        until = _until(typed["jusqu_au"])
        rewrite_news(news, typed["titre"], typed["texte"], until, actor=actor)
    except NewsRefused as refusal:
        with transaction():
            return _form(typed, found=item_numbered(news), refusal=refusal)
    return _done(N_("Saved."), news)


@town_hall_news.post(f"/{NUMBER}/<move>")
def move(news: int, move: str) -> ResponseReturnValue:
    """Withdraw it, show it again, or take the last step back."""
    actor = clerk_of_town(signed_in()).actor
    if move == "revenir":
        stands = take_news_back(news, actor=actor)
        return _done(N_("Everything is as it was before."), news if stands else None)
    if move not in _MOVES:
        raise NotFound
    verb, said = _MOVES[move]
    verb(news, actor=actor)
    return _done(said, news)


def _done(said: str, number: int | None) -> ResponseReturnValue:
    flash(translate(said), "success")
    if number is None:
        return redirect(url_for("town_hall_news.items"), 303)
    return redirect(url_for("town_hall_news.item", news=number), 303)


def _typed() -> dict[str, str]:
    return {
        "titre": field("titre"),
        "texte": field("texte", longest=MAX_TEXT + 1000),
        "jusqu_au": field("jusqu_au"),
    }


def _as_typed(found: NewsItem) -> dict[str, str]:
    until = found.until and (found.until - timedelta(seconds=1)).astimezone(current_town().zone)
    return {
        "titre": found.title,
        "texte": found.text,
        "jusqu_au": until.date().isoformat() if until else "",
    }


def _until(written: str) -> datetime | None:
    """Return the end of a day, as an instant; None for none. Raises NewsRefused."""
    if not written:
        return None
    try:
        day = date.fromisoformat(written) + timedelta(days=1)
    except (ValueError, OverflowError):
        raise NewsRefused(N_("Please choose the last day on which it is shown.")) from None
    return instant(datetime.combine(day, time.min), current_town().zone)


def _form(
    typed: Mapping[str, Any], *, found: NewsItem | None = None, refusal: Refusal | None = None
) -> ResponseReturnValue:
    page = desk_page(
        "desk/news_item.html", typed=typed, found=found, refusal=refusal, most=MAX_TEXT
    )
    return page, refusal.status if refusal else 200
