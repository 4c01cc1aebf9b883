"""The cast: two towns, their people, and a stranger. Names are the same in every test."""

from dataclasses import dataclass

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.context import CurrentTown
from tenants.database import db, in_town, transaction
from tenants.models import Person, Shop
from tenants.passwords import hash_password
from tenants.services import add_member, admit_shop, create_town

PASSWORD = "un mot de passe long"


@dataclass(frozen=True)
class Cast:
    """Who plays. Ids only, since a row belongs to the session that loaded it."""

    town: CurrentTown
    other_town: CurrentTown
    #: Shops of the first town: Alice's bakery and Bob's bookshop; of the other one: Chloé's.
    bakery_id: int
    books_id: int
    other_shop_id: int
    #: Variants: 10 counted loaves, a book that is not counted, the other town's cheese.
    loaf_id: int
    book_id: int
    cheese_id: int
    bakery: str = "fournil-d-alice"
    books: str = "librairie-bob"
    other_shop: str = "cremerie-chloe"
    alice: str = "alice@example.org"
    bob: str = "bob@example.org"
    clerk: str = "claire@example.org"
    #: Has an account and no role.
    stranger: str = "sacha@example.org"
    chloe: str = "chloe@example.org"
    other_clerk: str = "denis@example.org"


#: Open every day, so that a test that does not care about hours always finds slots.
ALWAYS = "Mo-Su 08:00-20:00"


def make_cast() -> Cast:
    """Write the cast to the database and return it."""
    town = create_town("montclair", "Montclair", hosts=("montclair.localhost",))
    other = create_town("valbrun", "Valbrun", hosts=("valbrun.localhost",))
    with in_town(town), transaction():
        street = make_street("Rue du Four", "rue-du-four")
        bakery, loaf = make_shop("Fournil d’Alice", "bakery", street, "Pain de campagne", 420, 10)
        books, book = make_shop("Librairie Bob", "books", street, "Le Tour du puits", 1890, None)
        add_member(Cast.alice, "Alice", "trader", shop=bakery, password=PASSWORD)
        add_member(Cast.bob, "Bob", "trader", shop=books, password=PASSWORD)
        add_member(Cast.clerk, "Claire", "clerk", password=PASSWORD)
        db.session.add(
            Person(email=Cast.stranger, name="Sacha", password_hash=hash_password(PASSWORD))
        )
        bakery_id, books_id, loaf_id, book_id = bakery.id, books.id, loaf.id, book.id
    with in_town(other), transaction():
        street = make_street("Place Haute", "place-haute")
        shop, cheese = make_shop("Crémerie Chloé", "cheese", street, "Tomme", 650, 5)
        add_member(Cast.chloe, "Chloé", "trader", shop=shop, password=PASSWORD)
        add_member(Cast.other_clerk, "Denis", "clerk", password=PASSWORD)
        shop_id, cheese_id = shop.id, cheese.id
    return Cast(town, other, bakery_id, books_id, shop_id, loaf_id, book_id, cheese_id)


def make_street(name: str, slug: str) -> Street:
    """Add a street to the town entered."""
    street = Street(name=name, slug=slug, position=1)
    db.session.add(street)
    db.session.flush()
    return street


def make_shop(
    name: str,
    trade: str,
    street: Street | None,
    product: str,
    price_cents: int,
    stock: int | None,
) -> tuple[Shop, Variant]:
    """Add a shop that sells one product, complete enough to be ordered from."""
    shop = admit_shop(name)
    profile = ShopProfile(
        shop_id=shop.id,
        trade=trade,
        mode="sell",
        taken_over=True,
        street_id=street.id if street else None,
        house_number="1",
        door_order=1.0,
        opening_hours=ALWAYS,
        slot_capacity=1000,
        lead_minutes=0,
        phone="+33199000001",
        email=f"{shop.slug}@example.org",
        legal_name=f"{name} SARL",
        legal_form="SARL",
        legal_address="1 rue du Four, 00000 Montclair",
        siret="00000000000000",
        mediator="Médiation du commerce, 00000 Montclair",
        seed=shop.slug,
    )
    db.session.add(profile)
    goods = Product(shop_id=shop.id, slug="article", name=product, vat_rate=550)
    db.session.add(goods)
    db.session.flush()
    variant = Variant(product_id=goods.id, price_cents=price_cents, stock=stock)
    db.session.add(variant)
    db.session.flush()
    return shop, variant
