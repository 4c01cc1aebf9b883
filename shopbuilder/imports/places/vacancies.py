"""Empty shops from a map: drawn in their street until somebody moves in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from shopbuilder.imports.places.locating import Located
from shopbuilder.town_life.models import VacantUnit
from tenants.database import db


@dataclass
class VacancyTally:
    """What happened to the empty shops."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Imported before, not in the file any more, and nobody wrote about them: somebody moved in.
    removed: int = 0


def write_vacancies(located: Sequence[Located], source: str, tally: VacancyTally) -> None:
    """Write the empty shops of a file beside those of the files before it.

    Only the map knows of empty shops: a file of another source lets none of them go.
    """
    if source != "osm":
        return
    known = {
        unit.source_ref: unit
        for unit in db.session.scalars(select(VacantUnit).where(VacantUnit.source_ref.is_not(None)))
    }
    for each in located:
        _write_one(each, known.pop(each.entry.ref, None), tally)
    for unit in known.values():
        if not unit.note:
            db.session.delete(unit)
            tally.removed += 1


def _write_one(located: Located, known: VacantUnit | None, tally: VacancyTally) -> None:
    values = _values(located)
    if known is None:
        db.session.add(VacantUnit(source_ref=located.entry.ref, **values))
        tally.created += 1
        return
    differing = {key: value for key, value in values.items() if getattr(known, key) != value}
    for key, value in differing.items():
        setattr(known, key, value)
    tally.changed += bool(differing)
    tally.unchanged += not differing


def _values(located: Located) -> dict[str, Any]:
    """Return what the map says, by column. What the shop was called is nobody's business now."""
    longitude, latitude = located.at or (None, None)
    return {
        "street_id": located.street.id if located.street is not None else None,
        "house_number": located.entry.house_number,
        "longitude": longitude,
        "latitude": latitude,
    }
