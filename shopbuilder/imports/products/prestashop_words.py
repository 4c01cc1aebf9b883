"""Headings of PrestaShop's product files, in English and French, stars and hints taken off."""

from typing import Final

SYNONYMS: Final = {
    "id": ("product id", "id", "id produit"),
    "active": ("active 0 1", "actif 0 1"),
    "name": ("name", "nom"),
    "category": ("categories x y z", "categories"),
    "price_without_tax": (
        "price tax excluded", "price tax excluded or price tax excl", "price tax excl",
        "prix ht", "prix ht ou prix hors taxe", "prix hors taxes",
    ),
    "price": ("price tax included", "prix ttc"),
    "tax_rule": (
        "tax rules id", "tax rule id", "id regle de taxes", "id regle de taxe", "id regles de taxes",
    ),
    "wholesale": ("wholesale price", "cost price", "prix de gros", "prix d achat"),
    "amount": ("discount amount", "montant de la remise"),
    "percent": ("discount percent", "pourcentage de la remise", "pourcentage de remise"),
    "discount_from": (
        "discount from yyyy mm dd", "remise a partir de aaaa mm jj", "remise a partir du aaaa mm jj",
    ),
    "discount_to": (
        "discount to yyyy mm dd", "remise jusqu a aaaa mm jj", "remise jusqu au aaaa mm jj",
    ),
    "code": ("reference", "reference no"),
    "ean": ("ean13", "ean 13", "code barres ean 13"),
    "upc": ("upc", "code barres upc"),
    "isbn": ("isbn",),
    "stock": ("quantity", "quantite"),
    "visibility": ("visibility", "visibilite"),
    "summary": ("summary", "short description", "resume", "recapitulatif"),
    "description": ("description",),
    "rewritten": ("url rewritten", "url reecrite", "url simplifiee"),
    "images": ("image urls x y z", "url des images x y z", "urls des images x y z"),
    "condition": ("condition", "etat"),
    "virtual": ("virtual product", "produit dematerialise", "produit virtuel"),
}  # fmt: skip

FILLS: Final = {
    "description": ("description", "summary"),
    "category": ("category",),
    "published": ("active", "visibility"),
    "noted_images": ("images",),
    "sku": ("code",),
    "gtin": ("ean", "upc", "isbn"),
    "stock": ("stock",),
}
