"""A mail server that delivers nothing: each mail becomes a file one can read.

python -m shopbuilder.local.mail_sink --port 1025 --dir var/mailbox
"""

import argparse
import asyncio
import itertools
import os
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

#: Bytes a mail may have; the programs here send a few kilobytes.
_LARGEST_MAIL = 10 * 1024 * 1024


class Mailbox:
    """Takes mails from the SMTP server and writes each as `<time>-<number>.eml`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._numbers = itertools.count()

    async def handle_DATA(  # noqa: N802 - the name aiosmtpd looks for
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Store one mail and answer the sender; a full disk is said as a temporary failure."""
        try:
            self.store(envelope)
        except OSError as error:
            return f"452 Requested action not taken: {error.strerror}"
        return "250 Stored"

    def store(self, envelope: Envelope) -> Path:
        """Write the mail under another name first: a reader never sees half a file."""
        # The clock of the machine: files sort by arrival whatever the town's clock is set to.
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
        goal = self._directory / f"{stamp}-{os.getpid()}-{next(self._numbers)}.eml"
        unfinished = goal.with_suffix(".part")
        unfinished.write_bytes(_addressed(envelope))
        unfinished.rename(goal)
        return goal


def _addressed(envelope: Envelope) -> bytes:
    """Return the mail preceded by whom it was really for, as mail servers note it."""
    content = envelope.content or b""
    raw = content.encode() if isinstance(content, str) else content
    lines = [f"X-Envelope-From: {envelope.mail_from or ''}"]
    lines += [f"X-Envelope-To: {recipient}" for recipient in envelope.rcpt_tos]
    return "".join(f"{line}\r\n" for line in lines).encode() + raw


async def serve(port: int, directory: Path) -> None:
    """Listen on 127.0.0.1 until the process ends."""
    mailbox = Mailbox(directory)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(mailbox, data_size_limit=_LARGEST_MAIL, enable_SMTPUTF8=True),
        host="127.0.0.1",
        port=port,
    )
    async with server:
        await server.serve_forever()


def main() -> None:
    """Read the two options and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--dir", type=Path, required=True)
    options = parser.parse_args()
    options.dir.mkdir(parents=True, exist_ok=True)
    asyncio.run(serve(options.port, options.dir))


if __name__ == "__main__":
    main()
