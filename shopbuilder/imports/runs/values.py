"""Values of columns as JSON and back; long ones by a fingerprint where they are only compared."""

import hashlib
import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Column, DateTime

from tenants.database import TownOwned

#: In characters of JSON. Longer values are compared by their fingerprint.
LONGEST: Final = 120
_MARK: Final = "sha256"


def columns_of(model: type[TownOwned]) -> dict[str, Column[Any]]:
    """Return the columns of a table that imports may write, by attribute; keys are not among them."""
    return {
        attribute.key: attribute.columns[0]
        for attribute in model.__mapper__.column_attrs
        if attribute.key not in {"town_id", "id"} and isinstance(attribute.columns[0], Column)
    }


def kept_by_program(column: Column[Any]) -> bool:
    """Tell whether a column notes when its row was last written: nobody's word, nothing to undo."""
    return column.onupdate is not None


def to_json(value: Any) -> Any:
    """Return a value of a column as JSON holds it."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, tuple):
        return list(value)
    return value


def from_json(column: Column[Any], value: Any) -> Any:
    """Return what `to_json` made of a value of this column."""
    kind = column.type.python_type
    if value is None or not isinstance(value, str) or kind is str:
        return value
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if kind in {date, time}:
        return kind.fromisoformat(value)
    if kind is bytes:
        return bytes.fromhex(value)
    return Decimal(value) if kind is Decimal else value


def fingerprint(value: Any) -> Any:
    """Return a value as it is compared: itself, or what identifies a long one."""
    plain = to_json(value)
    if isinstance(plain, bool | int | float | None):
        return plain
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    if len(text) <= LONGEST:
        return plain
    return {_MARK: hashlib.sha256(text.encode()).hexdigest()[:32]}
