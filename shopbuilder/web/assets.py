"""Static files: addresses that change with their content, and style sheets inside the page.

A page carries its style sheets in one `<style>`: with the HTML they fit the first TCP window, and
on a slow network a sheet of its own costs a whole round trip before anything is seen. The content
policy lists the hash of what was written there, and nothing else.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, g, request, url_for
from markupsafe import Markup

YEAR = 365 * 24 * 3600
#: A file under a version that is not its own is kept for so many seconds.
_BRIEFLY = 60


def install(app: Flask) -> None:
    """Give templates `static_url`, and let what it names be kept for a year."""
    app.add_template_global(static_url)
    app.add_template_global(page_style)
    app.after_request(keep)


def static_url(name: str) -> str:
    """Return the versioned address of a static file."""
    if current_app.debug:
        _version.cache_clear()
    version = _version(current_app.static_folder or "", name)
    return url_for("static", filename=name, v=version)


def page_style(names: Sequence[str]) -> Markup:
    """Return the style sheets of these names as the one `<style>` of a page, and note its hash."""
    if current_app.debug:
        _style.cache_clear()
    style, digest = _style(current_app.static_folder or "", tuple(names))
    g.style_hashes = style_hashes() | {digest}
    return style


def style_hashes() -> frozenset[str]:
    """Return what the content policy lists for the styles written into this response."""
    return frozenset(g.get("style_hashes", ()))


def keep(response: Response) -> Response:
    """Mark a static file as unchanging under its own version.

    Under any other one it may be kept for a moment only: somebody could ask for the version to come,
    and have caches keep today's file under its address.
    """
    asked = request.args.get("v")
    if request.endpoint == "static" and asked and response.status_code in {200, 304}:
        name = (request.view_args or {})["filename"]
        ours = asked == _version(current_app.static_folder or "", name)
        kept = f"public, max-age={YEAR}, immutable" if ours else f"public, max-age={_BRIEFLY}"
        response.headers["Cache-Control"] = kept
    return response


@cache
def _version(folder: str, name: str) -> str:
    path = Path(folder) / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "0"


@cache
def _style(folder: str, names: tuple[str, ...]) -> tuple[Markup, str]:
    text = "\n".join((Path(folder) / f"css/{name}.css").read_text("utf-8") for name in names)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup("<style>{}</style>").format(Markup(text)), f"'sha256-{digest}'"  # noqa: S704 - our own files
