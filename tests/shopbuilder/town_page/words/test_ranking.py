"""The page that tells how lists are ordered."""

from hashlib import sha256

from tests.cast import Cast
from tests.conftest import Browser


def test_the_draw_of_the_day_can_be_checked(morning: Cast, client: Browser) -> None:
    page = client.get("/classement").text

    assert "<code>2026-11-21/montclair</code>" in page
    assert sha256(b"2026-11-21/montclair/boulangerie-du-centre").hexdigest()[:12] in page


def test_the_rule_can_be_kept(morning: Cast, client: Browser) -> None:
    assert client.get("/classement").headers["Cache-Control"] == "public, max-age=300"
