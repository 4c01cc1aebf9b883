"""What is measured: two servers, a database filled as a town is, and the settings of its application."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import select, update

from shopbuilder.app import create_app
from shopbuilder.catalogue.models import Variant
from shopbuilder.config import settings
from shopbuilder.local.postgres import (
    APP,
    OWNER,
    SWEEP,
    Postgres,
    create_database,
    create_roles,
    start_postgres,
)
from shopbuilder.local.valkey import start_valkey
from shopbuilder.migrating import refresh_statistics, upgrade
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.passwords import Hashing
from tests.cast import Cast, make_cast
from tests.factories.shops import Pen

DATABASE = "bench"
SHOPS, GOODS = 60, 60


@dataclass(frozen=True)
class Scene:
    """A town of 60 shops, and a shop of 60 articles."""

    app: Flask
    cast: Cast
    postgres: Postgres
    environ: dict[str, str]
    folder: Path
    #: Slugs: of a shop with 60 articles, of a shop of the street, of its street.
    full_shop: str
    street: str


@contextmanager
def made() -> Iterator[Scene]:
    """Start the servers, durable as in production, and fill a town."""
    with tempfile.TemporaryDirectory(prefix="sb-bench-") as name:
        folder = Path(name)
        (folder / "s").mkdir(mode=0o700)
        with (
            start_postgres(folder / "pg", folder / "s") as postgres,
            start_valkey(folder / "vk", folder / "s") as valkey,
        ):
            create_roles(postgres)
            create_database(postgres, DATABASE)
            upgrade(postgres.url(OWNER, DATABASE))
            environ = {
                "DATABASE_URL": postgres.url(APP, DATABASE),
                "DATABASE_SWEEP_URL": postgres.url(SWEEP, DATABASE),
                "REDIS_URL": valkey.url(),
                "SECRET_KEY": "only for measuring",
                "RATELIMIT_ENABLED": "false",
                "MEDIA_DIR": str(folder / "media"),
            }
            yield _filled(postgres, environ, folder)


def _filled(postgres: Postgres, environ: dict[str, str], folder: Path) -> Scene:
    Hashing.cheap()
    app = create_app(settings(environ))
    with app.app_context():
        cast = make_cast()
        pen = Pen(app, cast.town)
        pen.fill_town(SHOPS, streets=1)
        with in_town(cast.town):
            shop_id = db.session.scalars(select(Shop.id).where(Shop.slug == "boutique-0001")).one()
        pen.fill_shelves(shop_id, GOODS)
        with pen.writing():
            db.session.execute(update(Variant).values(stock=None))
    refresh_statistics(postgres.url(OWNER, DATABASE))
    return Scene(app, cast, postgres, environ, folder, "boutique-0001", "rue-0000")
