"""When the shop is open: the week as fields, and the closings that are planned."""

from datetime import date
from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.ordering.queries import counts_of_shop
from shopbuilder.profile.errors import ClosingRefused, ProfileRefused
from shopbuilder.profile.opening_hours import HoursRefused
from shopbuilder.profile.queries import planned_closings, profile_of, read_hours
from shopbuilder.profile.services import add_closing, remove_closing, set_hours
from shopbuilder.trader.frame import counter_page, say
from shopbuilder.trader.week import WeekForm, name_of_day, week_in_words
from shopbuilder.web.forms import GoneAlready, field
from shopbuilder.web.week import closing_in_words
from tenants.access import shop_of_trader
from tenants.accounts.sessions import actor, signed_in
from tenants.errors import N_, NotFound, Refusal
from tenants.models import Shop

trader_hours = Blueprint("trader_hours", __name__, url_prefix="/gestion/<shop>/horaires")

TAB: Final = "trader_hours.hours"
NUMBER: Final = "<int(max=999999999999):number>"


@trader_hours.get("")
def hours(shop: str) -> ResponseReturnValue:
    """Show the week, the planned closings, and the fields to change both."""
    place = shop_of_trader(signed_in(), shop)
    return _hours(place)


@trader_hours.post("")
def change_week(shop: str) -> ResponseReturnValue:
    """Set the weekly hours from the fields."""
    place = shop_of_trader(signed_in(), shop)
    form = WeekForm.typed(request.form)
    try:
        set_hours(place, form.value(), actor=actor())
    except (HoursRefused, ProfileRefused) as refusal:
        return _hours(place, refusal, form=form)
    say(N_("Your hours are saved. Your page shows them at once."))
    return redirect(url_for(TAB, shop=place.slug))


@trader_hours.post("/fermetures")
def plan_closing(shop: str) -> ResponseReturnValue:
    """Plan to be closed on some days."""
    place = shop_of_trader(signed_in(), shop)
    typed = {name: field(name) for name in ("du", "au", "motif")}
    try:
        first, last = _day(typed["du"]), _day(typed["au"] or typed["du"])
        add_closing(place, first, last, typed["motif"], actor=actor())
    except ClosingRefused as refusal:
        return _hours(place, refusal, closing=typed)
    say(N_("This closing is planned. No collection is offered on those days."))
    return redirect(url_for(TAB, shop=place.slug))


@trader_hours.post(f"/fermetures/{NUMBER}/retirer")
def take_back(shop: str, number: int) -> ResponseReturnValue:
    """Take a planned closing back; a second tap finds it gone, and is told so on the page."""
    place = shop_of_trader(signed_in(), shop)
    try:
        remove_closing(place, number, actor=actor())
    except NotFound:
        return _hours(place, GoneAlready())
    say(N_("This closing has been removed."))
    return redirect(url_for(TAB, shop=place.slug))


def _hours(
    place: Shop,
    refusal: Refusal | None = None,
    *,
    form: WeekForm | None = None,
    closing: dict[str, str] | None = None,
) -> ResponseReturnValue:
    profile = profile_of(place.id)
    usual = read_hours(
        profile.opening_hours, latitude=profile.latitude, longitude=profile.longitude
    )
    page = counter_page(
        "trader/hours.html",
        place,
        TAB,
        waiting=counts_of_shop(place.id)["placed"],
        week=week_in_words(usual),
        form=form or WeekForm.of(usual),
        names=[name_of_day(number) for number in range(7)],
        planned=[(each.id, closing_in_words(each.closing)) for each in planned_closings(place.id)],
        closing=closing or {"du": "", "au": "", "motif": ""},
        changing=form is not None,
        refusal=refusal,
    )
    return page, refusal.status if refusal else 200


def _day(text: str) -> date:
    """Read the value of a date field. Raises ClosingRefused."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ClosingRefused(N_("Please choose the days.")) from None
