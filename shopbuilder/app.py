"""create_app(): the only module that wires things together."""

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask, g
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from shopbuilder import i18n, tables
from shopbuilder.bundled import bundled
from shopbuilder.config import settings
from shopbuilder.faces import BLUEPRINTS
from shopbuilder.web import (
    assets,
    compression,
    errors,
    files,
    formats,
    forms,
    head,
    headers,
    languages,
    limits,
    linked_data,
    origins,
    phones,
    pictures,
    stamps,
)
from tenants import hanging_up, resolver
from tenants.database import db
from tenants.isolation import install_on_engine, refuse_powerful_role


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the web application.

    `config` overrides what the environment says. Raises SettingsError when a setting is missing,
    RoleError when the database role could see round the walls.
    """
    app = languages.Site(
        "shopbuilder",
        template_folder=str(bundled("templates")),
        static_folder=str(bundled("static")),
    )
    app.config.from_mapping(config if config is not None else settings(os.environ))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if app.config["TRUSTED_PROXIES"]:
        hops = app.config["TRUSTED_PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    _open_database(app)
    # Compression first: what is installed first sees a response last.
    # How much may come, from where and how often, before forms are read to look at their token: who
    # sends too much too often does not make us take it in. Forms before the resolver: it answers for
    # the operator's host itself, tokens come first.
    for part in (compression, i18n, languages, errors, headers, files, origins, limits, forms):
        part.install(app)
    resolver.install(app)
    for part in (assets, formats, phones, pictures, stamps, head, linked_data):
        part.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.context_processor(_everywhere)
    return app


def _open_database(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            hanging_up.install_on_engine(engine)
        install_on_engine(db.engine)
        refuse_powerful_role(db.engine, tables.METADATA.tables)
        # A server forks after this: each of its workers opens connections of its own.
        db.engine.dispose()


def _everywhere() -> dict[str, Any]:
    return {"town": g.get("town"), "lang": i18n.language()}
