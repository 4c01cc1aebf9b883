"""Which town the running code acts for: none, one, or (rarely, with a reason) all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from tenants.errors import NoTownError


@dataclass(frozen=True)
class CurrentTown:
    """What every page needs to know of its town, carried without a query."""

    id: int
    slug: str
    name: str
    kind: str = "commune"
    timezone: str = "Europe/Paris"
    country: str = "FR"
    subdivision: str | None = None
    tagline: str = ""
    published: bool = True
    home_host: str = ""
    postcode: str = ""
    #: How far the pages meet the rules of accessibility: none, part or full.
    conformity: str = "none"

    @property
    def zone(self) -> ZoneInfo:
        """The town's time zone."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True)
class AllTowns:
    """The scope of a job of the platform, with the reason it may see every town."""

    reason: str


Scope = CurrentTown | AllTowns | None

_scope: ContextVar[Scope] = ContextVar("town_scope", default=None)


def scope() -> Scope:
    """Return the scope as it stands: None, one town, or all of them."""
    return _scope.get()


def current_town() -> CurrentTown:
    """Return the town entered; raises NoTownError when there is none."""
    entered = _scope.get()
    if isinstance(entered, CurrentTown):
        return entered
    msg = "No town is entered: wrap the work in in_town(…)."
    raise NoTownError(msg)


@contextmanager
def entered(new: Scope) -> Iterator[None]:
    """Set the scope for the block. Use `tenants.database.in_town`, which also renews the session."""
    token = _scope.set(new)
    try:
        yield
    finally:
        _scope.reset(token)
