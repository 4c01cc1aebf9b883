"""A walk through every link of a site, and what each page offers to fill in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from tests.conftest import Browser

#: What names another page or file of it.
_LEADS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "use": "href",
    "image": "href",
}
#: Followed of each filter of a page (days of the agenda, shops on the plan), and of each combination
#: of filters: all of them would be days times kinds times places.
OF_A_FILTER = 24
OF_A_COMBINATION = 8
_FIELDS = {"input", "textarea", "select", "button"}


@dataclass
class Form:
    """A form as a page shows it: where it goes, and the names it sends."""

    method: str
    action: str
    names: list[str] = field(default_factory=list)
    #: What the page itself fills in: hidden fields and chosen values.
    given: dict[str, str] = field(default_factory=dict)


class Leaf(HTMLParser):
    """What one page links to, offers to fill in, and can be pointed into."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.ids: set[str] = set()
        self.is_page = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_page = self.is_page or tag == "body"
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.ids.add(told["id"])
        # A page in another language is another walk's.
        if tag in _LEADS and told.get(_LEADS[tag]) and "hreflang" not in told:
            self.links.append(told[_LEADS[tag]])
        if tag == "form":
            self.forms.append(Form(told.get("method", "get").upper(), told.get("action", "")))
        elif tag in _FIELDS and told.get("name") and self.forms:
            form = self.forms[-1]
            form.names.append(told["name"])
            if told.get("type") == "hidden" or "checked" in told:
                form.given[told["name"]] = told.get("value", "")


@dataclass
class Walk:
    """What a walk has come to."""

    #: Path with query -> what stood there.
    pages: dict[str, Leaf] = field(default_factory=dict)
    #: "from -> to: status" of what does not answer, or points at nothing.
    dead: list[str] = field(default_factory=list)

    def forms(self) -> Iterator[tuple[str, Form]]:
        """Yield each kind of form once, with a page it stands on."""
        known = set()
        for path, leaf in self.pages.items():
            for form in leaf.forms:
                kind = (form.method, urlsplit(form.action or path).path, tuple(sorted(form.names)))
                if kind not in known:
                    known.add(kind)
                    yield path, form


def walk(visitor: Browser, start: str, *, most: int) -> Walk:
    """Follow every link from a page, breadth first; `most` addresses are asked for.

    Of addresses that differ by the value of a filter alone (a day of the agenda) some are followed.
    """
    found, asked, waiting = Walk(), set[str](), [("", start)]
    combined: Counter[str] = Counter()
    fragments: list[tuple[str, str, str]] = []
    while waiting and len(asked) < most:
        origin, address = waiting.pop(0)
        target, _, fragment = address.partition("#")
        if fragment:
            fragments.append((origin, target, unquote(fragment)))
        if target in asked or combined[kind_of(target)] >= most_of(target):
            continue
        asked.add(target)
        combined[kind_of(target)] += "?" in target
        answer = visitor.get(target, buffered=True, follow_redirects=True)
        if answer.status_code != 200:
            found.dead.append(f"{origin} -> {target}: {answer.status_code}")
        elif answer.mimetype in {"text/html", "image/svg+xml"}:
            found.pages[target] = leaf = Leaf()
            leaf.feed(answer.text)
            waiting += [(target, link) for link in here(target, leaf.links)]
    for origin, target, fragment in fragments:
        if target in found.pages and fragment not in found.pages[target].ids:
            found.dead.append(f"{origin} -> {target}#{fragment}: nothing there")
    return found


def most_of(address: str) -> int:
    """Return how many addresses of this kind are followed."""
    return OF_A_COMBINATION if "&" in address else OF_A_FILTER


def kind_of(address: str) -> str:
    """Return what addresses that differ by the values of their query have in common: the page of
    a shop to ask is one kind, whatever the shop and the article."""
    path, _, query = address.partition("?")
    return "&".join(
        [path.split("/")[1], *sorted(part.partition("=")[0] for part in query.split("&"))]
    )


def here(page: str, links: list[str]) -> Iterator[str]:
    """Yield the links that stay on the site, as path, query and fragment."""
    for link in links:
        parts = urlsplit(urljoin(f"http://here{page}", link))
        if parts.scheme == "http" and parts.netloc == "here":
            query = f"?{parts.query}" if parts.query else ""
            fragment = f"#{parts.fragment}" if parts.fragment else ""
            yield f"{parts.path}{query}{fragment}"
