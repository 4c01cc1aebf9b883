"""Every route, classed by who may pass. A route that is not here fails the suite until it is."""

#: No sign-in, nothing personal: the same for everybody.
EVERYBODY = {
    "hooks.health",
    "static",
    "town_home.home",
    "town_street.street",
    "town_street.streets",
    "town_search.search",
    "town_search.suggestions",
    "town_plan.plan",
    "town_plan.ground",
    "town_plan.shops_geojson",
    "town_plan.places_geojson",
    "town_ranking.ranking",
    "town_robots.robots",
    "town_agenda.agenda",
    "town_agenda.rendezvous",
    "agenda_feeds.calendar",
    "agenda_feeds.one",
    "agenda_feeds.announced",
    "town_news.news",
    "town_news.item",
    "town_news.feed",
    "town_previews.of_town",
    "town_previews.of_shop",
    "town_words.notice",
    "town_words.accessibility",
    "town_help.residents",
    "town_offline.page",
    "town_offline.worker",
    "town_sitemap.whole",
    "town_sitemap.part",
    "town_advice.start",
    "town_advice.whom",
    "town_people.people",
    "town_drawings.drawing",
    "shop_photos.photo",
    "shop_home.home",
    "shop_product.article",
    "accounts.sign_in",
    "accounts.sign_out",
}
#: No sign-in, but a secret: the basket's cookie, or the link and code of an order or a question.
SECRET = {
    "basket.show",
    "basket.add",
    "basket.change",
    "checkout.details",
    "checkout.recap",
    "checkout.place",
    "order.find",
    "order.look_up",
    "order.follow",
    "order.cancel",
    "town_advice.one_shop",
    "town_advice.send",
    "town_advice_follow.find",
    "town_advice_follow.look_up",
    "town_advice_follow.follow",
    "town_advice_follow.enough",
    "town_advice_follow.also",
    "town_advice_follow.forget",
    "answer_link.show",
    "answer_link.take",
}
#: Traders of that very shop.
TRADER = {
    "trader_today.today",
    "trader_today.close",
    "trader_today.open_again",
    "trader_orders.orders",
    "trader_orders.past",
    "trader_orders.order",
    "trader_orders.move",
    "trader_articles.articles",
    "trader_articles.change",
    "trader_articles.window",
    "trader_article_facts.show",
    "trader_article_facts.state",
    "trader_export.articles",
    "trader_hours.hours",
    "trader_hours.change_week",
    "trader_hours.plan_closing",
    "trader_hours.take_back",
    "trader_questions.questions",
    "trader_questions.question",
    "trader_questions.answer",
    "trader_imports.imports",
    "trader_imports.send",
    "trader_imports.run",
    "trader_imports.move",
    "trader_columns.columns",
    "trader_columns.choose",
}
#: Any trader: her list of shops.
ANY_TRADER = {"trader_today.shops", "trader_help.first_day"}
#: Clerks and facilitators of the town.
CLERK = {
    "town_hall.overview",
    "town_hall.shops",
    "town_hall.activity",
    "town_hall_export.shops_table",
    "town_hall_export.shops_map",
    "town_hall_export.articles",
    "town_hall_help.first_day",
    "town_hall_questions.questions",
    "town_hall_questions.settle",
    "town_hall_imports.imports",
    "town_hall_imports.send",
    "town_hall_imports.run",
    "town_hall_imports.move",
}
#: Everybody, on the operator's host alone.
OPERATOR_HOST = {"operator.home", "operator.sign_in", "operator.sign_out"}
#: The mailbox of a local run: on the operator's host, where MAILBOX_DIR is set, and nowhere else.
LOCAL_RUN = {"operator_mailbox.listing", "operator_mailbox.one", "operator_mailbox.as_html"}
#: The design system, where LOOK_PAGE is set: a local run, never production.
LOOK = {"look.components"}
#: Operators, on their host.
OPERATOR = {"operator.overview"}

CLASSES = (
    EVERYBODY,
    SECRET,
    TRADER,
    ANY_TRADER,
    CLERK,
    OPERATOR_HOST,
    LOCAL_RUN,
    LOOK,
    OPERATOR,
)
