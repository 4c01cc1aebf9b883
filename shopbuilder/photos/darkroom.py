"""Develops what people send in a process of its own, that has little memory, time and no secrets.

A file may be made to break its decoder. Then only that process falls, and the caller hears of it.

    python -m shopbuilder.photos.darkroom BYTES SECONDS < file > developed
"""

import json
import os
import sys
import tempfile
from typing import BinaryIO, Final

from shopbuilder.apart import bound, run_apart
from shopbuilder.photos.developing import Developed, develop
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.sizes import KINDS, widths_of

#: What the process may write into its memory beside the libraries (everything that is taken fits).
MEMORY: Final = 272 * 1024 * 1024
#: Of the processor; the largest photo takes three.
SECONDS: Final = 20
#: By the clock, on a machine with other work.
PATIENCE: Final = 60
#: All sizes of one photo together have about one megabyte.
MOST_WRITTEN: Final = 24 * 1024 * 1024


class DecoderFell(Exception):  # noqa: N818 - it says what happened
    """The process died, ran out of time or answered nonsense: nothing is known of the photo."""


def developed(data: bytes) -> Developed:
    """Return the photo in its sizes. Raises PhotoRefused, DecoderFell."""
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as made:
        sent.write(data)
        sent.seek(0)
        code = run_apart(
            __name__, [str(MEMORY), str(SECONDS)], patience=PATIENCE, stdin=sent, stdout=made
        )
        if code != 0:
            raise DecoderFell
        made.seek(0)
        return _answer(made)


def _answer(made: BinaryIO) -> Developed:
    """Read what the process wrote; it has decoded what strangers send, so it is not believed."""
    try:
        head = json.loads(made.readline(10_000))
        if "refused" in head:
            raise PhotoRefused(str(head["refused"]), **dict(head["values"]))
        width, height, sizes = int(head["width"]), int(head["height"]), dict(head["files"])
        expected = {f"{each}.{ending}" for each in widths_of(width) for ending in KINDS}
        files = {name: made.read(int(sizes[name])) for name in sorted(expected)}
    except (ValueError, KeyError, TypeError) as nonsense:
        raise DecoderFell from nonsense
    if not all(files.values()) or height < 1:
        raise DecoderFell
    return Developed(width, height, files)


def main() -> None:
    """Develop the photo on the input, within limits, and write it or the refusal to the output."""
    os.nice(5)  # pages go first
    bound(memory=int(sys.argv[1]), seconds=int(sys.argv[2]), written=MOST_WRITTEN)
    made = sys.stdout.buffer
    try:
        photo = develop(sys.stdin.buffer.read())
    except PhotoRefused as refusal:
        made.write(json.dumps({"refused": refusal.msgid, "values": refusal.values}).encode())
        return
    names = sorted(photo.files)
    sizes = {name: len(photo.files[name]) for name in names}
    head = {"width": photo.width, "height": photo.height, "files": sizes}
    made.write(json.dumps(head).encode() + b"\n")
    for name in names:
        made.write(photo.files[name])


if __name__ == "__main__":
    main()
