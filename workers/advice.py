"""Questions that have grown old are erased, town by town."""

from shopbuilder.advice.erasing import erase_older_than
from tenants.database import in_town
from tenants.towns import town_map
from workers.celery_app import PlatformTask, celery, flask_app


@celery.task(base=PlatformTask, name="workers.advice.sweep_old_questions")
def sweep_old_questions() -> int:
    """Erase questions that are older than the installation keeps them, over all towns."""
    erased = 0
    for town in town_map.every():
        with in_town(town):
            erased += erase_older_than(flask_app().config["ADVICE_MONTHS"])
    return erased
