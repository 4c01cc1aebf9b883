"""XML read as a stream: no entities, bounded depth; memory stays flat."""

from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final, NoReturn, Protocol
from xml.parsers import expat

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.sniffing import size_of
from tenants.errors import N_

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_DEPTH: Final = 100
#: A tree of them is held in memory by whoever reads feeds: a quarter of a megabyte in a thousand.
MAX_ELEMENTS: Final = 200_000
#: In characters: of one element's name with all its attributes.
MAX_TAG: Final = 100_000

#: Large, because an unfinished piece is looked at again from its start with each chunk.
_CHUNK: Final = 1024 * 1024
#: Expat is told by position only that nothing follows.
_AT_ITS_END: Final = True
_HOSTILE: Final = N_(
    "“%(name)s” defines parts of its own (entities), which can hide anything; such XML is not read."
)
_BROKEN: Final = N_("“%(name)s” is broken XML: it cannot be read beyond line %(line)s.")
_DEEP: Final = N_(
    "“%(name)s” is nested too deeply, or holds too many elements, for what it should be."
)


class Handler(Protocol):
    """What is told of the elements, by their names without prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take a piece of text."""


class HostileXml(Exception):  # noqa: N818 - it is a verdict
    """The XML defines entities or is nested beyond reason."""

    def __init__(self, *, deep: bool) -> None:
        super().__init__("nested too deeply" if deep else "defines entities")
        self.deep = deep


def walk(stream: BinaryIO, handler: Handler) -> None:
    """Tell `handler` what a stream holds. Raises HostileXml, and ExpatError for broken XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise HostileXml(deep=True)
        handler.start(local(name), {local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(local(name))

    def refuse(*_: object) -> NoReturn:
        raise HostileXml(deep=False)

    def doctype(_name: str, _system: str | None, _public: str | None, has_parts: int) -> None:
        # Old feeds name a document type elsewhere; nobody fetches it.
        if has_parts:
            raise HostileXml(deep=False)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk)
    parser.Parse(b"", _AT_ITS_END)


@lru_cache(maxsize=1024)
def local(name: str) -> str:
    """Return a name without its prefix: "table:table-row" → "table-row"."""
    return name.rpartition(":")[2]


class _Counting:
    """Counts elements, and keeps nothing."""

    def __init__(self) -> None:
        self.elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count an element."""
        self.elements += 1
        size = len(name) + sum(len(key) + len(value) for key, value in attributes.items())
        if self.elements > MAX_ELEMENTS or size > MAX_TAG:
            raise HostileXml(deep=True)

    def end(self, name: str) -> None:
        """Pass over."""

    def text(self, data: str) -> None:
        """Pass over."""


def check_xml(path: Path, *, max_bytes: int = MAX_BYTES) -> None:
    """Raise UnusableFile for XML that is too big, broken, nested too deeply, or defines entities.

    Whoever then builds a tree of the file knows how big it can become.
    """
    size_of(path, max_bytes=max_bytes)
    with path.open("rb") as stream:
        check_xml_stream(stream, path.name)


def check_xml_stream(stream: BinaryIO, name: str) -> None:
    """Check XML that is no file, such as one fetched; `name` is what to call it. Raises UnusableFile."""
    try:
        walk(stream, _Counting())
    except HostileXml as error:
        raise UnusableFile(_DEEP if error.deep else _HOSTILE, name=name) from error
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        raise UnusableFile(_BROKEN, name=name, line=line) from error
