import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.openstreetmap.street_names import street_key
from shopbuilder.imports.places.spelling import (
    house_number,
    number_and_street,
    person_name,
    sign_name,
    street_name,
    undoubled,
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CRS EMILE ZOLA", "Cours Émile-Zola"),
        ("crs emile zola", "Cours Émile-Zola"),
        ("Cours Emile Zola", "Cours Émile-Zola"),
        ("R FLACHET", "Rue Flachet"),
        ("PTR DU ROULET", "Petite rue du Roulet"),
        ("R DU 8 MAI 1945", "Rue du 8-Mai-1945"),
        ("R DU 1ER MARS 1943", "Rue du 1er-Mars-1943"),
        ("R DE LA LIGNE DE L'EST", "Rue de la Ligne de l’Est"),
        ("R D'ALSACE", "Rue d’Alsace"),
        ("AV GENERAL LECLERC", "Avenue Général-Leclerc"),
        ("PL DU DOCTEUR LAZARE GOUJON", "Place du Docteur-Lazare-Goujon"),
        ("AV ANTOINE DE SAINT-EXUPERY", "Avenue Antoine-de-Saint-Exupéry"),
        ("R JEAN DE LA FONTAINE", "Rue Jean-de-La-Fontaine"),
        ("R RENE PROLONGEE", "Rue René prolongée"),
        ("IMP DES SOEURS", "Impasse des Sœurs"),
        ("RUE DU FAUBOURG SAINT ANTOINE", "Rue du Faubourg Saint-Antoine"),
        ("BP 1345", ""),
        ("R", ""),
        ("", ""),
    ],
)
def test_a_street_in_capitals_is_written_out(written: str, name: str) -> None:
    assert street_name(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Allee des Paquerettes", "Allée des Pâquerettes"),
        ("Rue du Fer a Cheval", "Rue du Fer à Cheval"),
        ("Av du Mal de Lattre de Tassigny", "Avenue du Maréchal de Lattre de Tassigny"),
        ("Rue Edouard Vaillant", "Rue Édouard Vaillant"),
        ("Rue de Fontanieres", "Rue de Fontanieres"),
    ],
)
def test_what_the_town_wrote_without_hyphens_gets_accents_only(written: str, name: str) -> None:
    assert street_name(written, joined=False) == name


def test_every_street_of_villeurbanne_is_written_out(test_data: Path) -> None:
    path = test_data / "towns" / "villeurbanne" / "etablissements.csv"
    with path.open(encoding="utf-8") as file:
        written = {row["voie"] for row in csv.DictReader(file, delimiter=";")}
    names = {street_name(number_and_street(each)[1]) for each in written} - {""}
    assert len(written) == 166
    assert len({street_key(name) for name in names}) == 141
    assert not [name for name in names if name.isupper() or name.islower()]


@given(st.text(max_size=80))
def test_writing_out_twice_changes_nothing_more(text: str) -> None:
    once = street_name(text)
    assert street_name(once) == once or not once


def test_text_encoded_twice_is_read_as_it_was_meant() -> None:
    assert undoubled("AllÃ©e de lâ€™EgalitÃ©") == "Allée de l’Egalité"
    assert undoubled("Allée Molière") == "Allée Molière"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("115 bis rue de la roquette", ("115 bis", "rue de la roquette")),
        ("6, rue de la Folie Méricourt", ("6", "rue de la Folie Méricourt")),
        ("09 rue Mont Louis", ("9", "rue Mont Louis")),
        ("1 PL DES PASSEMENTIERS", ("1", "PL DES PASSEMENTIERS")),
        ("Marché de bastille", ("", "Marché de bastille")),
    ],
)
def test_a_free_address_is_a_number_and_a_street(address: str, expected: tuple[str, str]) -> None:
    assert number_and_street(address) == expected


@pytest.mark.parametrize(
    ("written", "coded", "number"),
    [
        ("0", False, ""), ("", False, ""), ("012", False, "12"), ("9 BIS", False, "9 bis"),
        ("52 B", False, "52 B"), ("52 B", True, "52 bis"), ("291 Q", False, "291 quater"),
        ("3 ter", True, "3 ter"), ("34-36", False, "34-36"),
    ],
)  # fmt: skip
def test_house_numbers_are_as_on_the_plate(written: str, coded: bool, number: str) -> None:
    assert house_number(written, coded=coded) == number


def test_people_and_signs_of_registers_are_written_as_people_do() -> None:
    assert person_name("SANDRON*DI BARTOLOMEO/CLAIRE MICHELINE /") == "Claire Di Bartolomeo"
    assert person_name("CASSARA") == "CASSARA"
    assert sign_name("BOULANGERIE DU CENTRE") == "Boulangerie du Centre"
    assert sign_name("L'ATELIER DES FLEURS") == "L’Atelier des Fleurs"
    assert sign_name("KFC") == "KFC"
    assert sign_name("Chez Léa") == "Chez Léa"
