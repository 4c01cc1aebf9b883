"""How fast a shop replies, in a neighbour's words."""

import pytest
from flask import Flask

from shopbuilder.web.reply_times import reply_time


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (None, ""),
        (0, "Répond presque aussitôt"),
        (15, "Répond presque aussitôt"),
        (16, "Répond dans la demi-heure"),
        (60, "Répond dans l’heure"),
        (91, "Répond en 2\u00a0h environ"),
        (130, "Répond en 2\u00a0h environ"),
        (8 * 60, "Répond en 8\u00a0h environ"),
        (10 * 60, "Répond d’un jour à l’autre"),
        (60 * 60, "Répond en quelques jours"),
    ],
)
def test_a_figure_becomes_a_sentence(app: Flask, minutes: int | None, said: str) -> None:
    with app.test_request_context():
        assert reply_time(minutes) == said
