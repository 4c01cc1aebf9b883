"""Empty shops from a map: drawn in their street until somebody moves in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from shopbuilder.imports.openstreetmap.placing import Spotted
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


def write_vacancies(spotted: Sequence[Spotted]) -> VacancyTally:
    """Write the empty shops of a file beside those of the files before it."""
    tally = VacancyTally()
    known = {
        unit.source_ref: unit
        for unit in db.session.scalars(select(VacantUnit).where(VacantUnit.source_ref.is_not(None)))
    }
    for spot in spotted:
        _write_one(spot, known.pop(spot.entry.ref, None), tally)
    for unit in known.values():
        if not unit.note:
            db.session.delete(unit)
            tally.removed += 1
    return tally


def _write_one(spot: Spotted, known: VacantUnit | None, tally: VacancyTally) -> None:
    values = _values(spot)
    if known is None:
        db.session.add(VacantUnit(source_ref=spot.entry.ref, **values))
        tally.created += 1
        return
    differing = {key: value for key, value in values.items() if getattr(known, key) != value}
    for key, value in differing.items():
        setattr(known, key, value)
    tally.changed += bool(differing)
    tally.unchanged += not differing


def _values(spot: Spotted) -> dict[str, Any]:
    """Return what the map says, by column. What the shop was called is nobody's business now."""
    return {
        "street_id": spot.street.id if spot.street is not None else None,
        "house_number": spot.entry.house_number,
        "door_order": spot.door_order,
        "longitude": spot.entry.at[0],
        "latitude": spot.entry.at[1],
    }
