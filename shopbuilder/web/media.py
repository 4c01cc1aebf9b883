"""Where this installation keeps photos and pictures of links, as its settings say."""

from pathlib import Path

from flask import current_app

from shopbuilder.photos.store import Store
from shopbuilder.previews.store import Previews


def photo_store() -> Store:
    """Return the store under MEDIA_DIR; without that setting one that holds nothing."""
    folder = current_app.config["MEDIA_DIR"]
    return Store(Path(folder) if folder else None)


def preview_store() -> Previews:
    """Return where pictures of links lie; without that setting nowhere."""
    folder = current_app.config["MEDIA_DIR"]
    return Previews(Path(folder) if folder else None)
