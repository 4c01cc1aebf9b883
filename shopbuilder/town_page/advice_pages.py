"""The two forms of asking, filled: to one shop, and to those that the question leads to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from flask import current_app, render_template

from shopbuilder.advice.ask import MOST_SHOPS, Article
from shopbuilder.advice.asker import MAX_NAME, MAX_QUESTION
from shopbuilder.advice.waits import reply_minutes
from shopbuilder.advice.whom import AskedShop
from shopbuilder.i18n import translate
from shopbuilder.profile.trades import trade_of
from shopbuilder.town_page.advice_form import Typed
from shopbuilder.town_page.advisers import counter_of
from shopbuilder.town_page.whom_to_ask import whom_to_ask
from shopbuilder.web.asking import limits
from shopbuilder.web.reply_times import reply_time
from shopbuilder.web.stamps import read_stamp
from tenants.clock import now

#: Shops ticked beforehand: the others are there for who wants to hear more.
TICKED: Final = 3


def shops_page(form: Typed, errors: Mapping[str, str]) -> str:
    """Return the shops that the question leads to, those to be asked ticked, with the form."""
    found = whom_to_ask(form.text, now(), limits().per_shop, form.trade)
    slugs = [each.shop.slug for each in found.shops]
    chosen = set(form.shops) & set(slugs) if form.stamp else set(slugs[:TICKED])
    return render_template(
        "town_page/advice_shops.html",
        suggested=found.shops,
        chosen=chosen,
        trades=[(each.key, translate(each.name)) for each in found.trades],
        most=MOST_SHOPS,
        **_common(form, errors),
    )


def shop_page(
    shop: AskedShop, article: Article, form: Typed, errors: Mapping[str, str]
) -> str:  # fmt: skip
    """Return the form for one shop."""
    return render_template(
        "town_page/advice_shop.html",
        shop=shop,
        trade=trade_of(shop.trade),
        people=counter_of(shop.id),
        replies=reply_time(reply_minutes([shop.id]).get(shop.id)),
        article=article,
        **_common(form, errors),
    )


def _common(form: Typed, errors: Mapping[str, str]) -> dict[str, Any]:
    # A stamp that is ours is kept, so that the same form never asks twice; another is made anew.
    kept = form if read_stamp(form.stamp) else replace(form, stamp="")
    return {
        "form": kept,
        "errors": errors,
        "summary": list(errors.items()),
        "months": current_app.config["ADVICE_MONTHS"],
        "longest": MAX_QUESTION,
        "longest_name": MAX_NAME,
    }
