"""What sources say of a shop otherwise than its trader: one by one, for the trader to decide."""

from typing import Final

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.imports.places.questions import answered_lately, open_questions
from shopbuilder.ordering.waiting import waiting_by_shop
from shopbuilder.trader.frame import counter_page
from shopbuilder.web.proposals import answer, card_of
from tenants.access import shop_of_trader
from tenants.accounts.sessions import actor, signed_in

trader_proposals = Blueprint(
    "trader_proposals", __name__, url_prefix="/gestion/<shop>/propositions"
)
#: It has no tab of its own: the first page of the counter leads here while something waits.
TAB: Final = "trader_today.today"


@trader_proposals.get("")
def proposals(shop: str) -> ResponseReturnValue:
    """List what waits for the trader, and what was answered lately."""
    place = shop_of_trader(signed_in(), shop)
    return counter_page(
        "trader/proposals.html",
        place,
        TAB,
        waiting=waiting_by_shop([place.id]).get(place.id, 0),
        cards=[card_of(each) for each in open_questions(place.id)],
        answered=[card_of(each) for each in answered_lately(place.id)],
    )


@trader_proposals.post("/<int(max=999999999):question>/<move>")
def decide(shop: str, question: int, move: str) -> ResponseReturnValue:
    """Take, keep, or go back on an answer."""
    place = shop_of_trader(signed_in(), shop)
    answer(move, question, actor(), shop_id=place.id)
    return redirect(url_for("trader_proposals.proposals", shop=place.slug), 303)
