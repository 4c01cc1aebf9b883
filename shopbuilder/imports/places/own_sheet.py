"""Columns of the table of shops that this program writes and reads back."""

from typing import Final

#: Field → heading, in the order of the columns.
COLUMNS: Final = {
    "slug": "Adresse de la page",
    "name": "Nom",
    "trade": "Métier",
    "trade_name": "Métier en clair",
    "number": "Numéro",
    "street": "Voie",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "phone": "Téléphone",
    "email": "Courriel",
    "website": "Site web",
    "hours": "Horaires (OpenStreetMap)",
    "siret": "SIRET",
    "legal_name": "Raison sociale",
    "legal_address": "Siège",
    "tagline": "En une phrase",
    "story": "Histoire",
    "credit": "Source à citer",
}
