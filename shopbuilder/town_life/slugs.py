"""Addresses for what the town tells: made of titles, each taken once."""

from collections.abc import Iterable
from typing import Self

from sqlalchemy import select

from shopbuilder.town_life.models import AgendaEntry, NewsItem
from tenants.database import db
from tenants.services import SLUG_LENGTH, slug_of


class SlugBook:
    """The addresses that are taken; good for one transaction."""

    def __init__(self, taken: Iterable[str], untitled: str) -> None:
        self._taken = set(taken)
        self._untitled = untitled
        #: Where counting goes on for a title that comes again and again.
        self._numbers: dict[str, int] = {}

    @classmethod
    def of_agenda(cls) -> Self:
        """Return the addresses of the agenda of the town entered."""
        return cls(db.session.scalars(select(AgendaEntry.slug)), "rendez-vous")

    @classmethod
    def of_news(cls) -> Self:
        """Return the addresses of the news of the town entered."""
        return cls(db.session.scalars(select(NewsItem.slug)), "nouvelle")

    def free(self, title: str) -> str:
        """Return an address made of a title, and take it."""
        base = slug_of(title)[: SLUG_LENGTH - 6].strip("-") or self._untitled
        number, slug = self._numbers.get(base, 1), base
        while slug in self._taken:
            number += 1
            slug = f"{base}-{number}"
        self._numbers[base] = number
        self._taken.add(slug)
        return slug
