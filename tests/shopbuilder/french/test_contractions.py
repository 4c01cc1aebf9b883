"""Names after "de" and "à", as French writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.french.contractions import at_town, of_person, of_shop, of_town, to_shop

#: Communes, and how Insee joins them (Code officiel géographique 2020); each of its kinds is here.
TOWNS = [
    ("Montrelieu", "de Montrelieu", "à Montrelieu"),
    ("Albi", "d’Albi", "à Albi"),
    ("Évreux", "d’Évreux", "à Évreux"),
    ("Œuilly", "d’Œuilly", "à Œuilly"),
    ("Issoire", "d’Issoire", "à Issoire"),
    ("Ussel", "d’Ussel", "à Ussel"),
    ("Ouistreham", "d’Ouistreham", "à Ouistreham"),
    ("Yvetot", "d’Yvetot", "à Yvetot"),
    ("Yerres", "d’Yerres", "à Yerres"),
    ("Yutz", "d’Yutz", "à Yutz"),
    ("Y", "d’Y", "à Y"),
    ("Hyères", "d’Hyères", "à Hyères"),
    ("Hénin-Beaumont", "d’Hénin-Beaumont", "à Hénin-Beaumont"),
    ("Hérouville-Saint-Clair", "d’Hérouville-Saint-Clair", "à Hérouville-Saint-Clair"),
    ("Hazebrouck", "d’Hazebrouck", "à Hazebrouck"),
    ("Halluin", "d’Halluin", "à Halluin"),
    ("Hendaye", "d’Hendaye", "à Hendaye"),
    ("Hirson", "d’Hirson", "à Hirson"),
    ("Hautmont", "d’Hautmont", "à Hautmont"),
    ("Harfleur", "d’Harfleur", "à Harfleur"),
    ("Honfleur", "de Honfleur", "à Honfleur"),
    ("Houlgate", "de Houlgate", "à Houlgate"),
    ("Houilles", "de Houilles", "à Houilles"),
    ("Haguenau", "de Haguenau", "à Haguenau"),
    ("Huningue", "de Huningue", "à Huningue"),
    ("Hem", "de Hem", "à Hem"),
    ("Ham-sur-Meuse", "de Ham-sur-Meuse", "à Ham-sur-Meuse"),
    ("Hœnheim", "de Hœnheim", "à Hœnheim"),
    ("Hédé-Bazouges", "de Hédé-Bazouges", "à Hédé-Bazouges"),
    ("Haute-Goulaine", "de Haute-Goulaine", "à Haute-Goulaine"),
    ("Hauts de Bienne", "de Hauts de Bienne", "à Hauts de Bienne"),
    ("Le Havre", "du Havre", "au Havre"),
    ("LE HAVRE", "du HAVRE", "au HAVRE"),
    ("Le Mans", "du Mans", "au Mans"),
    ("Le Bourg", "du Bourg", "au Bourg"),
    ("Les Herbiers", "des Herbiers", "aux Herbiers"),
    ("Les Sables-d’Olonne", "des Sables-d’Olonne", "aux Sables-d’Olonne"),
    ("La Rochelle", "de La Rochelle", "à La Rochelle"),
    ("L’Isle-Adam", "de L’Isle-Adam", "à L’Isle-Adam"),
    ("L'Haÿ-les-Roses", "de L'Haÿ-les-Roses", "à L'Haÿ-les-Roses"),
    ("Lens", "de Lens", "à Lens"),
    ("Lesneven", "de Lesneven", "à Lesneven"),
    ("Le", "de Le", "à Le"),
    ("3e arrondissement", "de 3e arrondissement", "à 3e arrondissement"),
]
SHOPS = [
    ("Le Tire-Bouchon", "du Tire-Bouchon", "au Tire-Bouchon"),
    ("Le\u00a0Fournil", "du Fournil", "au Fournil"),
    ("Les Petites Mains", "des Petites Mains", "aux Petites Mains"),
    ("La Pause", "de La Pause", "à La Pause"),
    ("L’Atelier", "de L’Atelier", "à L’Atelier"),
    ("Atelier Bois", "d’Atelier Bois", "à Atelier Bois"),
    ("Épicerie Martin", "d’Épicerie Martin", "à Épicerie Martin"),
    ("Boulangerie Paul", "de Boulangerie Paul", "à Boulangerie Paul"),
    ("Horlogerie Simon", "d’Horlogerie Simon", "à Horlogerie Simon"),
    ("Herboristerie", "d’Herboristerie", "à Herboristerie"),
    ("Hibou & Cie", "de Hibou & Cie", "à Hibou & Cie"),
    ("Halles Bio", "de Halles Bio", "à Halles Bio"),
    ("Yoga Zen", "de Yoga Zen", "à Yoga Zen"),
    ("Yves Optique", "d’Yves Optique", "à Yves Optique"),
    ("Onze", "de Onze", "à Onze"),
    ("Ouate", "de Ouate", "à Ouate"),
    ("123 Fleurs", "de 123 Fleurs", "à 123 Fleurs"),
    ("« Le Coin »", "de « Le Coin »", "à « Le Coin »"),
    ("Au Bon Coin", "de la boutique Au Bon Coin", "à la boutique Au Bon Coin"),
    ("Aux Délices", "de la boutique Aux Délices", "à la boutique Aux Délices"),
    ("À l’heure", "de la boutique À l’heure", "à la boutique À l’heure"),
    ("Chez Léon", "de la boutique Chez Léon", "à la boutique Chez Léon"),
    (
        "Du Pain et des Idées",
        "de la boutique Du Pain et des Idées",
        "à la boutique Du Pain et des Idées",
    ),
    ("D’ici et là", "de la boutique D’ici et là", "à la boutique D’ici et là"),
    ("Aurore", "d’Aurore", "à Aurore"),
    ("Entrecôte", "d’Entrecôte", "à Entrecôte"),
]
PEOPLE = [
    ("Claire", "de Claire"),
    ("Alice", "d’Alice"),
    ("Émile", "d’Émile"),
    ("Hélène", "d’Hélène"),
    ("Hugo", "d’Hugo"),
    ("Hakim", "de Hakim"),
    ("Yann", "de Yann"),
    ("Yvette", "d’Yvette"),
    ("Le Goff", "de Le Goff"),
    ("M. Martin", "de M. Martin"),
]


@pytest.mark.parametrize(("name", "of", "at"), TOWNS)
def test_a_town_is_joined_as_insee_does(name: str, of: str, at: str) -> None:
    assert (of_town(name), at_town(name)) == (of, at)


@pytest.mark.parametrize(("name", "of", "to"), SHOPS)
def test_the_article_of_a_sign_melts_into_the_sentence(name: str, of: str, to: str) -> None:
    assert (of_shop(name), to_shop(name)) == (of, to)


@pytest.mark.parametrize(("name", "of"), PEOPLE)
def test_the_article_of_a_surname_stays(name: str, of: str) -> None:
    assert of_person(name) == of


@given(name=st.text(min_size=1, max_size=40))
def test_whatever_the_name_it_is_told_whole_but_for_its_article(name: str) -> None:
    for joined in (of_town(name), at_town(name), of_shop(name), to_shop(name), of_person(name)):
        lead, _, rest = joined.replace("d’", "de ", 1).partition(" ")
        assert lead in {"de", "du", "des", "à", "au", "aux"}
        assert rest.endswith(name) or (lead not in {"de", "à"} and name.endswith(rest))


@given(name=st.text(alphabet="LeEsS aàhHyYoœ’-'", min_size=1, max_size=12))
def test_no_sentence_says_de_le_nor_a_les(name: str) -> None:
    for joined in (of_town(name), at_town(name), of_shop(name), to_shop(name)):
        words = joined.lower().split()
        assert words[:2] not in (["de", "le"], ["de", "les"], ["à", "le"], ["à", "les"]) or (
            len(words) == 2
        )
