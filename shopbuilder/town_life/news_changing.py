"""What a person does to a piece of news that is published; the last step can always be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select

from shopbuilder.town_life.models import NewsItem
from shopbuilder.town_life.news import checked, publish_news
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import NotFound
from tenants.events import record

_COLUMNS: Final = ("title", "text", "until", "withdrawn_at")
_MOMENTS: Final = frozenset({"until", "withdrawn_at"})
_NEW: Final[dict[str, Any]] = {"new": True}
PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A piece of news in the list of a desk."""

    id: int
    title: str
    published_at: datetime
    until: datetime | None
    withdrawn_at: datetime | None
    followed: bool


def news_of_desk(page: int = 1) -> tuple[list[NewsLine], int, int]:
    """Return a page of the news, newest first, that page's number and how many there are."""
    total = db.session.scalar(select(func.count(NewsItem.id))) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    rows = db.session.execute(
        select(
            NewsItem.id,
            NewsItem.title,
            NewsItem.published_at,
            NewsItem.until,
            NewsItem.withdrawn_at,
            NewsItem.subscription_id.is_not(None).label("followed"),
        )
        .order_by(NewsItem.published_at.desc(), NewsItem.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return [NewsLine(**row) for row in rows.mappings()], page, pages


def item_numbered(number: int) -> NewsItem:
    """Return a piece of news, locked. Raises NotFound."""
    found = db.session.scalar(select(NewsItem).where(NewsItem.id == number).with_for_update())
    if found is None:
        raise NotFound
    return found


def write_news(title: str, text: str, until: datetime | None, *, actor: str) -> int:
    """Publish a piece of news that can be taken back; return its number. Raises NewsRefused."""
    with transaction():
        item = publish_news(title, text, until=until, actor=actor)
        item.before = _NEW
    return item.id


def rewrite_news(number: int, title: str, text: str, until: datetime | None, *, actor: str) -> None:
    """Change a piece of news. Raises NotFound, or NewsRefused with a sentence."""

    def write(item: NewsItem) -> None:
        item.title, item.text = checked(title, text, item.published_at, until)
        item.until = until

    _change(number, "town.news_changed", actor, write)


def withdraw(number: int, *, actor: str) -> None:
    """Show it no more, nor its page. Raises NotFound."""
    _change(number, "town.news_withdrawn", actor, lambda item: setattr(item, "withdrawn_at", now()))


def show_again(number: int, *, actor: str) -> None:
    """Show it again. Raises NotFound."""
    _change(number, "town.news_changed", actor, lambda item: setattr(item, "withdrawn_at", None))


def take_news_back(number: int, *, actor: str) -> bool:
    """Put it back as it was before the last change; what was new is removed.

    Return whether it still is there. Raises NotFound where there is nothing to take back.
    """
    with transaction():
        item = item_numbered(number)
        before = item.before
        if before is None:
            raise NotFound
        record("town.news_taken_back", "news_item", number, actor=actor, name=item.title)
        if before == _NEW:
            db.session.delete(item)
            return False
        for name, value in before.items():
            moment = name in _MOMENTS and value
            setattr(item, name, datetime.fromisoformat(value) if moment else value)
        item.before = None
    return True


def _change(number: int, fact: str, actor: str, write: Callable[[NewsItem], None]) -> None:
    with transaction():
        item = item_numbered(number)
        values = ((name, getattr(item, name)) for name in _COLUMNS)
        before = {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in values
        }
        write(item)
        item.before = before
        record(fact, "news_item", number, actor=actor, name=item.title)
