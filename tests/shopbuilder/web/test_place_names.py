"""Names of towns inside a sentence."""

import pytest
from flask import Flask

from shopbuilder.i18n import in_language
from shopbuilder.web.place_names import at_place, of_place


@pytest.mark.parametrize(
    ("name", "of", "at"),
    [
        ("Montrelieu", "de Montrelieu", "à Montrelieu"),
        ("Albi", "d’Albi", "à Albi"),
        ("Évreux", "d’Évreux", "à Évreux"),
        ("Œuilly", "d’Œuilly", "à Œuilly"),
        ("Yvetot", "d’Yvetot", "à Yvetot"),
        ("Hyères", "d’Hyères", "à Hyères"),
        ("Houilles", "de Houilles", "à Houilles"),
        ("Le Bourg", "du Bourg", "au Bourg"),
        ("Les Lilas", "des Lilas", "aux Lilas"),
        ("La Rochelle", "de La Rochelle", "à La Rochelle"),
        ("L’Isle-Adam", "de L’Isle-Adam", "à L’Isle-Adam"),
        ("Lens", "de Lens", "à Lens"),
        ("Lesneven", "de Lesneven", "à Lesneven"),
        ("Le", "de Le", "à Le"),
    ],
)
def test_a_town_is_named_as_french_does(app: Flask, name: str, of: str, at: str) -> None:
    with app.app_context(), in_language("fr"):
        assert (of_place(name), at_place(name)) == (of, at)


def test_english_leaves_names_alone(app: Flask) -> None:
    with app.app_context(), in_language("en"):
        assert (of_place("Le Bourg"), at_place("Albi")) == ("of Le Bourg", "in Albi")
