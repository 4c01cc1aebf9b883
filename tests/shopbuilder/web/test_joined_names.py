"""Names as the reader's language joins them to a sentence."""

from flask import Flask

from shopbuilder.i18n import in_language, translate
from shopbuilder.web.joined_names import at_place, of_person, of_place, of_shop, to_shop


def test_french_joins_names(app: Flask) -> None:
    with app.app_context(), in_language("fr"):
        assert (of_place("Le Havre"), at_place("Les Lilas")) == ("du Havre", "aux Lilas")
        assert (of_shop("Le Fil"), to_shop("Le Fil")) == ("du Fil", "au Fil")
        assert of_person("Alice") == "d’Alice"


def test_english_leaves_names_alone(app: Flask) -> None:
    with app.app_context(), in_language("en"):
        assert (of_place("Le Bourg"), at_place("Albi")) == ("of Le Bourg", "in Albi")
        assert {of_shop("Le Fil"), to_shop("Le Fil")} == {"Le Fil"}
        assert of_person("Alice") == "Alice"


def test_a_sentence_has_its_preposition_once_in_either_language(app: Flask) -> None:
    with app.app_context(), in_language("fr"):
        said = translate("Photos of %(of_shop)s", of_shop=of_shop("Le Fil"))
    assert said == "Photos du Fil"
    with app.app_context(), in_language("en"):
        assert translate("Photos of %(of_shop)s", of_shop=of_shop("Le Fil")) == "Photos of Le Fil"
