"""What people write is kept as theirs, field by field: no file writes over it."""

from collections.abc import Iterable

from sqlalchemy import select

from shopbuilder.profile.facts.fields import shown
from shopbuilder.profile.facts.models import HAND, ShopFact
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db
from tenants.models import Shop


def written_by_hand(shop: Shop, profile: ShopProfile, fields: Iterable[str], *, actor: str) -> None:
    """Note that a person wrote these fields as they stand now; joins the open transaction."""
    profile.touched_by_hand()
    known = {
        fact.field: fact
        for fact in db.session.scalars(
            select(ShopFact).where(ShopFact.shop_id == shop.id, ShopFact.source == HAND)
        )
    }
    for field in fields:
        value = shown(shop, profile, field)
        fact = known.get(field)
        if fact is None:
            db.session.add(
                ShopFact(shop_id=shop.id, field=field, source=HAND, value=value, actor=actor)
            )
        else:
            fact.value, fact.actor, fact.said_at = value, actor, now()
