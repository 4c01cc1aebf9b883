"""Rows of invented files, in the layouts of real ones."""

from collections.abc import Mapping

#: SIRET that add up, of nobody.
BAKER, BOOKS, THIRD = "12345678200010", "98765432400019", "11111111800019"


def establishment(number: str, sign: str, activity: str = "10.71C", **more: str) -> dict[str, str]:
    """Return a row of the register's layout since 2019."""
    row = {
        "siren": number[:9],
        "nic": number[9:],
        "siret": number,
        "statutDiffusionEtablissement": "O",
        "etatAdministratifEtablissement": "A",
        "activitePrincipaleEtablissement": activity,
        "enseigne1Etablissement": sign,
        "denominationUsuelleEtablissement": "",
        "numeroVoieEtablissement": "12",
        "indiceRepetitionEtablissement": "",
        "typeVoieEtablissement": "RUE",
        "libelleVoieEtablissement": "DU FOUR",
        "codePostalEtablissement": "00000",
        "libelleCommuneEtablissement": "BOURG",
    }
    return row | more


def listed(name: str, activity: str = "Boulangerie", **more: str) -> dict[str, str]:
    """Return a row of a town's list, as Villeurbanne lays it out."""
    row = {
        "nom": name, "activite": activity, "numero": "12", "voie": "R DU FOUR", "lieu_dit": "",
        "code_postal": "00000", "commune": "Bourg", "code_insee": "", "siret": "",
        "latitude": "48.9", "longitude": "2.48",
    }  # fmt: skip
    return row | more


def address(number: str, street: str = "Rue du Four", **more: str) -> dict[str, str]:
    """Return a row of the address base; doors stand 10 metres apart, one after the other."""
    metres = 10 * int(number)
    row = {
        "id": f"00000_{street}_{number}_{more.get('rep', '')}", "numero": number, "rep": "",
        "nom_voie": street, "code_postal": "00000", "nom_commune": "Bourg",
        "lon": "2.48", "lat": f"{48.9 + metres / 111_195:.7f}",
    }  # fmt: skip
    return row | more


def without(row: Mapping[str, str], *names: str) -> dict[str, str]:
    """Return a row with these cells empty."""
    return {name: "" if name in names else value for name, value in row.items()}
