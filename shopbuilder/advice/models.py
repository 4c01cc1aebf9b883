"""Questions and answers: one question a sending, one row a shop that was asked, answers as they come."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, among, of_same_town, of_town

QUESTION_STATES = ("held", "open", "closed", "discarded")
ASKED_STATES = ("asked", "answered", "passed_on", "cannot_help")


class Question(TownOwned):
    """What somebody wants to know, in her words.

    `held` waits for a clerk's look and nobody has been asked, or is asked any more; `open` can be
    answered; `closed` has what it needs; `discarded` was put aside by a clerk.
    """

    __tablename__ = "questions"
    __table_args__ = (
        of_town(),
        UniqueConstraint("town_id", "form_key"),
        UniqueConstraint("town_id", "token_hash"),
        UniqueConstraint("town_id", "code_hash"),
        CheckConstraint(among("state", QUESTION_STATES), name="state"),
        CheckConstraint("email <> '' OR phone <> ''", name="reachable"),
        Index(None, "town_id", "state"),
        Index(None, "town_id", "asked_at"),
    )

    #: Made with the form; a second sending of the same form finds the first one's question.
    form_key: Mapped[str]
    #: What link and code are made of, with the installation's secret (`advice/links.py`).
    seed: Mapped[str]
    #: What the link that follows it, and the code, are found by.
    token_hash: Mapped[str]
    code_hash: Mapped[str]
    name: Mapped[str]
    #: One of the two suffices. Phone in E.164.
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    locale: Mapped[str] = mapped_column(default="fr")
    text: Mapped[str]
    #: SHA-256 of the text without its signs, to know the same one again.
    text_hash: Mapped[str]
    #: The article it is about, as it was called then; empty for none.
    article_slug: Mapped[str] = mapped_column(default="")
    article_name: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    #: Why a clerk looks first: keys of `advice/suspicion.py`, and "flagged".
    held_for: Mapped[list[str]] = mapped_column(default=list)
    asked_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]


class QuestionShop(TownOwned):
    """A shop that a question goes to, and how far it has come there."""

    __tablename__ = "question_shops"
    __table_args__ = (
        of_town(),
        of_same_town("question_id", "questions", ondelete="CASCADE"),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "question_id", "shop_id"),
        UniqueConstraint("town_id", "token_hash"),
        CheckConstraint(among("state", ASKED_STATES), name="state"),
        Index(None, "town_id", "shop_id", "asked_at"),
    )

    question_id: Mapped[int]
    shop_id: Mapped[int]
    state: Mapped[str] = mapped_column(default="asked")
    #: Of the link by which the shop answers.
    seed: Mapped[str]
    token_hash: Mapped[str]
    link_ends_at: Mapped[datetime]
    #: When the shop was asked; NULL while a clerk has yet to look.
    asked_at: Mapped[datetime | None]
    #: When it first replied, whatever it said.
    replied_at: Mapped[datetime | None]


class Answer(TownOwned):
    """What a shop replied: an answer, a colleague's name, or that it cannot help."""

    __tablename__ = "answers"
    __table_args__ = (
        of_town(),
        of_same_town("question_shop_id", "question_shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "question_shop_id", "form_key"),
        CheckConstraint(among("kind", ASKED_STATES[1:]), name="kind"),
    )

    question_shop_id: Mapped[int]
    #: Made with the form; the same form sent twice answers once.
    form_key: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    #: An article of the shop to look at, as it was called then.
    article_slug: Mapped[str] = mapped_column(default="")
    article_name: Mapped[str] = mapped_column(default="")
    #: A shop that knows better, as it was called then.
    colleague_slug: Mapped[str] = mapped_column(default="")
    colleague_name: Mapped[str] = mapped_column(default="")
    #: "person:7", or "shop" where the link in the mail was used.
    actor: Mapped[str]
    answered_at: Mapped[datetime] = mapped_column(default=now)


class ReplyTime(TownOwned):
    """How long a shop took for its first reply. It names no question, so it may outlive all of them."""

    __tablename__ = "reply_times"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        CheckConstraint("open_minutes >= 0", name="open_minutes"),
        Index(None, "town_id", "shop_id", "replied_at"),
    )

    shop_id: Mapped[int]
    replied_at: Mapped[datetime] = mapped_column(default=now)
    #: Minutes of the shop's opening hours between question and reply.
    open_minutes: Mapped[int]
