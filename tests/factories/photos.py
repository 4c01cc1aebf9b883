"""Photos painted on the spot, and photos in the window of a shop."""

from io import BytesIO
from typing import Any

from PIL import Image
from sqlalchemy import select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.models import Photo
from shopbuilder.photos.services import add_photo
from shopbuilder.town_life.models import ShopPerson
from shopbuilder.web.media import photo_store
from tenants.database import db
from tenants.models import Shop


def painted(
    width: int = 400,
    height: int = 300,
    *,
    kind: str = "JPEG",
    mode: str = "RGB",
    colour: Any = (200, 120, 40),
    **saved: Any,
) -> bytes:
    """Return a file of this kind: one colour, its upper left quarter dark."""
    image = Image.new(mode, (width, height), colour)
    image.paste(
        0 if isinstance(colour, int) else tuple(0 for _ in colour), (0, 0, width // 2, height // 2)
    )
    into = BytesIO()
    image.save(into, format=kind, **saved)
    return into.getvalue()


def photo_of(
    shop: str,
    *,
    product: str | None = None,
    person: str | None = None,
    data: bytes | None = None,
    alt: str = "La vitrine",
) -> Photo:
    """Put a photo into the window of a shop of the town entered, by the verb itself."""
    owner = db.session.scalars(select(Shop).where(Shop.slug == shop)).one()
    article = select(Product).where(Product.shop_id == owner.id, Product.slug == product)
    somebody = select(ShopPerson).where(ShopPerson.shop_id == owner.id, ShopPerson.name == person)
    return add_photo(
        owner,
        painted() if data is None else data,
        alt,
        store=photo_store(),
        actor="test",
        product=db.session.scalars(article).one() if product else None,
        person=db.session.scalars(somebody).one() if person else None,
    )
