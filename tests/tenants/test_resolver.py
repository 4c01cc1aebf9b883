"""From host to town."""

from flask import Flask

from tests.cast import Cast
from tests.conftest import browser


def test_an_unknown_host_is_refused(cast: Cast, app: Flask) -> None:
    assert browser(app, "nulle-part.example").get("/").status_code == 404
