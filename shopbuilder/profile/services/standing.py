"""A shop comes to the town, is taken over by its trader, is suspended and comes back."""

from shopbuilder.profile.errors import ProfileRefused
from shopbuilder.profile.facts.by_hand import written_by_hand
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.trades import TRADES
from tenants.database import db, transaction
from tenants.errors import N_
from tenants.events import record
from tenants.models import Shop
from tenants.services import admit_shop, readmit_shop, suspend_shop


def open_shop(name: str, trade: str, *, slug: str | None = None, actor: str) -> Shop:
    """Admit a shop to the town entered, with an empty window of its trade.

    Raises ShopRefused for its name or address, ProfileRefused for an unknown trade.
    """
    if trade not in TRADES:
        raise ProfileRefused(N_("Unknown trade: %(trade)s."), trade=trade[:40])
    with transaction():
        shop = admit_shop(name, slug=slug)
        profile = ShopProfile(shop_id=shop.id, trade=trade, seed=shop.slug, origin="clerk")
        db.session.add(profile)
        db.session.flush()
        written_by_hand(shop, profile, ["name", "trade"], actor=actor)
        record("shop.admitted", "shop", shop.id, actor=actor, trade=trade)
    return shop


def take_over(shop: Shop, *, actor: str) -> None:
    """Note that a trader answers for the shop from now on: what it offers can be ordered."""
    with transaction():
        profile = profile_of(shop.id)
        if not profile.taken_over:
            profile.taken_over = True
            record("shop.taken_over", "shop", shop.id, actor=actor)


def suspend(shop: Shop, *, actor: str) -> None:
    """Take the shop off the town's pages; its trader still sees what was ordered."""
    with transaction():
        if shop.status != "suspended":
            suspend_shop(shop)
            record("shop.suspended", "shop", shop.id, actor=actor)


def readmit(shop: Shop, *, actor: str) -> None:
    """Show a suspended shop again."""
    with transaction():
        if shop.status != "admitted":
            readmit_shop(shop)
            record("shop.readmitted", "shop", shop.id, actor=actor)
