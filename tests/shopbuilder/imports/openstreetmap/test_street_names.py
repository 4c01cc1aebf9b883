import pytest

from shopbuilder.imports.openstreetmap.street_names import best_spelling, loose_key, street_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RUE NATIONALE", "Rue Nationale"),
        ("R NATIONALE", "Rue Nationale"),
        ("CRS EMILE ZOLA", "Cours Émile Zola"),
        ("Place du Théatre", "Place du Théâtre"),
        ("Bd de la Liberté", "boulevard de la liberté"),
        ("Av. St-Maur", "Avenue Saint-Maur"),
        ("Rue d’Inkermann", "Rue d'Inkermann"),
        ("Rue du Sacré-Cœur", "rue du sacre coeur"),
    ],
)
def test_spellings_of_one_street_are_equal(one: str, other: str) -> None:
    assert street_key(one) == street_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rue Solférino", "Rue de Solferino"), ("Rue Neuve", "Place Neuve"), ("Rue St", "Rue Ste")],
)
def test_different_streets_are_not(one: str, other: str) -> None:
    assert street_key(one) != street_key(other)


def test_little_words_may_be_left_out_of_a_loose_key() -> None:
    assert loose_key("Rue Inkermann") == loose_key("Rue d'Inkermann")
    assert loose_key("rue Faisan") == loose_key("Rue du Faisan")


def test_a_name_in_another_script_is_a_key_of_its_own() -> None:
    assert street_key("北京路") != street_key("南京路")


def test_the_spelling_with_most_accents_is_shown() -> None:
    assert best_spelling({"Place du Théatre": 5, "Place du Théâtre": 1}) == "Place du Théâtre"
    assert best_spelling({"place de Strasbourg": 2, "Place de Strasbourg": 1})[0] == "P"
    assert best_spelling({"RUE NATIONALE": 2, "Rue Nationale": 1}) == "Rue Nationale"
