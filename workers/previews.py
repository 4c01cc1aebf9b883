"""Pictures of links, drawn before anybody shares one: shops that are new, or look otherwise."""

import logging
from itertools import islice

from kombu.exceptions import OperationalError

from shopbuilder.previews.drawn import Preview, Subject, preview_of, preview_of_town, subjects
from shopbuilder.previews.pixels import png_of
from shopbuilder.web.media import preview_store
from tenants.context import current_town
from tenants.towns import town_map
from workers.celery_app import PlatformTask, TownTask, celery

log = logging.getLogger(__name__)

#: Pictures one task draws (0.2 s each), and towns one sweep looks at.
DRAWN_AT_ONCE = 40
TOWNS_AT_ONCE = 200

#: Town id and subject of pictures that this process knows to be there: they cost no look.
_known: set[tuple[int, Subject]] = set()
_MOST_KNOWN = 100_000
_turn = {"at": 0}


@celery.task(base=PlatformTask, name="workers.previews.sweep_previews")
def sweep_previews() -> int:
    """Look at the shops of every town, some towns at a time, for pictures that are missing."""
    towns = sorted(town.id for town in town_map.every())
    first = _turn["at"] if _turn["at"] < len(towns) else 0
    chosen = towns[first : first + TOWNS_AT_ONCE]
    _turn["at"] = first + len(chosen)
    for town_id in chosen:
        try:
            draw_previews.apply_async((town_id,))
        except OperationalError:
            log.warning("The broker does not answer; the next sweep draws the pictures")
            break
    return len(chosen)


@celery.task(base=TownTask, name="workers.previews.draw_previews")
def draw_previews() -> int:
    """Draw the pictures of one town that are missing, some at a time; return how many."""
    town_id = current_town().id
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    drawn = int(_draw(preview_of_town()))
    new = (shop for shop in subjects() if (town_id, shop) not in _known)
    for shop in islice(new, DRAWN_AT_ONCE):
        drawn += _draw(preview_of(shop))
        _known.add((town_id, shop))
    return drawn


def _draw(preview: Preview) -> bool:
    """Draw a picture unless it is there."""
    store, town_id = preview_store(), current_town().id
    if store.folder is None or store.path(town_id, preview.name, preview.key):
        return False
    store.put(town_id, preview.name, preview.key, png_of(preview.svg))
    return True
