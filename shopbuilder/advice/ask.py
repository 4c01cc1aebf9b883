"""Asking: one question, the shops it goes to, and a look by a clerk first where something is odd."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import func, or_, select

from shopbuilder.advice.asker import Asker
from shopbuilder.advice.errors import (
    NoShopChosen,
    ShopNotAsked,
    TooManyQuestions,
    TooManyShops,
)
from shopbuilder.advice.links import LINK_DAYS, Links, new_seed, token_hash
from shopbuilder.advice.models import Question, QuestionShop
from shopbuilder.advice.suspicion import MOST_ALIKE, suspicions_in, text_hash
from shopbuilder.advice.whom import DAY, AskedShop, Limits, askable
from shopbuilder.catalogue.models import Product
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import NotFound
from tenants.events import record
from tenants.isolation import insert_into
from tenants.models import Shop

#: How facts name somebody without an account.
CUSTOMER: Final = "customer"
#: Shops that one question may bother.
MOST_SHOPS: Final = 5
#: Seeds tried before we give up: their codes are as good as never taken.
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Article:
    """The article a question or an answer is about, as it is called."""

    slug: str = ""
    name: str = ""


#: About nothing on a shelf.
NO_ARTICLE: Final = Article()


@dataclass(frozen=True, slots=True)
class Draft:
    """A question about to be asked."""

    text: str
    asker: Asker
    shop_ids: tuple[int, ...]
    #: Of the form with what it says; the same form asks once.
    form_key: str
    article: Article = NO_ARTICLE
    #: What the form itself has noticed: "trap", "fast".
    noticed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it."""

    #: Of the link by which it is followed.
    token: str
    held: bool


def ask(draft: Draft, links: Links, limits: Limits) -> Asked:
    """Ask the shops, or hold the question for a clerk; the same form asks once.

    Raises NoShopChosen, TooManyShops, ShopNotAsked, TooManyQuestions.
    """
    with transaction():
        known = _asked_before(draft.form_key, links)
        if known is not None:
            return known
        _one_at_a_time()
        shops = _shops(draft, limits)
        _refuse_too_many(draft.asker, limits)
        held_for = [*draft.noticed, *suspicions_in(draft.text), *_repeated(draft.text)]
        question_id = _write(draft, links, held_for)
        if question_id is None:
            # The same form came twice at once, and the other one was first.
            return _asked_before(draft.form_key, links) or _gone()
        _write_shops(question_id, [shop.id for shop in shops], links)
        if held_for:
            record("question.held", "question", question_id, actor=CUSTOMER, reasons=held_for)
        else:
            send_to_shops(question_id, actor=CUSTOMER)
        return _asked_before(draft.form_key, links) or _gone()


def _gone() -> Asked:
    raise NotFound


def _one_at_a_time() -> None:
    """Let questions of a town be counted and written one after the other.

    Limits hold only where nobody writes between the count and the question. Until the end of the
    transaction, some milliseconds.
    """
    words = f"advice/ask/{current_town().id}"
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(words, 0))))


def article_of(shop_id: int, slug: str) -> Article:
    """Return the article at that address of a shop; none for "" and for what is not on its shelf."""
    if not slug:
        return NO_ARTICLE
    name = db.session.scalar(
        select(Product.name).where(
            Product.shop_id == shop_id, Product.slug == slug, Product.published
        )
    )
    return Article(slug, name) if name else NO_ARTICLE


def send_to_shops(question_id: int, *, actor: str) -> None:
    """Let the shops that do not know the question yet be told of it, inside the open transaction.

    One that was suspended while the question waited hears nothing.
    """
    waiting = db.session.scalars(
        select(QuestionShop)
        .join(Shop, Shop.id == QuestionShop.shop_id)
        .where(
            QuestionShop.question_id == question_id,
            QuestionShop.asked_at.is_(None),
            Shop.status == "admitted",
        )
    ).all()
    for row in waiting:
        row.asked_at = now()
        row.link_ends_at = now() + timedelta(days=LINK_DAYS)
        record("question.asked", "question_shop", row.id, actor=actor, shop_id=row.shop_id)


def ask_also(question_id: int, slug: str, links: Links, limits: Limits) -> None:
    """Ask one more shop, which a colleague has named to the asker. Asked twice, it asks once.

    Raises NotFound, TooManyShops, ShopNotAsked.
    """
    with transaction():
        state = db.session.scalar(
            select(Question.state).where(Question.id == question_id).with_for_update()
        )
        if state != "open":
            raise NotFound
        _one_at_a_time()
        shop = next((each for each in askable(None, limits.per_shop) if each.slug == slug), None)
        if shop is None:
            raise NotFound
        asked = db.session.scalars(
            select(QuestionShop.shop_id).where(QuestionShop.question_id == question_id)
        ).all()
        if shop.id in asked:
            return
        if len(asked) >= MOST_SHOPS:
            raise TooManyShops(most=MOST_SHOPS)
        _refuse_tired([shop])
        _write_shops(question_id, [shop.id], links)
        send_to_shops(question_id, actor=CUSTOMER)


def _asked_before(form_key: str, links: Links) -> Asked | None:
    row = db.session.execute(
        select(Question.seed, Question.state).where(Question.form_key == form_key)
    ).one_or_none()
    return Asked(links.follow(row.seed), held=row.state == "held") if row else None


def _shops(draft: Draft, limits: Limits) -> Sequence[AskedShop]:
    wanted = set(draft.shop_ids)
    if len(wanted) > MOST_SHOPS:
        raise TooManyShops(most=MOST_SHOPS)
    shops = askable(wanted, limits.per_shop) if wanted else []
    if not shops:
        raise NoShopChosen
    _refuse_tired(shops)
    return shops


def _refuse_tired(shops: Sequence[AskedShop]) -> None:
    for shop in shops:
        if shop.tired:
            raise ShopNotAsked(shop=shop.name)


def _refuse_too_many(asker: Asker, limits: Limits) -> None:
    same = [
        column == value
        for column, value in ((Question.email, asker.email), (Question.phone, asker.phone))
        if value
    ]
    count = db.session.scalar(
        select(func.count(Question.id)).where(or_(*same), Question.asked_at > now() - DAY)
    )
    if (count or 0) >= limits.per_asker:
        raise TooManyQuestions


def _repeated(text: str) -> list[str]:
    alike = db.session.scalar(
        select(func.count(Question.id)).where(
            Question.text_hash == text_hash(text), Question.asked_at > now() - 7 * DAY
        )
    )
    return ["repeated"] if (alike or 0) >= MOST_ALIKE else []


def _write(draft: Draft, links: Links, held_for: list[str]) -> int | None:
    """Write the question and return its id; None when this form has written one already."""
    for _ in range(_TRIES):
        seed = new_seed()
        row = {
            "form_key": draft.form_key,
            "seed": seed,
            "token_hash": token_hash(links.follow(seed)),
            "code_hash": links.code_hash(links.code(seed)),
            "name": draft.asker.name,
            "email": draft.asker.email,
            "phone": draft.asker.phone,
            "locale": draft.asker.locale,
            "text": draft.text,
            "text_hash": text_hash(draft.text),
            "article_slug": draft.article.slug,
            "article_name": draft.article.name,
            "state": "held" if held_for else "open",
            "held_for": held_for,
            "asked_at": now(),
        }
        written = db.session.scalar(
            insert_into(Question).values(**row).on_conflict_do_nothing().returning(Question.id)
        )
        if written is not None or _asked_before(draft.form_key, links):
            return written
    return None


def _write_shops(question_id: int, shop_ids: Sequence[int], links: Links) -> None:
    for shop_id in shop_ids:
        seed = new_seed()
        db.session.add(
            QuestionShop(
                question_id=question_id,
                shop_id=shop_id,
                state="asked",
                seed=seed,
                token_hash=token_hash(links.answer(seed)),
                link_ends_at=now() + timedelta(days=LINK_DAYS),
            )
        )
    db.session.flush()
