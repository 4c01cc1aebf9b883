"""A question as pages and mails show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shopbuilder.advice.ask import Article
from shopbuilder.advice.asker import Asker


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One reply; instants are UTC."""

    id: int
    kind: str
    text: str
    article: Article
    #: Slug and name of a shop that knows better.
    colleague: Article
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class ShopView:
    """The shop of an `AskedView`."""

    id: int
    slug: str
    name: str
    trade: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question as one shop was asked it."""

    #: Of the row that joins question and shop.
    id: int
    #: "asked", "answered", "passed_on" or "cannot_help".
    state: str
    #: NULL while a clerk has yet to look.
    asked_at: datetime | None
    replied_at: datetime | None
    seed: str
    #: Until when the shop answers by its link.
    link_ends_at: datetime
    shop: ShopView
    answers: Sequence[AnswerView]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with every shop that was asked, in the order they were."""

    id: int
    seed: str
    text: str
    article: Article
    #: "held", "open", "closed" or "discarded".
    state: str
    held_for: Sequence[str]
    asked_at: datetime
    asker: Asker
    shops: Sequence[AskedView]

    @property
    def answered(self) -> bool:
        """Whether somebody has said something that helps."""
        return any(asked.state != "asked" for asked in self.shops)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in the list of a shop."""

    #: Of the row that joins question and shop.
    id: int
    name: str
    text: str
    article: str
    #: Of the shop's side, and of the question itself.
    state: str
    question_state: str
    asked_at: datetime
