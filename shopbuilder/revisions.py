"""Whether the tables are those of this version, asked without loading what migrates them."""

import re
from functools import cache
from typing import Literal

from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from shopbuilder.bundled import bundled

State = Literal["current", "behind", "ahead"]

_NAMES = re.compile(r'^(revision|down_revision)\b[^=\n]*= "(\w+)"', re.MULTILINE)


@cache
def revisions() -> dict[str, str | None]:
    """Return the revisions that this version knows, each with the one before it."""
    found: dict[str, str | None] = {}
    for path in bundled("migrations").glob("versions/*.py"):
        names = dict(_NAMES.findall(path.read_text(encoding="utf-8")))
        found[names["revision"]] = names.get("down_revision")
    return found


def head() -> str:
    """Return the revision whose tables this version needs."""
    (last,) = revisions().keys() - set(revisions().values())
    return last


def state_of_tables(connection: Connection) -> State:
    """Tell how the tables stand to this version.

    "ahead" is a newer version's migration, during an update: what is not changed goes on working.
    """
    try:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except ProgrammingError:  # nobody has migrated this database, or not far enough to be told
        return "behind"
    if found == head():
        return "current"
    return "behind" if found is None or found in revisions() else "ahead"
