"""Photos that were sent or noted: developed one by one, in a process apart, and put on show."""

from typing import Final

from sqlalchemy import text

from shopbuilder.fetching.addresses import networks
from shopbuilder.fetching.errors import FetchRefused
from shopbuilder.fetching.fetch import Limits, fetch
from shopbuilder.photos.lab import develop_sent, lease
from shopbuilder.photos.opening import MAX_BYTES
from shopbuilder.photos.sweeping import sweep_photos
from shopbuilder.web.media import photo_store
from tenants.database import in_town
from tenants.towns import town_map
from workers.celery_app import PlatformTask, TownTask, celery, flask_app
from workers.outbox import hand_on
from workers.sweeping import due_by_town, for_each_town

#: Photos in hand at once: mails and orders share the workers with them.
AT_ONCE: Final = 3
#: For one picture of a catalogue: its site may be slow, others wait.
FETCHING: Final = Limits(most_bytes=MAX_BYTES, seconds=15)

#: Those somebody waits for come before those that are fetched in the background.
WAITING: Final = text(
    "SELECT town_id, id FROM sent_photos WHERE state IN ('waiting', 'developing')"
    " AND (leased_until IS NULL OR leased_until <= :now) ORDER BY turn, created_at, id LIMIT"
    " least(:batch, greatest(0, :at_once"
    " - (SELECT count(*) FROM sent_photos WHERE leased_until > :now)))"
).bindparams(at_once=AT_ONCE)


@celery.task(base=PlatformTask, name="workers.photos.sweep_waiting")
def sweep_waiting() -> int:
    """Find photos that wait to be developed, over all towns, a few at a time."""
    seconds = flask_app().config["PHOTO_LEASE_SECONDS"]
    handed = 0
    for town, won in for_each_town(due_by_town(WAITING), lambda ids: lease(ids, seconds)):
        for photo_id in won:
            hand_on(develop_photo, town.id, photo_id)
            handed += 1
    return handed


@celery.task(base=TownTask, name="workers.photos.develop_photo")
def develop_photo(photo_id: int) -> bool:
    """Develop one photo that was taken for it."""
    return develop_sent(photo_id, store=photo_store(), fetched=_fetched)


def _fetched(address: str) -> bytes:
    found = fetch(
        address, FETCHING, accept="image/*", allowed=networks(flask_app().config["FETCH_ALSO"])
    )
    if not found.body:
        raise FetchRefused
    return found.body


@celery.task(base=PlatformTask, name="workers.photos.sweep_files")
def sweep_files() -> int:
    """Take away the files that no row names, town by town."""
    store, swept = photo_store(), 0
    for town in town_map.every():
        with in_town(town):
            swept += sweep_photos(store).files
    return swept
