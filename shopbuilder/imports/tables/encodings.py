"""Which encoding a table is written in; everything that is no text is refused with a sentence."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.sniffing import Kind, refuse_other_than, size_of
from shopbuilder.imports.tables import mixed
from shopbuilder.imports.tables.limits import MAX_BYTES
from tenants.errors import N_

_CHUNK: Final = 64 * 1024
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXTS: Final = (Kind.TEXT, Kind.HTML, Kind.XML, Kind.JSON, Kind.CALENDAR)
#: Encodings of one byte a letter, the usual one first: Windows, old Macs, tills under DOS.
_ONE_BYTE: Final = ("cp1252", "mac_roman", "cp850")
_FRENCH: Final = frozenset("éèêëàâçùûüîïôœæÉÈÊËÀÂÇÙÛÎÏÔŒÆ«»’‘“”–—…•€°²³½¼ºª§·×ñöäß®©™\u00a0")
#: Of the signs beyond ASCII, so many must be signs that French uses.
_CONVINCING: Final = 0.8
#: Fewer are no proof of an encoding that is rare.
_FEWEST: Final = 4
_SAMPLE: Final = 200_000
_ASCII: Final = bytes(range(128))
_UNKNOWN: Final = N_(
    "“%(name)s” uses an encoding that is not known here (near line %(line)s). Save it as"
    " “CSV UTF-8”."
)
_NUL: Final = N_(
    "Line %(line)s of “%(name)s” holds NUL characters: this is not plain text. Save it as"
    " “CSV UTF-8”."
)
NOTES: Final = {
    mixed.NAME: N_(
        "The file mixes two encodings; both were read. Check that the accents are right."
    ),
    "mac_roman": N_(
        "The file seems to come from an old Mac. Check that the accents are right."
    ),
    "cp850": N_(
        "The file seems to come from an old till (DOS). Check that the accents are right."
    ),
}  # fmt: skip


@dataclass
class _HighBytes:
    """What stands beyond ASCII in a file that is no UTF-8."""

    #: Letters of French that are written as in UTF-8, and bytes that are not.
    sound: int = 0
    stray: int = 0
    counted: Counter[int] = field(default_factory=Counter)

    def add(self, piece: bytes) -> None:
        """Count what stands beyond ASCII in a piece of the file."""
        self.sound += len(mixed.FRENCH_IN_UTF_8.findall(piece))
        high = mixed.ANY_UTF_8.sub(b"", piece).translate(None, _ASCII)
        self.stray += len(high)
        self.counted.update(high)

    def share(self, encoding: str) -> float:
        """Return how much of it are signs French uses, of 1; -1 where a byte stands for no sign."""
        french = 0
        for byte, times in self.counted.items():
            try:
                french += times * (bytes([byte]).decode(encoding) in _FRENCH)
            except UnicodeDecodeError:
                return -1.0
        return french / max(self.counted.total(), 1)


def encoding_of(path: Path, *, max_bytes: int = MAX_BYTES) -> str:
    """Return the Python name of the encoding of a file, after decoding all of it once.

    UTF-8 and UTF-16 by their mark or by their noughts, else UTF-8 if it is valid, or with stray bytes
    of Windows-1252, else the encoding of one byte under which most signs are French. Raises
    UnusableFile for what is empty, too big, no text, or decodes in none of them.
    """
    size_of(path, max_bytes=max_bytes)
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    for encoding in _marked(start):
        _check(path, encoding)
        return encoding
    refuse_other_than(path, *_TEXTS)
    try:
        _check(path, "utf-8")
    except UnicodeDecodeError:
        encoding = _of_one_byte(path)
        _check(path, encoding)
        return encoding
    return "utf-8"


def _marked(start: bytes) -> Iterator[str]:
    """Yield the encoding that the first bytes give away, if they do."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            yield encoding
            return
    pairs = len(start) // 2
    if pairs > 1 and b"\0" in start:
        for encoding, noughts, letters in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
            # In Latin script nearly every second byte is nought, and the others nearly never.
            if (
                start[noughts::2].count(0) > pairs * 0.7
                and start[letters::2].count(0) < pairs * 0.05
            ):
                yield encoding
                return


def _of_one_byte(path: Path) -> str:
    """Return the encoding of a file that is no UTF-8. Raises UnusableFile when none fits."""
    found = _HighBytes()
    with path.open("rb") as file:
        kept = b""
        while chunk := file.read(_CHUNK):
            whole = kept + chunk
            # A letter may be cut by the reading in pieces: what is not ASCII waits for the next.
            end = len(whole) - len(re.search(rb"[\x80-\xff]{0,3}\Z", whole)[0])  # type: ignore[index]
            found.add(whole[:end])
            kept = whole[end:]
            if found.stray > _SAMPLE:
                break
        found.add(kept)
    if found.sound and found.stray <= mixed.MOST:
        return mixed.NAME
    shares = {encoding: found.share(encoding) for encoding in _ONE_BYTE}
    best = max(_ONE_BYTE, key=lambda encoding: shares[encoding])
    convincing = shares[best] >= _CONVINCING and found.counted.total() >= _FEWEST
    if shares["cp1252"] >= 0 and not convincing:
        return "cp1252"
    if convincing:
        return best
    raise UnusableFile(_UNKNOWN, name=path.name, line=1)


def _check(path: Path, encoding: str) -> None:
    """Decode the whole file, chunk by chunk. Lets UnicodeDecodeError of UTF-8 without mark pass."""
    line = 1
    try:
        for text in _chunks(path, encoding):
            if "\0" in text:
                line += text[: text.index("\0")].count("\n")
                raise UnusableFile(_NUL, name=path.name, line=line)
            line += text.count("\n")
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise
        raise UnusableFile(_UNKNOWN, name=path.name, line=line) from error


def _chunks(path: Path, encoding: str) -> Iterator[str]:
    """Yield the decoded file piece by piece."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


#: Letters that were written as UTF-8, read as Windows-1252, and written as UTF-8 once more.
_DOUBLED: Final = re.compile("[ÃÂÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â(?:€|‚¬|„¢)")


def mended(text: str) -> str:
    """Return a text whose letters were written twice (“cafÃ©”) as it was meant; else the text itself.

    It is mended only when all of it comes out as sound UTF-8: a text that holds one letter written
    rightly is left alone, since nobody can tell what it was.
    """
    if not _DOUBLED.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _byte(sign: str) -> bytes:
    """Return the byte that was read as a sign; what Windows-1252 leaves open was kept as it was."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
