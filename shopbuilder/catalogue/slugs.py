"""Addresses of articles: made of the name, free in their shop, and never changed afterwards."""

from typing import Final

from tenants.services import SLUG_LENGTH, slug_of

#: Second path segments that belong to pages of a shop: no article may take them.
RESERVED: Final = frozenset({"panier", "horaires", "mentions-legales", "conditions", "retrait"})


def slug_base(name: str) -> str:
    """Return the address that a name asks for first."""
    return slug_of(name)[: SLUG_LENGTH - 6].strip("-") or "article"


def free_product_slug(name: str, taken: set[str]) -> str:
    """Return an address made of the name that is not in `taken`, and put it there."""
    base = slug_base(name)
    slug, number = base, 1
    while slug in taken or slug in RESERVED:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug
