"""The orders of a shop: what is new, one order with its buttons, what is over."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import translate
from shopbuilder.messages.queries import said_of_order
from shopbuilder.ordering.errors import ReasonMissing, WrongMove
from shopbuilder.ordering.order_views import OrderView
from shopbuilder.ordering.queries import PAGE as ORDERS_A_PAGE
from shopbuilder.ordering.queries import (
    counts_of_shop,
    order_of,
    orders_of_shop,
    past_orders_of_shop,
)
from shopbuilder.ordering.services import (
    Moved,
    accept_order,
    hand_over,
    mark_not_collected,
    mark_ready,
    refuse_order,
)
from shopbuilder.ordering.states import moves_from
from shopbuilder.trader.cards import card_of, cards_by_state
from shopbuilder.trader.frame import counter_page, say
from shopbuilder.trader.words import SEGMENTS, SENT, STATES, STEPS, pickup, who
from shopbuilder.web.formats import moment
from shopbuilder.web.forms import field
from tenants.access import names_of, shop_of_trader
from tenants.accounts.sessions import actor, signed_in
from tenants.clock import now
from tenants.errors import N_, NotFound, Refusal
from tenants.models import Shop

trader_orders = Blueprint("trader_orders", __name__, url_prefix="/gestion/<shop>/commandes")

TAB: Final = "trader_orders.orders"
#: No shop has come so far; larger numbers would not fit the database's.
NUMBER: Final = "<int(max=999999999):number>"
#: What a refusal can say at one tap.
REASONS: Final = (
    N_("We have run out."),
    N_("We cannot have it ready in time."),
    N_("We are closed at that time."),
)
Verb = Callable[[int, int, str], Moved]
MOVES: Final[Mapping[str, tuple[Verb, str]]] = {
    "accepter": (accept_order, N_("Order %(number)s accepted. The customer is told.")),
    "prete": (mark_ready, N_("Order %(number)s is ready. The customer is told.")),
    "remise": (hand_over, N_("Order %(number)s handed over.")),
    "non-retiree": (mark_not_collected, N_("Order %(number)s noted as not collected.")),
}


@trader_orders.get("")
def orders(shop: str) -> ResponseReturnValue:
    """List what there is to do, the next pickup first."""
    place = shop_of_trader(signed_in(), shop)
    cards = cards_by_state(orders_of_shop(place.id))
    return counter_page("trader/orders.html", place, TAB, waiting=len(cards["placed"]), cards=cards)


@trader_orders.get("/passees")
def past(shop: str) -> ResponseReturnValue:
    """List what is over, newest first; `avant` is the number to go on from."""
    place = shop_of_trader(signed_in(), shop)
    found = past_orders_of_shop(place.id, before=request.args.get("avant", type=_number))
    return counter_page(
        "trader/past_orders.html",
        place,
        TAB,
        waiting=counts_of_shop(place.id)["placed"],
        cards=[card_of(order) for order in found],
        older=found[-1].number if len(found) == ORDERS_A_PAGE else None,
    )


def _number(text: str) -> int:
    """Read a number of an order; what is none, or none that fits, is left out (ValueError)."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ValueError(text[:20])
    return int(text)


@trader_orders.get(f"/{NUMBER}")
def order(shop: str, number: int) -> ResponseReturnValue:
    """Show one order, with a button for each thing that can be done now."""
    place = shop_of_trader(signed_in(), shop)
    return _order_page(place, number)


@trader_orders.post(f"/{NUMBER}/<move>")
def move(shop: str, number: int, move: str) -> ResponseReturnValue:
    """Move an order on; asked twice, it moves once. A wrong move is said on the order's page."""
    place = shop_of_trader(signed_in(), shop)
    try:
        said = _make(move, place, number)
    except (WrongMove, ReasonMissing) as refusal:
        return _order_page(place, number, refusal)
    say(said, number=number)
    if field("retour") == "liste":
        return redirect(url_for(TAB, shop=place.slug))
    if field("retour") == "jour":
        return redirect(url_for("trader_today.today", shop=place.slug))
    return redirect(url_for("trader_orders.order", shop=place.slug, number=number))


def _make(segment: str, place: Shop, number: int) -> str:
    """Make the move of that address and return what to say; raises NotFound for an unknown one."""
    if segment == SEGMENTS["refuse"]:
        refuse_order(
            place.id, number, actor(), _reason(field("raison"), field("mots", longest=400))
        )
        return N_("Order %(number)s refused. The customer is told why.")
    if segment not in MOVES:
        raise NotFound
    verb, said = MOVES[segment]
    verb(place.id, number, actor())
    return said


def _reason(choice: str, words: str) -> str:
    """Return what the customer reads: the sentence chosen, then the trader's own words."""
    chosen = translate(REASONS[int(choice)]) if choice in {"0", "1", "2"} else ""
    return f"{chosen} {words}".strip()


def _order_page(place: Shop, number: int, refusal: Refusal | None = None) -> ResponseReturnValue:
    found = order_of(place.id, number)
    said = [each for each in said_of_order(found.id) if each.recipient_kind == "customer"]
    page = counter_page(
        "trader/order.html",
        place,
        TAB,
        waiting=counts_of_shop(place.id)["placed"],
        order=found,
        state_name=STATES[found.state],
        pickup=pickup(found.slot_starts_at, found.slot_ends_at),
        moves=_possible(found),
        steps=_steps(found),
        said=said,
        sent_words=SENT,
        unheard=any(each.state in {"failed", "undeliverable"} for each in said),
        reasons=_reasons(),
        refusal=refusal,
    )
    return page, refusal.status if refusal else 200


def _reasons() -> list[tuple[str, str]]:
    ready_made = [(str(number), translate(msgid)) for number, msgid in enumerate(REASONS)]
    return [*ready_made, ("mots", translate(N_("Something else, in my own words")))]


def _possible(order: OrderView) -> set[str]:
    """Return the segments of the moves that the shop can make now."""
    names = {move.name for move in moves_from(order.state)}
    if now() < order.slot_ends_at:
        names.discard("not_collected")
    if now() >= order.slot_starts_at:
        names.discard("accept")
    return {SEGMENTS[name] for name in names if name in SEGMENTS}


def _steps(order: OrderView) -> list[dict[str, Any]]:
    """Return what happened, with who and when."""
    names = names_of(made.actor for made in order.moves)
    return [
        {
            "label": STEPS[made.to_state],
            "when": f"{moment(made.moved_at)} · {who(made.actor, names)}",
            "reason": made.reason,
        }
        for made in order.moves
    ]
