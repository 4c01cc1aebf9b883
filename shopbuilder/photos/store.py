"""Where the files of photos lie: a folder a town, in it a folder a photo."""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from shopbuilder.photos.errors import PhotoRefused
from tenants.errors import N_

_KEY: Final = re.compile(r"[0-9a-f]{32}")
_NAME: Final = re.compile(r"[1-9][0-9]{0,3}\.(webp|jpg)")


@dataclass(frozen=True)
class Store:
    """The files under MEDIA_DIR; None where the installation has no place for any."""

    folder: Path | None

    def put(self, town_id: int, key: str, files: Mapping[str, bytes]) -> None:
        """Write the files of a photo, all or none; those that are there stay as they are.

        Raises PhotoRefused where the installation keeps no photos.
        """
        if self.folder is None:
            raise PhotoRefused(
                N_("This installation has no folder for photos yet: the setting MEDIA_DIR.")
            )
        home = self._home(self.folder, town_id, key)
        if _touched(home):
            return
        unfinished = home.with_name(f"{key}.{secrets.token_hex(4)}")
        unfinished.mkdir(parents=True)
        try:
            for name, data in files.items():
                _write(unfinished / name, data)
            unfinished.rename(home)
        except OSError:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise

    def path(self, town_id: int, key: str, name: str) -> Path | None:
        """Return the file of that name ("720.webp") of a photo, None if there is none."""
        if self.folder is None or not _KEY.fullmatch(key) or not _NAME.fullmatch(name):
            return None
        path = self._home(self.folder, town_id, key) / name
        return path if path.is_file() else None

    def remove(self, town_id: int, key: str) -> None:
        """Delete the files of a photo; none there is no fault."""
        if self.folder is not None:
            shutil.rmtree(self._home(self.folder, town_id, key), ignore_errors=True)

    def old_keys(self, town_id: int, before: datetime) -> Iterator[str]:
        """Yield the keys of files of a town that nobody has put there since `before`."""
        if self.folder is None:
            return
        for home in sorted((self.folder / str(int(town_id))).glob("[0-9a-f][0-9a-f]/*")):
            if _is_older(home, before):
                if _KEY.fullmatch(home.name):
                    yield home.name
                else:  # a writer that died halfway, or a sweep
                    shutil.rmtree(home, ignore_errors=True)

    def sweep(self, town_id: int, key: str, before: datetime) -> bool:
        """Delete files that nobody has put there since `before`; tell whether they are gone.

        Somebody may be putting the same photo there just now: whoever comes first touches the
        folder, or finds it moved away and writes a new one.
        """
        if self.folder is None:
            return False
        home = self._home(self.folder, town_id, key)
        aside = home.with_name(f"{key}.{secrets.token_hex(4)}")
        try:
            home.rename(aside)
        except FileNotFoundError:
            return False
        if _is_older(aside, before):
            shutil.rmtree(aside, ignore_errors=True)
            return True
        with contextlib.suppress(OSError):  # a new one stands there already
            aside.rename(home)
        return False

    @staticmethod
    def _home(folder: Path, town_id: int, key: str) -> Path:
        if not _KEY.fullmatch(key):
            msg = f"Not the key of a photo: {key[:40]!r}"
            raise ValueError(msg)
        return folder / str(int(town_id)) / key[:2] / key


def _touched(home: Path) -> bool:
    """Mark files as put there now; tell whether there are any."""
    try:
        os.utime(home)
    except FileNotFoundError:
        return False
    return True


def _is_older(path: Path, before: datetime) -> bool:
    try:
        return path.stat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        # The row that names the photo must not outlive its files.
        os.fsync(file.fileno())
