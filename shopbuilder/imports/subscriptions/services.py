"""Following an address, pausing it, letting it go with or without what it brought, and back again."""

from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from shopbuilder.fetching.addresses import target_of
from shopbuilder.imports.calendars.merging import value_of, when_is_theirs
from shopbuilder.imports.subscriptions.errors import SubscriptionRefused
from shopbuilder.town_life.models import AgendaEntry, NewsItem, Subscription
from shopbuilder.town_life.written import one_line
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop
from tenants.towns import town_map

KINDS: Final = ("agenda", "news")
MOST: Final = 50
MAX_NAME: Final = 80


def follow(
    kind: str, url: str, name: str = "", *, shop_id: int | None = None, actor: str
) -> Subscription:
    """Follow an address from now on; the worker asks it within a minute.

    Raises FetchRefused or SubscriptionRefused with a sentence, NotFound for a shop of nobody here.
    """
    target = target_of(url)
    called = one_line(name)[:MAX_NAME] or target.host
    if kind not in KINDS:
        raise SubscriptionRefused
    if town_map.at_host(target.host) is not None:
        raise SubscriptionRefused(
            N_("This is an address of this site itself: it is already shown.")
        )
    if shop_id is not None and db.session.scalar(select(Shop.id).where(Shop.id == shop_id)) is None:
        raise NotFound
    with transaction():
        _refuse_twice(target.url)
        made = Subscription(kind=kind, name=called, url=target.url, shop_id=shop_id)
        db.session.add(made)
        db.session.flush()
        record("town.feed_followed", "subscription", made.id, actor=actor, name=called)
    return made


def _refuse_twice(url: str) -> None:
    current = Subscription.removed_at.is_(None)
    if db.session.scalar(select(Subscription.id).where(current, Subscription.url == url)):
        raise SubscriptionRefused(N_("You already follow this address."))
    if (db.session.scalar(select(func.count(Subscription.id)).where(current)) or 0) >= MOST:
        raise SubscriptionRefused(N_("You can follow %(most)s addresses at most."), most=MOST)


def _current(number: int) -> Subscription:
    """Return one that is followed, locked. Raises NotFound."""
    found = _known(number)
    if found.removed_at is not None:
        raise NotFound
    return found


def _known(number: int) -> Subscription:
    """Return one that is followed or was removed of late, locked. Raises NotFound."""
    found = db.session.scalar(
        select(Subscription).where(Subscription.id == number).with_for_update()
    )
    if found is None:
        raise NotFound
    return found


def ask_now(number: int, *, actor: str) -> None:
    """Have an address asked within a minute. Raises NotFound."""
    del actor
    with transaction():
        found = _current(number)
        if found.paused_at is None:
            found.due_at = now()


def pause(number: int, *, actor: str) -> None:
    """Ask an address no more until somebody says so. Raises NotFound."""
    with transaction():
        found = _current(number)
        found.paused_at, found.due_at = found.paused_at or now(), None
        record("town.feed_paused", "subscription", number, actor=actor, name=found.name)


def resume(number: int, *, actor: str) -> None:
    """Ask an address again. Raises NotFound."""
    with transaction():
        found = _current(number)
        found.paused_at, found.due_at, found.failures = None, now(), 0
        record("town.feed_resumed", "subscription", number, actor=actor, name=found.name)


def remove(number: int, *, take_along: bool = False, actor: str) -> None:
    """Let an address go. What it brought stays, or is hidden with it (`take_along`).

    What a person changed here stays in any case. A repeat changes nothing. Raises NotFound.
    """
    with transaction():
        found = _known(number)
        if found.removed_at is not None:
            return
        at = now()
        found.removed_at, found.due_at, found.took_along = at, None, take_along
        if take_along:
            _hide(found, at)
        record("town.feed_removed", "subscription", number, actor=actor, name=found.name)


def bring_back(number: int, *, actor: str) -> None:
    """Follow an address again that was removed, with all that was hidden.

    A repeat changes nothing. Raises NotFound, SubscriptionRefused.
    """
    with transaction():
        found = _known(number)
        if found.removed_at is None:
            return
        _refuse_twice(found.url)
        if found.took_along and found.removed_at is not None:
            _show(found, found.removed_at)
        found.removed_at, found.took_along = None, False
        found.due_at = None if found.paused_at else now()
        # What it said last may be told again.
        found.etag = found.last_modified = found.digest = ""
        record("town.feed_resumed", "subscription", number, actor=actor, name=found.name)


def _hide(subscription: Subscription, at: datetime) -> None:
    for entry in _entries(subscription):
        if when_is_theirs(entry):
            entry.stopped_at = entry.last_at = entry.starts_at
    for item in _news(subscription):
        item.withdrawn_at = item.withdrawn_at or at


def _show(subscription: Subscription, at: datetime) -> None:
    for entry in _entries(subscription):
        if entry.stopped_at == entry.starts_at and entry.imported:
            for name in ("stopped_at", "last_at"):
                setattr(entry, name, value_of(name, entry.imported["values"].get(name)))
    for item in _news(subscription):
        if item.withdrawn_at == at:
            item.withdrawn_at = None


def _entries(subscription: Subscription) -> list[AgendaEntry]:
    query = select(AgendaEntry).where(AgendaEntry.subscription_id == subscription.id)
    return list(db.session.scalars(query))


def _news(subscription: Subscription) -> list[NewsItem]:
    query = select(NewsItem).where(NewsItem.subscription_id == subscription.id)
    return list(db.session.scalars(query))
