"""The news of the town: a list, a page each, and a feed."""

from typing import Final

from flask import Blueprint, Response, render_template

from shopbuilder.i18n import translate
from shopbuilder.town_life.news import count_news, latest_news, news_at
from shopbuilder.web.addresses import public_address
from shopbuilder.web.feeds import Feed, Said, atom, public_feed
from shopbuilder.web.opening import next_midnight
from shopbuilder.web.pages import Pages, page_of, public_page, published_town, slug
from tenants.clock import now

town_news = Blueprint("town_news", __name__)

_A_PAGE: Final = 12
_IN_FEED: Final = 30


@town_news.get("/actualites")
def news() -> Response:
    """Show the latest news, newest first."""
    published_town()
    at = now()
    total = count_news(at)
    page, pages = page_of(total, _A_PAGE)
    items = latest_news(at, limit=_A_PAGE, offset=(page - 1) * _A_PAGE)
    html = render_template("town_page/news.html", news=Pages(items, page, pages, total))
    return public_page(html, next_midnight(at))


@town_news.get("/actualites/<name>")
def item(name: str) -> Response:
    """Show a piece of news, also one that no longer is any."""
    published_town()
    at = now()
    told = news_at(slug(name), at)
    others = [each for each in latest_news(at, limit=4) if each.slug != told.slug][:3]
    html = render_template("town_page/news_item.html", told=told, others=others)
    return public_page(html, next_midnight(at))


@town_news.get("/actualites.atom")
def feed() -> Response:
    """Give the latest news to those who subscribe."""
    town, at = published_town(), now()
    told = Feed(
        id=f"tag:{town.home_host},2026:/actualites",
        title=translate("News of %(town)s", town=town.name),
        own=public_address(town, "/actualites.atom"),
        page=public_address(town, "/actualites"),
        author=town.name,
        updated_at=at.replace(hour=0, minute=0, second=0, microsecond=0),
        entries=[
            Said(
                id=f"tag:{town.home_host},2026:{each.href}",
                title=each.title,
                href=public_address(town, each.href),
                published_at=each.published_at,
                updated_at=each.updated_at,
                paragraphs=each.paragraphs,
                author=each.shop or "",
            )
            for each in latest_news(at, limit=_IN_FEED)
        ],
    )
    return public_feed(atom(told), "application/atom+xml")
