"""Where the pictures lie: a folder a town, a file a subject, its key in the name."""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"_town|[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Previews:
    """The files under MEDIA_DIR; None where the installation has no place for any."""

    folder: Path | None

    def path(self, town_id: int, name: str, key: str) -> Path | None:
        """Return the picture with that content; None while it is not drawn."""
        file = self._file(town_id, name, key)
        return file if file is not None and file.is_file() else None

    def put(self, town_id: int, name: str, key: str, png: bytes) -> None:
        """Keep a picture, and forget older ones of the same subject; never half a file."""
        file = self._file(town_id, name, key)
        if file is None:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        unfinished.write_bytes(png)
        unfinished.replace(file)
        for other in file.parent.glob(f"{name}.*.png"):
            if other != file:
                other.unlink(missing_ok=True)

    def _file(self, town_id: int, name: str, key: str) -> Path | None:
        if self.folder is None or not _NAME.fullmatch(name):
            return None
        return self.folder / str(int(town_id)) / "previews" / f"{name}.{key}.png"
