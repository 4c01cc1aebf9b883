"""Imports of shops and of addresses taken back, after somebody has written something."""

from pathlib import Path

from sqlalchemy import select

from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.services import set_identity
from shopbuilder.town_life.models import Street
from tenants.database import db
from tenants.models import Shop
from tests.shopbuilder.imports.openstreetmap.maps import point, write
from tests.shopbuilder.imports.places.files import address
from tests.shopbuilder.imports.runs.conftest import Desk


def paul(folder: Path, **tags: str) -> Path:
    return write(
        folder, point("node/2", name="Paul", shop="bakery", addr__street="Rue Neuve", **tags)
    )


def shop() -> Shop:
    db.session.expire_all()
    return db.session.scalars(select(Shop).where(Shop.name == "Paul")).one()


def profile() -> ShopProfile:
    return db.session.scalars(select(ShopProfile).where(ShopProfile.shop_id == shop().id)).one()


def test_a_shop_that_somebody_has_written_in_stays_and_is_told(desk: Desk, tmp_path: Path) -> None:
    run = desk.bring("shops", paul(tmp_path))
    set_identity(shop(), {"phone": "01 43 43 43 43"}, actor="person:1")
    undone = desk.undo(run)
    assert "Paul" in {left.subject for left in undone.left}
    assert (profile().phone, profile().trade) == ("+33143434343", "bakery")


def test_a_second_import_goes_and_what_was_written_since_stays(desk: Desk, tmp_path: Path) -> None:
    desk.bring("shops", paul(tmp_path, phone="+33 1 43 57 98 49"))
    run = desk.bring("shops", paul(tmp_path, phone="+33 1 58 30 96 32", website="https://a.fr"))
    set_identity(shop(), {"phone": "01 43 43 43 43"}, actor="person:1")
    desk.undo(run)
    assert (profile().phone, profile().website) == ("+33143434343", "")


def test_addresses_taken_back_take_the_line_of_the_street_along(desk: Desk, tmp_path: Path) -> None:
    desk.bring("shops", paul(tmp_path))
    rows = [address(str(number), "Rue Neuve") for number in (2, 4, 6, 8)]
    path = tmp_path / "ban.csv"
    lines = [";".join(rows[0]), *(";".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = desk.bring("streets", path)
    street = db.session.scalars(select(Street).where(Street.name == "Rue Neuve")).one()
    assert (street.lines is not None, street.lines_guessed) == (True, True)
    desk.undo(run)
    db.session.expire_all()
    assert (street.lines, street.lines_guessed) == (None, False)
