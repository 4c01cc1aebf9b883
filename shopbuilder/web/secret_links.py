"""Pages whose address is a secret: an order, a question, a mail's answer."""

import re
from typing import Final

from flask import Response, request

from tenants.errors import NotFound

#: What `codes.new_token` and `advice.links.Links` make.
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}")


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
