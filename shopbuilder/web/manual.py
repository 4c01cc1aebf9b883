"""Help for those who use these pages, in their words: the Markdown of `docs/readers/`.

One file a language and reader: `resident`, `trader`, `clerk`. Addresses in it that begin with a
slash lead to pages of the town, in the language of the reader.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from shopbuilder.bundled import bundled
from shopbuilder.i18n import LOCALES, OWN, language
from shopbuilder.web.languages import localised

Reader = Literal["resident", "trader", "clerk"]

#: No HTML in the source: what is written is text.
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Chapter:
    """A heading, and what stands under it."""

    anchor: str
    heading: Markup
    body: Markup


@dataclass(frozen=True)
class Manual:
    """The help for one reader."""

    title: Markup
    lead: Markup
    chapters: tuple[Chapter, ...]


def manual_for(reader: Reader) -> Manual:
    """Return the help for a reader, in the language of the request."""
    spoken = language().partition("-")[0]
    return _manual(reader, spoken if spoken in LOCALES else OWN)


@cache
def _manual(reader: Reader, spoken: str) -> Manual:
    """Read one file."""
    source = bundled("readers") / spoken / f"{reader}.md"
    parts = _by_heading(_MARKDOWN.parse(source.read_text(encoding="utf-8")))
    for token in (token for _, body in parts for token in body):
        _lead_to_pages(token, spoken)
    (title, lead), *chapters = [(_rendered(head), _rendered(body)) for head, body in parts]
    return Manual(
        title,
        lead,
        tuple(
            Chapter(f"n{number}", heading, body)
            for number, (heading, body) in enumerate(chapters, start=1)
        ),
    )


def _by_heading(tokens: list[Token]) -> list[tuple[list[Token], list[Token]]]:
    """Cut a text at its headings of the first and second level: (words of the heading, body)."""
    parts: list[tuple[list[Token], list[Token]]] = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag in {"h1", "h2"}:
            parts.append(([tokens[at + 1]], []))
        elif token.type == "heading_close" and token.tag in {"h1", "h2"}:
            continue
        elif token is not parts[-1][0][0]:
            parts[-1][1].append(token)
    return parts


def _lead_to_pages(token: Token, spoken: str) -> None:
    """Let addresses lead to pages of the same language."""
    for child in token.children or ():
        address = child.attrGet("href")
        if isinstance(address, str) and address.startswith("/"):
            child.attrSet("href", localised(address, spoken))


def _rendered(tokens: list[Token]) -> Markup:
    """Return HTML, made by the program from files of its own."""
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704
