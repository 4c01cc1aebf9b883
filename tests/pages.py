"""What a person reads on a page."""

import html
import re


def read(page: str) -> str:
    """Return what a person reads on a page: no tags, one ordinary space between words."""
    body = re.sub(r"<(style|script|title)\b.*?</\1>", "", page, flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u2060", "")
    return " ".join(text.split())
