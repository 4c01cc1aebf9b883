"""What the first view of a page costs on the wire: its HTML and style sheets, as a proxy sends them."""

import gzip
import re
from dataclasses import dataclass

from tests.conftest import Browser

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_SCRIPT = re.compile(r'<script src="([^"]+)"')
_TAG = re.compile(r"<[a-zA-Z]")
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class Weight:
    """Bytes after gzip -6, and elements outside drawings."""

    #: The page with the style written into it, and that style alone.
    html: int
    style: int
    #: Sheets at addresses of their own.
    css: int
    script: int
    elements: int

    @property
    def first_view(self) -> int:
        """What must arrive before anything is seen as it is meant."""
        return self.html + self.css


def zipped(body: bytes) -> int:
    """Return the size of a body as gzip -6 sends it."""
    return len(gzip.compress(body, compresslevel=6, mtime=0))


def weigh(visitor: Browser, path: str) -> Weight:
    """Ask for a page and all that it names in its head."""
    page = visitor.get(path)
    assert page.status_code == 200, path

    def together(pattern: re.Pattern[str]) -> int:
        addresses = pattern.findall(page.text)
        return sum(zipped(visitor.get(address, buffered=True).data) for address in addresses)

    elements = len(_TAG.findall(_DRAWING.sub("<svg>", page.text)))
    style = "".join(_STYLE.findall(page.text)).encode()
    return Weight(zipped(page.data), zipped(style), together(_SHEET), together(_SCRIPT), elements)
