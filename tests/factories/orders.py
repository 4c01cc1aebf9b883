"""Baskets and orders as a customer would make them, inside the town entered."""

from shopbuilder.ordering.basket import add_to_basket
from shopbuilder.ordering.basket_contents import contents_of
from shopbuilder.ordering.customers import Customer
from shopbuilder.ordering.place_order import Placed, place_order
from shopbuilder.ordering.recap import Choice
from shopbuilder.ordering.terms import slots_of

ZOE = Customer("Zoé Martin", "+33612345678", "zoe@example.org")


def basket_with(*wanted: tuple[int, int]) -> str:
    """Return the token of a basket that holds (variant id, quantity) pairs."""
    token = None
    for variant_id, quantity in wanted:
        token = add_to_basket(token, variant_id, quantity).token
    assert token is not None
    return token


def first_slots(token: str, *, note: str = "") -> dict[int, Choice]:
    """Return the first slot that each shop of the basket offers."""
    sellers = contents_of(token).sellers
    offered = slots_of({seller.shop: seller.lead_minutes for seller in sellers})
    return {shop_id: Choice(slots[0].starts_at, note) for shop_id, slots in offered.items()}


def order_of(*wanted: tuple[int, int], customer: Customer = ZOE) -> Placed:
    """Order (variant id, quantity) pairs for the first slot of each shop."""
    token = basket_with(*wanted)
    return place_order(token, customer, first_slots(token), checkout_key="a recap")
