"""What can be done at a shop, as a small set of links: the first is what it is there for."""

from dataclasses import dataclass

from shopbuilder.i18n import translate
from shopbuilder.storefront.queries import ShopWindow
from shopbuilder.web.formats import door
from shopbuilder.web.languages import here
from shopbuilder.web.phones import phone


@dataclass(frozen=True, slots=True)
class Action:
    """A link with a sign, a word, and a few more beside it."""

    #: basket, bag, phone, question or pin: a symbol of `static/img/signs.svg`.
    sign: str
    label: str
    about: str
    href: str


def actions_of(shop: ShopWindow, *, has_goods: bool) -> list[Action]:
    """Return what somebody can do here: order or have put aside, ask, call, come; never nothing."""
    found = [
        _order(shop, has_goods=has_goods),
        _ask(shop),
        _call(shop),
        _come(shop),
    ]
    return [action for action in found if action is not None]


def actions_of_article(shop: ShopWindow, article: str) -> list[Action]:
    """Return what somebody can do who stands before an article (its slug): ask, call."""
    found = [_ask(shop, article), _call(shop)]
    return [action for action in found if action is not None]


def _order(shop: ShopWindow, *, has_goods: bool) -> Action | None:
    if shop.sells and has_goods:
        about = translate("Collect and pay in the shop")
        return Action("basket", translate("Order"), about, "#goods")
    if shop.reserves and has_goods:
        about = translate("Choose here, call or drop in")
        return Action("bag", translate("Have something put aside"), about, "#goods")
    return None


def _ask(shop: ShopWindow, article: str = "") -> Action | None:
    if not shop.answers:
        return None
    label = translate("Ask the shop about it") if article else translate("Ask for advice")
    about = translate("In writing, the shop answers")
    asked = f"?article={article}" if article else ""
    return Action("question", label, about, here(f"/conseil/{shop.terms.slug}{asked}"))


def _call(shop: ShopWindow) -> Action | None:
    number = shop.terms.phone
    if not number:
        return None
    return Action("phone", translate("Call"), phone(number), f"tel:{number}")


def _come(shop: ShopWindow) -> Action:
    about = door(shop.terms.address) or translate("How to find the door")
    return Action("pin", translate("Drop in"), about, "#come")
