"""Where this installation keeps photos, as its settings say."""

from pathlib import Path

from flask import current_app

from shopbuilder.photos.store import Store


def photo_store() -> Store:
    """Return the store under MEDIA_DIR; without that setting one that holds nothing."""
    folder = current_app.config["MEDIA_DIR"]
    return Store(Path(folder) if folder else None)
