from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.profile.facts.models import Proposal, ShopFact
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.services import create_town

#: Writes a table of `;` and returns its path.
WriteTable = Callable[..., Path]


@pytest.fixture
def town(context: Flask) -> Iterator[CurrentTown]:
    del context
    with in_town(create_town("bourg", "Bourg", hosts=("bourg.localhost",))) as entered:
        yield entered


@pytest.fixture
def table(tmp_path: Path) -> WriteTable:
    def write(*rows: Mapping[str, str], name: str = "liste.csv") -> Path:
        headings = list(rows[0])
        lines = [";".join(headings)]
        lines += [";".join(row.get(heading, "") for heading in headings) for row in rows]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


class Town:
    """What the town entered holds, looked up anew at each question."""

    def shop(self, name: str) -> Shop:
        db.session.expire_all()
        return db.session.scalars(select(Shop).where(Shop.name == name)).one()

    def profile(self, name: str) -> ShopProfile:
        query = select(ShopProfile).where(ShopProfile.shop_id == self.shop(name).id)
        return db.session.scalars(query).one()

    def names(self) -> list[str]:
        db.session.expire_all()
        return list(db.session.scalars(select(Shop.name).order_by(Shop.name)))

    def street(self, name: str) -> str | None:
        query = select(Street.name).where(Street.id == self.profile(name).street_id)
        return db.session.scalar(query)

    def facts(self, name: str) -> dict[tuple[str, str], str]:
        query = select(ShopFact).where(ShopFact.shop_id == self.shop(name).id)
        return {(fact.field, fact.source): fact.value for fact in db.session.scalars(query)}

    def proposals(self) -> list[tuple[str, str, str]]:
        db.session.expire_all()
        rows = db.session.scalars(select(Proposal).order_by(Proposal.id))
        return [(each.field, each.value, each.state) for each in rows]


@pytest.fixture
def seen(town: CurrentTown) -> Town:
    del town
    return Town()
