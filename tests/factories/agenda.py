"""Rendez-vous and news, told in one line."""

from datetime import date, time, timedelta
from typing import Any

from shopbuilder.town_life.agenda.services import Announced, announce
from shopbuilder.town_life.models import AgendaEntry, NewsItem, Subscription
from shopbuilder.town_life.news import publish_news
from tenants.clock import now
from tenants.database import db, transaction
from tests.factories.shops import Pen

SATURDAY = date(2026, 11, 21)


def announced(pen: Pen, title: str = "Grand marché", **said: Any) -> str:
    """Announce a rendez-vous in the pen's town and return its address under /agenda."""
    usual: dict[str, Any] = {
        "kind": "market",
        "first_day": SATURDAY,
        "starts": time(8),
        "minutes": 300,
        "place": "Place du Puits",
    }
    with pen.writing():
        return announce(Announced(title=title, **{**usual, **said}), actor="program").slug


def told_in_town(slug: str, shop_id: int | None = None) -> dict[str, int]:
    """Write a rendez-vous and a piece of news at that address, and follow a feed; in the town entered.

    Returns their numbers by the names that addresses give them.
    """
    at = now()
    with transaction():
        entry = AgendaEntry(
            slug=slug, title="Fête", starts_at=at, ends_at=at + timedelta(hours=1), shop_id=shop_id
        )
        item = NewsItem(slug=slug, title="Neuf", text="Neuf.", published_at=at)
        feed = Subscription(kind="news", name="Feed", url="https://a.example/feed")
        db.session.add_all([entry, item, feed])
        db.session.flush()
        return {"rendezvous": entry.id, "news": item.id, "feed": feed.id}


def told(pen: Pen, title: str, text: str = "Venez voir.", **said: Any) -> str:
    """Publish a piece of news in the pen's town and return its address under /actualites."""
    with pen.writing():
        return publish_news(title, text, actor="program", **said).slug
