import pytest
from flask import Flask
from sqlalchemy import exists, func, literal, select, text, update, delete, insert

from shopbuilder.catalogue.models import Product, Variant
from tenants.database import db, in_town, transaction
from tenants.errors import NoTownError, WallError
from tests.cast import Cast


def test_probe(cast: Cast, app: Flask) -> None:
    with app.app_context():
        with pytest.raises(NoTownError):
            db.session.scalars(select(Product)).all()
        with in_town(cast.town):
            assert db.session.scalar(select(func.count()).select_from(Product)) == 2
            assert db.session.scalar(select(func.count(Product.id))) == 2
            assert len(db.session.execute(select(Product.id, Variant.price_cents).join(Variant, Variant.product_id == Product.id)).all()) == 2
            assert len(db.session.scalars(select(Product).where(exists().where(Variant.product_id == Product.id))).all()) == 2
            sub = select(Variant.product_id, func.min(Variant.price_cents).label("p")).group_by(Variant.product_id).subquery()
            assert len(db.session.execute(select(Product.id, sub.c.p).join(sub, sub.c.product_id == Product.id)).all()) == 2
            assert db.session.get(Product, (cast.other_town.id, cast.cheese_id)) is None
            with transaction():
                db.session.execute(update(Variant).values(stock=3))
                db.session.execute(delete(Variant).where(Variant.stock == 1))
                db.session.execute(update(Variant).where(Variant.stock >= 1).values(stock=Variant.stock - 1).returning(Variant.id)).all()
            with pytest.raises(WallError):
                db.session.execute(text("select * from products"))
            with pytest.raises(WallError):
                db.session.execute(select(Product.__table__))
        with in_town(cast.other_town):
            assert db.session.scalar(select(Variant.stock)) == 5
