"""What every page around questions needs: links made with our secret, limits from the settings."""

import re
from typing import Final

from flask import Response, current_app, request

from shopbuilder.advice.links import Links
from shopbuilder.advice.whom import Limits
from tenants.errors import NotFound

#: What `Links` makes.
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}")


def links() -> Links:
    """Return what makes links and codes of questions."""
    return Links(str(current_app.config["SECRET_KEY"]))


def limits() -> Limits:
    """Return how many questions one person may ask and one shop gets in a day."""
    config = current_app.config
    return Limits(config["ADVICE_PER_ASKER"], config["ADVICE_PER_SHOP"])


def secret(segment: str) -> str:
    """Return a segment that can be a secret; raises NotFound without asking the database."""
    if not _SECRET.fullmatch(segment):
        raise NotFound
    return segment


def keep_secret(response: Response) -> Response:
    """Let nobody keep, index or be referred from a page whose address is a secret."""
    if request.view_args and "token" in request.view_args:
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
