"""Every face, as the application registers them: a page is reachable because it is named here."""

from flask import Blueprint

from shopbuilder.hooks import hooks
from shopbuilder.look.pages import look
from shopbuilder.operators.mailbox import mailbox
from shopbuilder.operators.pages import operator
from shopbuilder.storefront.basket import basket
from shopbuilder.storefront.checkout import checkout
from shopbuilder.storefront.home import shop_home
from shopbuilder.storefront.order import order
from shopbuilder.storefront.photos import shop_photos
from shopbuilder.storefront.product import shop_product
from shopbuilder.town_hall.agenda import town_hall_agenda
from shopbuilder.town_hall.export import town_hall_export
from shopbuilder.town_hall.feeds import town_hall_feeds
from shopbuilder.town_hall.help import town_hall_help
from shopbuilder.town_hall.imports import town_hall_imports
from shopbuilder.town_hall.news import town_hall_news
from shopbuilder.town_hall.pages import town_hall
from shopbuilder.town_hall.photos import town_hall_photos
from shopbuilder.town_hall.proposals import town_hall_proposals
from shopbuilder.town_hall.questions import town_hall_questions
from shopbuilder.town_hall.shop import town_hall_shop
from shopbuilder.town_page.advice import town_advice
from shopbuilder.town_page.advice_follow import town_advice_follow
from shopbuilder.town_page.drawings import town_drawings
from shopbuilder.town_page.home import town_home
from shopbuilder.town_page.news import town_news
from shopbuilder.town_page.people import town_people
from shopbuilder.town_page.plan.pages import town_plan
from shopbuilder.town_page.previews import town_previews
from shopbuilder.town_page.rendezvous.feeds import agenda_feeds
from shopbuilder.town_page.rendezvous.pages import town_agenda
from shopbuilder.town_page.robots import town_robots
from shopbuilder.town_page.search import town_search
from shopbuilder.town_page.sitemap import town_sitemap
from shopbuilder.town_page.street import town_street
from shopbuilder.town_page.words.help import town_help
from shopbuilder.town_page.words.offline import town_offline
from shopbuilder.town_page.words.pages import town_words
from shopbuilder.town_page.words.ranking import town_ranking
from shopbuilder.trader.agenda import trader_agenda
from shopbuilder.trader.answer_link import answer_link
from shopbuilder.trader.article_facts import trader_article_facts
from shopbuilder.trader.articles import trader_articles
from shopbuilder.trader.columns import trader_columns
from shopbuilder.trader.export import trader_export
from shopbuilder.trader.help import trader_help
from shopbuilder.trader.hours import trader_hours
from shopbuilder.trader.imports import trader_imports
from shopbuilder.trader.orders import trader_orders
from shopbuilder.trader.photos import trader_photos
from shopbuilder.trader.proposals import trader_proposals
from shopbuilder.trader.questions import trader_questions
from shopbuilder.trader.today import trader_today
from shopbuilder.web.limits import limited
from tenants.accounts.pages import accounts

BLUEPRINTS: tuple[Blueprint, ...] = (
    hooks,
    accounts,
    operator,
    mailbox,
    look,
    trader_today,
    trader_orders,
    trader_articles,
    trader_article_facts,
    trader_export,
    trader_hours,
    trader_agenda,
    trader_help,
    trader_questions,
    trader_photos,
    trader_imports,
    trader_columns,
    answer_link,
    town_hall,
    town_hall_questions,
    town_hall_photos,
    town_hall_imports,
    town_hall_export,
    trader_proposals,
    town_hall_proposals,
    town_hall_shop,
    town_hall_agenda,
    town_hall_news,
    town_hall_feeds,
    town_hall_help,
    town_home,
    town_street,
    town_search,
    town_plan,
    town_ranking,
    town_agenda,
    agenda_feeds,
    town_news,
    town_people,
    town_drawings,
    town_robots,
    town_words,
    town_help,
    town_offline,
    town_previews,
    town_sitemap,
    town_advice,
    town_advice_follow,
    basket,
    checkout,
    order,
    shop_photos,
    shop_home,
    shop_product,
)

# Signing in belongs to `tenants`, which knows no limits; its blueprint gets its own here.
limited("SIGN_IN")(accounts)
