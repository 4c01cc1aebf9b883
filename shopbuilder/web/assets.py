"""Addresses of static files that change with their content, so that browsers may keep them."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for

YEAR = 365 * 24 * 3600


def install(app: Flask) -> None:
    """Give templates `static_url`, and let what it names be kept for a year."""
    app.add_template_global(static_url)
    app.after_request(keep)


def static_url(name: str) -> str:
    """Return the versioned address of a static file."""
    if current_app.debug:
        _address.cache_clear()
    return _address(current_app.static_folder or "", name)


def keep(response: Response) -> Response:
    """Mark a versioned static file as unchanging."""
    if request.endpoint == "static" and request.args.get("v") and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@cache
def _address(folder: str, name: str) -> str:
    path = Path(folder) / name
    version = hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "0"
    return url_for("static", filename=name, v=version)
