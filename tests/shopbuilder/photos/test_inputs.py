"""Every picture among the test data: what is kept and what is refused, by count."""

from collections import Counter
from pathlib import Path

import pytest

from shopbuilder.photos.developing import develop
from shopbuilder.photos.drawing_checks import LETTERED
from shopbuilder.photos.errors import PhotoRefused


def outcome(file: Path) -> str:
    try:
        made = develop(file.read_bytes())
    except PhotoRefused as refusal:
        return refusal.msgid
    assert f"{made.width}.webp" in made.files
    return "kept"


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        # heic_petit.heic has 64 pixels a side.
        (
            "images",
            {
                "kept": 4,
                "This photo is too small: it needs at least %(least)s pixels on each side.": 1,
            },
        ),
        ("photos", {"kept": 13}),
        # coffee.svg and wine.svg are signed in letters of Helvetica.
        ("photos/clipart", {"kept": 12, LETTERED: 2}),
    ],
)
def test_every_picture_is_kept_or_refused_by_count(
    test_data: Path, folder: str, expected: dict[str, int]
) -> None:
    files = sorted(path for path in (test_data / folder).iterdir() if path.is_file())
    assert Counter(outcome(file) for file in files) == expected
