"""Which encoding a table is written in; everything that is no text is refused with a sentence."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from shopbuilder.imports.errors import UnusableFile
from tenants.errors import N_

#: A catalogue of 20,000 articles with long texts stays under it.
MAX_BYTES = 20 * 1024 * 1024

_CHUNK = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOK = N_(
    "“%(name)s” is a workbook, not a table of text: in your spreadsheet choose “Save as”, then"
    " “CSV UTF-8”."
)
_OTHER_KINDS = (
    (b"PK\x03\x04", _WORKBOOK),
    (b"\xd0\xcf\x11\xe0", _WORKBOOK),
    (b"%PDF", N_("“%(name)s” is a PDF document, not a table of text.")),
)


def encoding_of(path: Path, *, max_bytes: int = MAX_BYTES) -> str:
    """Return the Python name of the encoding of a file, after decoding all of it once.

    UTF-8 and UTF-16 by their mark, else UTF-8 if it is valid, else Windows-1252. Raises
    UnusableFile for what is empty, too big, no text, or decodes in none of them.
    """
    start = _start(path, max_bytes)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            _check(path, encoding)
            return encoding
    try:
        _check(path, "utf-8")
    except UnicodeDecodeError:
        _check(path, "cp1252")
        return "cp1252"
    return "utf-8"


def _start(path: Path, max_bytes: int) -> bytes:
    """Return the first bytes of a file. Raises UnusableFile for what is plainly no table."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
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
            N_("“%(name)s” is too big: at most %(most)s MB are read. Split it in two."),
            name=path.name,
            most=max_bytes // (1024 * 1024),
        )
    for kind, sentence in _OTHER_KINDS:
        if start.startswith(kind):
            raise UnusableFile(sentence, name=path.name)
    return start


def _check(path: Path, encoding: str) -> None:
    """Decode the whole file, chunk by chunk. Lets UnicodeDecodeError of UTF-8 without mark pass."""
    line = 1
    try:
        for text in _chunks(path, encoding):
            if "\0" in text:
                raise UnusableFile(
                    N_(
                        "Line %(line)s of “%(name)s” holds NUL characters: this is no plain text."
                        " Save it as “CSV UTF-8”."
                    ),
                    name=path.name,
                    line=line + text[: text.index("\0")].count("\n"),
                )
            line += text.count("\n")
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise
        raise UnusableFile(
            N_(
                "“%(name)s” is written in no encoding known here (near line %(line)s). Save it as"
                " “CSV UTF-8”."
            ),
            name=path.name,
            line=line,
        ) from error


def _chunks(path: Path, encoding: str) -> Iterator[str]:
    """Yield the decoded file piece by piece."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)
