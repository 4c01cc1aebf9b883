"""The process-wide map from host name to town: read once, refreshed on change, never per request."""

import threading
import time

from sqlalchemy import select

from tenants.context import CurrentTown
from tenants.database import db
from tenants.models import Host, Town

#: A change made by another process is seen after this many seconds.
REFRESH_SECONDS = 5.0
#: An unknown host makes the map look again, but not more often than this.
MISS_SECONDS = 0.5


class TownMap:
    """Hosts and towns as last read; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_host: dict[str, CurrentTown] = {}
        self._by_id: dict[int, CurrentTown] = {}
        self._read_at: float | None = None

    def forget(self) -> None:
        """Read again at the next question: call it after a change of towns or hosts."""
        self._read_at = None

    def at_host(self, host: str) -> CurrentTown | None:
        """Return the town that answers at `host` (lower case, no port), or None."""
        self._refresh(REFRESH_SECONDS)
        town = self._by_host.get(host)
        if town is None:
            self._refresh(MISS_SECONDS)
            town = self._by_host.get(host)
        return town

    def with_id(self, town_id: int) -> CurrentTown | None:
        """Return the town of that id, or None."""
        self._refresh(REFRESH_SECONDS)
        town = self._by_id.get(town_id)
        if town is None:
            self._refresh(MISS_SECONDS)
            town = self._by_id.get(town_id)
        return town

    def with_slug(self, slug: str) -> CurrentTown | None:
        """Return the town of that slug, or None."""
        self._refresh(MISS_SECONDS)
        return next((town for town in self._by_id.values() if town.slug == slug), None)

    def every(self) -> list[CurrentTown]:
        """Return all towns, by name."""
        self._refresh(MISS_SECONDS)
        return sorted(self._by_id.values(), key=lambda town: town.name)

    def _refresh(self, max_age: float) -> None:
        if self._read_at is not None and time.monotonic() - self._read_at < max_age:
            return
        with self._lock:
            if self._read_at is None or time.monotonic() - self._read_at >= max_age:
                self._read()

    def _read(self) -> None:
        # A connection of its own: the request's session may not have begun, and must not begin here.
        with db.engine.connect() as connection:
            towns = connection.execute(select(Town.__table__)).mappings().all()
            hosts = connection.execute(select(Host.name, Host.town_id, Host.home)).all()
        home = {host.town_id: host.name for host in hosts if host.home}
        self._by_id = {
            row["id"]: CurrentTown(
                id=row["id"],
                slug=row["slug"],
                name=row["name"],
                kind=row["kind"],
                timezone=row["timezone"],
                country=row["country"],
                subdivision=row["subdivision"],
                tagline=row["tagline"],
                published=row["published"],
                home_host=home.get(row["id"], ""),
                postcode=row["postcode"],
                conformity=row["conformity"],
            )
            for row in towns
        }
        self._by_host = {host.name: self._by_id[host.town_id] for host in hosts}
        self._read_at = time.monotonic()


town_map = TownMap()
