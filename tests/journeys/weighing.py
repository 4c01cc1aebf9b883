"""What a page costs: on the wire, as a proxy sends it, and as EcoIndex counts: elements, requests."""

import gzip
import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tests.conftest import Browser

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_SCRIPT = re.compile(r'<script src="([^"]+)"')
_TAG = re.compile(r"<[a-zA-Z]")
_ASKED_FOR = re.compile(
    r'<(?:(?:img|script)\b[^>]*?\bsrc|(?:use|image)\b[^>]*?\bhref|link rel="icon" href)="([^"#]+)'
)
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
    #: Addresses asked for by somebody who scrolls to its end, the page itself among them.
    requests: int
    #: All these together.
    everything: int

    @property
    def eco_index(self) -> float:
        """From 0 to 100, by the formula and quantiles of EcoIndex (CNUMR); from 81 on it is an A."""
        elements = _place(_ELEMENTS, self.elements)
        requests, kilobytes = (
            _place(_REQUESTS, self.requests),
            _place(_SIZES, self.everything / 1000),
        )
        return 100 - 5 * (3 * elements + 2 * requests + kilobytes) / 6

    @property
    def first_view(self) -> int:
        """What must arrive before anything is seen as it is meant."""
        return self.html + self.css


#: Quantiles of pages of the web, twentieth by twentieth, as far as ours can reach.
_ELEMENTS = (0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603)
_REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78)
_SIZES = (0, 1.37, 144.7, 319.53, 479.46, 631.97)


def _place(quantiles: Sequence[float], value: float) -> float:
    at = bisect_right(quantiles, value)
    return at - 1 + (value - quantiles[at - 1]) / (quantiles[at] - quantiles[at - 1])


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
    asked_for = {html.unescape(address) for address in _ASKED_FOR.findall(page.text)}
    sizes = [zipped(visitor.get(address, buffered=True).data) for address in sorted(asked_for)]
    return Weight(
        zipped(page.data),
        zipped(style),
        together(_SHEET),
        together(_SCRIPT),
        elements,
        1 + len(asked_for),
        zipped(page.data) + sum(sizes),
    )
