"""What a file really is, whatever its name says: told by its first bytes and by what it holds."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Final

from shopbuilder.imports.errors import UnusableFile
from tenants.errors import N_

_HEAD: Final = 4096
#: The streams of an old Office file are named in its directory, in UTF-16.
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_TEXT: Final = "WordDocument".encode("utf-16-le")
_OLD_TABLES: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


class Kind(StrEnum):
    """What a file is."""

    TEXT = "text"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    HTML = "html"
    LOCKED = "locked"
    NUMBERS = "numbers"
    WRITTEN = "written"
    XML = "xml"
    JSON = "json"
    CALENDAR = "calendar"
    PDF = "pdf"
    PICTURE = "picture"
    ARCHIVE = "archive"
    DAMAGED = "damaged"
    OTHER = "other"


#: Kinds that hold rows and columns.
TABLES: Final = frozenset(
    {Kind.TEXT, Kind.XLSX, Kind.XLSB, Kind.ODS, Kind.XLS, Kind.HTML}
)  # fmt: skip

_STARTS: Final = (
    (b"%PDF", Kind.PDF),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE),
    (b"MM\0*", Kind.PICTURE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"Rar!", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ", Kind.ARCHIVE),
    (b"MZ\x90", Kind.OTHER),
    (b"\x7fELF", Kind.OTHER),
    (b"SQLite format 3", Kind.OTHER),
    (b"MIME-Version:", Kind.WRITTEN),
    (b"{\\rtf", Kind.WRITTEN),
)
#: A part that gives the kind of an archive away.
_PARTS: Final = {
    "xl/workbook.xml": Kind.XLSX,
    "xl/workbook.bin": Kind.XLSB,
    "word/document.xml": Kind.WRITTEN,
}
_HTML: Final = re.compile(
    rb"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|style|body)\b"
)

#: What to say where rows and columns were expected.
_NO_TABLE: Final = {
    Kind.LOCKED: N_(
        "“%(name)s” is protected by a password. Open it in your spreadsheet, remove the"
        " password, save it, and send it again."
    ),
    Kind.NUMBERS: N_(
        "“%(name)s” is a Numbers document. In Numbers, choose “File”, “Export to”, “Excel”."
    ),
    Kind.WRITTEN: N_(
        "“%(name)s” is a text document, not a table. Copy the table into a spreadsheet, save it,"
        " and send that."
    ),
    Kind.XML: N_(
        "“%(name)s” is an XML file, not a table. If a spreadsheet opens it, save it there as"
        " “Excel workbook (.xlsx)”."
    ),
    Kind.JSON: N_("“%(name)s” is a JSON file, not a table."),
    Kind.CALENDAR: N_("“%(name)s” is a calendar, not a table."),
    Kind.PDF: N_("“%(name)s” is a PDF document, not a table of text."),
    Kind.PICTURE: N_("“%(name)s” is a picture, not a table."),
    Kind.ARCHIVE: N_("“%(name)s” is an archive. Unpack it, and send the table that is inside."),
    Kind.DAMAGED: N_(
        "“%(name)s” is a damaged workbook or archive: its end is missing or was changed."
        " Send it again, or save it again."
    ),
    Kind.OTHER: N_("“%(name)s” is a program or a database, not a table."),
}
_WORKBOOK: Final = N_(
    "“%(name)s” is a workbook, not a table of text: in your spreadsheet choose “Save as”, then"
    " “CSV UTF-8”."
)
_PAGE: Final = N_("“%(name)s” is a web page, not a table of text.")


def size_of(path: Path, *, max_bytes: int) -> int:
    """Return the size of a file in bytes.

    Raises UnusableFile for one that is missing, cannot be read, is empty or has more than `max_bytes`.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError as error:
        raise UnusableFile(N_("There is no file “%(name)s”."), name=path.name) from error
    except OSError as error:
        raise UnusableFile(
            N_("“%(name)s” cannot be read: %(why)s."), name=path.name, why=error.strerror
        ) from error
    if not size:
        raise UnusableFile(N_("“%(name)s” is empty."), name=path.name)
    if size > max_bytes:
        raise UnusableFile(
            N_("“%(name)s” is too big: %(most)s MB at most. Split it in two."),
            name=path.name,
            most=max_bytes // (1024 * 1024),
        )
    return size


def kind_of(path: Path) -> Kind:
    """Return what a file is; text of any kind that is none of the others is TEXT."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _kind_of_old_office(path)
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    return Kind.PICTURE if _is_a_picture(head) else _kind_of_text(head)


def _is_a_picture(head: bytes) -> bool:
    """Tell pictures whose first bytes alone might begin a text: “BM” and what is in a container."""
    bitmap = head[:2] == b"BM" and head[6:10] == bytes(4)
    return bitmap or head[:4] == b"RIFF" or head[4:8] == b"ftyp"


def refuse_other_than(path: Path, *wanted: Kind) -> Kind:
    """Return the kind of a file. Raises UnusableFile, saying what it is, when it is none of `wanted`."""
    kind = kind_of(path)
    if kind in wanted:
        return kind
    if kind == Kind.HTML:
        raise UnusableFile(_PAGE, name=path.name)
    raise UnusableFile(_NO_TABLE.get(kind, _WORKBOOK), name=path.name)


def _kind_of_zip(path: Path) -> Kind:
    """Tell workbooks from other archives by the names in the directory."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                return Kind.LOCKED
            mime = archive.read("mimetype")[:80] if _is_small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError):
        return Kind.DAMAGED
    return next((kind for sign, kind in _PARTS.items() if sign in names), _by_mime(names, mime))


def _by_mime(names: set[str], mime: bytes) -> Kind:
    """Tell documents of LibreOffice and of Numbers from archives of anything."""
    if mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Kind.ODS
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        return Kind.NUMBERS
    return Kind.WRITTEN if mime else Kind.ARCHIVE


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    try:
        return archive.getinfo(name).file_size < _HEAD
    except KeyError:
        return False


def _kind_of_old_office(path: Path) -> Kind:
    """Tell an old workbook from a locked new one and from a letter, by the names of its streams."""
    content = path.read_bytes()
    if _LOCKED in content:
        return Kind.LOCKED
    if any(name in content for name in _OLD_TABLES):
        return Kind.XLS
    return Kind.WRITTEN if _OLD_TEXT in content else Kind.DAMAGED


def _kind_of_text(head: bytes) -> Kind:
    """Tell pages, XML, JSON and calendars from other text by how they begin."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"<":
        lower = start.lower()
        if _HTML.match(lower) or (lower.startswith(b"<?xml") and b"<html" in lower):
            return Kind.HTML
        if re.match(rb"<[?!a-z]", lower):
            return Kind.XML
    if start.startswith(b"BEGIN:VCALENDAR"):
        return Kind.CALENDAR
    if re.match(rb"\{\s*(?:\"[^\"]{0,80}\"\s*:|\})|\[\s*[\[{]", start):
        return Kind.JSON
    return Kind.TEXT
