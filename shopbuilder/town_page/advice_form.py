"""What somebody types who asks: kept as typed, read, and refused field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask import current_app, request

from shopbuilder.advice.ask import NO_ARTICLE, Draft, article_of
from shopbuilder.advice.asker import Asker, read_asker, read_question
from shopbuilder.advice.errors import DetailsUnclear, NoShopChosen, QuestionRefused
from shopbuilder.advice.whom import AskedShop
from shopbuilder.i18n import language
from shopbuilder.web.forms import field
from shopbuilder.web.pages import slug
from shopbuilder.web.stamps import FIELD, TRAP, Stamp
from tenants.context import current_town
from tenants.errors import N_, NotFound, Refusal

#: Names of the fields, by the detail they hold.
FIELDS: Final = {"name": "nom", "email": "courriel", "phone": "telephone"}
QUESTION: Final = "question"
SHOPS: Final = "boutique"
#: Nobody types more than this into any of them.
_LONGEST: Final = 8000
#: Shops that a form may name before it is no form of ours.
_MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was typed."""

    text: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    #: Slugs of the shops to ask.
    shops: tuple[str, ...] = ()
    article: str = ""
    #: Name of a trade to choose shops from.
    trade: str = ""
    stamp: str = ""
    trap: str = ""


def typed() -> Typed:
    """Return the form of this request as typed; raises FieldTooLong."""
    return Typed(
        text=field(QUESTION, longest=_LONGEST),
        **{detail: field(name, longest=_LONGEST) for detail, name in FIELDS.items()},
        shops=tuple(_slugs(request.form.getlist(SHOPS)[:_MOST_NAMED])),
        article=_slug(field("article")),
        trade=field("metier"),
        stamp=field(FIELD, longest=_LONGEST),
        trap=field(TRAP, longest=_LONGEST),
    )


def read_draft(form: Typed, shops: Sequence[AskedShop], stamp: Stamp | None) -> Draft:
    """Return the question that the form means for these shops; raises DetailsUnclear.

    A form without a stamp of ours is to be sent again: QuestionRefused.
    """
    if stamp is None:
        raise QuestionRefused(
            N_("This page has been open for a long time. Please send your question once more.")
        )
    wrong: dict[str, Refusal] = {}
    text, asker = "", Asker("")
    try:
        text = read_question(form.text)
    except Refusal as refusal:
        wrong[QUESTION] = refusal
    try:
        asker = read_asker(
            form.name, form.email, form.phone,
            country=current_town().country, locale=language(),
        )  # fmt: skip
    except DetailsUnclear as unclear:
        wrong |= {FIELDS[detail]: refusal for detail, refusal in unclear.details.items()}
    if not shops:
        wrong[SHOPS] = NoShopChosen()
    if wrong:
        raise DetailsUnclear(_in_order(wrong))
    key = stamp.key_for(text, asker.email, asker.phone, *sorted(shop.slug for shop in shops))
    return Draft(
        text, asker, tuple(shop.id for shop in shops), key,
        article=article_of(shops[0].id, form.article) if len(shops) == 1 else NO_ARTICLE,
        noticed=_noticed(form, stamp),
    )  # fmt: skip


def _noticed(form: Typed, stamp: Stamp) -> tuple[str, ...]:
    fastest = timedelta(seconds=current_app.config["ADVICE_FASTEST_SECONDS"])
    odd = {"trap": bool(form.trap), "fast": stamp.age < fastest}
    return tuple(key for key, seen in odd.items() if seen)


def _in_order(wrong: Mapping[str, Refusal]) -> dict[str, Refusal]:
    """Return the refusals in the order of the fields on the page."""
    order = [QUESTION, SHOPS, *FIELDS.values()]
    return {name: wrong[name] for name in order if name in wrong}


def _slugs(typed: Sequence[str]) -> list[str]:
    return [found for each in dict.fromkeys(typed) if (found := _slug(each))]


def _slug(typed: str) -> str:
    try:
        return slug(typed)
    except NotFound:
        return ""
