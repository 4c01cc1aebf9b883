"""Workbooks are zip archives: what one would unfold to is measured before anything is read of it."""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Final

from shopbuilder.imports.errors import UnusableFile
from tenants.errors import N_

#: In bytes, once unfolded: 100,000 lines of thirty columns stay under it.
MAX_UNFOLDED: Final = 256 * 1024 * 1024
#: Parts of a workbook; pictures and sheets count.
MAX_MEMBERS: Final = 2_000
#: No table shrinks further; a bomb does. Small parts may, their first bytes cost as much.
MAX_RATIO: Final = 200
_SMALL: Final = 4 * 1024 * 1024

_CHUNK: Final = 64 * 1024
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_ARCHIVES: Final = (".zip", ".xlsx", ".ods", ".gz", ".7z")
_NESTED: Final = N_("“%(name)s” holds an archive inside another. Send the table alone.")
_BOMB: Final = N_(
    "“%(name)s” would unpack to far more than a table of articles or shops holds. Save"
    " only the table you need as “CSV UTF-8”."
)
_DAMAGED: Final = N_(
    "“%(name)s” is a damaged workbook: a part of it cannot be unpacked. Save it again."
)


def check_archive(path: Path) -> None:
    """Raise UnusableFile for an archive that lies, holds archives, or unfolds to too much.

    The directory is judged first; then each part is really unfolded, into nothing, since a directory
    may say what it likes. Memory stays flat, and the work ends at MAX_UNFOLDED.
    """
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        entries = archive.infolist()
        _judge_directory(path, entries)
        left = MAX_UNFOLDED
        for entry in entries:
            unfolded = _unfolded(path, file, entry, left)
            if unfolded != entry.file_size:
                raise UnusableFile(_DAMAGED, name=path.name)
            left -= unfolded


def _judge_directory(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Raise UnusableFile for what the directory itself gives away."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_MEMBERS or total > MAX_UNFOLDED:
        raise UnusableFile(_BOMB, name=path.name)
    if len({entry.filename for entry in entries}) < len(entries):
        raise UnusableFile(_DAMAGED, name=path.name)
    if any(entry.filename.lower().endswith(_ARCHIVES) for entry in entries):
        raise UnusableFile(_NESTED, name=path.name)
    if any(map(_shrinks_too_much, entries)):
        raise UnusableFile(_BOMB, name=path.name)


def _shrinks_too_much(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(_SMALL, MAX_RATIO * max(entry.compress_size, 1))


def _unfolded(path: Path, file: BinaryIO, entry: zipfile.ZipInfo, most: int) -> int:
    """Return how many bytes a part really unfolds to. Raises UnusableFile beyond `most`."""
    file.seek(entry.header_offset)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
        raise UnusableFile(_DAMAGED, name=path.name)
    *_, name_length, extra_length = _LOCAL.unpack(head)
    file.seek(name_length + extra_length, 1)
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.compress_size
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise UnusableFile(_DAMAGED, name=path.name)
    try:
        return _inflated(path, file, entry.compress_size, most)
    except zlib.error as error:
        raise UnusableFile(_DAMAGED, name=path.name) from error


def _inflated(path: Path, file: BinaryIO, folded: int, most: int) -> int:
    """Inflate `folded` bytes into nothing, and return how many they were."""
    inflater = zlib.decompressobj(-15)
    count = 0
    waiting = b""
    while not inflater.eof:
        if not waiting:
            waiting = file.read(min(_CHUNK, folded))
            folded -= len(waiting)
        out = inflater.decompress(waiting, _CHUNK)
        if not out and not waiting:
            break
        waiting = inflater.unconsumed_tail
        count += len(out)
        if count > most:
            raise UnusableFile(_BOMB, name=path.name)
    return count
