"""The news of the town: publishing it, and reading the latest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Integer, Row, bindparam, func, or_, select

from shopbuilder.town_life.errors import NewsRefused
from shopbuilder.town_life.models import NewsItem
from shopbuilder.town_life.slugs import SlugBook
from shopbuilder.town_life.written import many_lines, one_line
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

MAX_TITLE: Final = 160
MAX_TEXT: Final = 10_000


@dataclass(frozen=True, slots=True)
class News:
    """A piece of news; instants are UTC."""

    slug: str
    title: str
    text: str
    published_at: datetime
    updated_at: datetime
    shop_slug: str | None
    shop: str | None
    #: Who wrote it, and the whole of it on another site; "" where it was written here.
    author: str = ""
    link: str = ""

    @property
    def href(self) -> str:
        """Its address in the town."""
        return f"/actualites/{self.slug}"

    @property
    def paragraphs(self) -> list[str]:
        """Its text, a string a paragraph."""
        parts = self.text.replace("\r\n", "\n").split("\n\n")
        return [one_line(part) for part in parts if part.strip()]

    @property
    def opening(self) -> str:
        """Its first paragraph, which is what lists show."""
        return next(iter(self.paragraphs), "")


_COLUMNS = (
    NewsItem.slug, NewsItem.title, NewsItem.text, NewsItem.published_at, NewsItem.updated_at,
    NewsItem.author, NewsItem.link,
    Shop.slug.label("shop_slug"), Shop.name.label("shop"),
)  # fmt: skip


#: The news published `at` an instant; what a suspended shop says is not shown.
_PUBLISHED: Final = (
    select(*_COLUMNS)
    .outerjoin(Shop, (Shop.id == NewsItem.shop_id) & (Shop.status == "admitted"))
    .where(NewsItem.published_at <= bindparam("at"), NewsItem.withdrawn_at.is_(None))
    .where(or_(NewsItem.shop_id.is_(None), Shop.id.is_not(None)))
)
_LISTED: Final = _PUBLISHED.where(or_(NewsItem.until.is_(None), NewsItem.until > bindparam("at")))
_LATEST: Final = (
    _LISTED.order_by(NewsItem.published_at.desc(), NewsItem.id.desc())
    .limit(bindparam("most", type_=Integer()))
    .offset(bindparam("passed", type_=Integer()))
)
_COUNT: Final = _LISTED.with_only_columns(func.count())
_NEWS_AT: Final = _PUBLISHED.where(NewsItem.slug == bindparam("slug"))


def latest_news(at: datetime, *, limit: int, offset: int = 0) -> list[News]:
    """Return the news that still is some, newest first; one statement."""
    rows = db.session.execute(_LATEST, {"at": at, "most": limit, "passed": offset})
    return [_news(row) for row in rows]


def count_news(at: datetime) -> int:
    """Return how many pieces of news there are to read."""
    return db.session.scalar(_COUNT, {"at": at}) or 0


def news_at(slug: str, at: datetime) -> News:
    """Return the piece of news at this address, old ones too; raises NotFound."""
    row = db.session.execute(_NEWS_AT, {"at": at, "slug": slug}).one_or_none()
    if row is None:
        raise NotFound
    return _news(row)


def _news(row: Row[*tuple[Any, ...]]) -> News:
    return News(**row._asdict())


def publish_news(
    title: str,
    text: str,
    *,
    actor: str,
    published_at: datetime | None = None,
    until: datetime | None = None,
    shop_id: int | None = None,
) -> NewsItem:
    """Publish a piece of news, now or at a time ahead. Raises NewsRefused with a sentence."""
    moment = published_at or now()
    line, kept = checked(title, text, moment, until)
    with transaction():
        item = NewsItem(
            slug=SlugBook.of_news().free(line),
            title=line,
            text=kept,
            published_at=moment,
            until=until,
            shop_id=shop_id,
        )
        db.session.add(item)
        db.session.flush()
        record("town.news_published", "news_item", item.id, actor=actor, name=line)
    return item


def checked(title: str, text: str, begins: datetime, until: datetime | None) -> tuple[str, str]:
    """Return title and text as they are kept. Raises NewsRefused with a sentence."""
    line, kept = one_line(title), many_lines(text)
    if not line or not kept or len(line) > MAX_TITLE or len(kept) > MAX_TEXT:
        raise NewsRefused(
            N_(
                "A news item needs a title of at most %(title)s characters and a text of at"
                " most %(text)s."
            ),
            title=MAX_TITLE,
            text=MAX_TEXT,
        )
    if until is not None and until <= begins:
        raise NewsRefused(N_("A news item cannot end before it begins."))
    return line, kept
