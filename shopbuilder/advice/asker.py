"""Who asks and what: a name, an address or a number, and the question as it was written."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from shopbuilder.advice.errors import DetailsUnclear, QuestionRefused
from shopbuilder.profile.contacts import phone_number
from shopbuilder.town_life.written import TURNING
from tenants.errors import N_, Refusal
from tenants.services import normal_email

MAX_NAME: Final = 80
#: Longest question and answer, in characters.
MAX_QUESTION: Final = 1500
MAX_ANSWER: Final = 3000
#: Fewer letters say nothing that somebody could answer.
MIN_LETTERS: Final = 8


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks; an e-mail or a phone number, or both."""

    name: str
    email: str = ""
    #: E.164: "+33612345678".
    phone: str = ""
    locale: str = "fr"


def read_asker(name: str, email: str, phone: str, *, country: str, locale: str = "fr") -> Asker:
    """Return the asker as typed; raises DetailsUnclear with a refusal for each wrong detail.

    `country` (ISO 3166) is where a phone number without prefix is dialled.
    """
    wrong: dict[str, Refusal] = {}
    values: dict[str, str] = {}
    readers: dict[str, tuple[Callable[[str], str], str]] = {
        "name": (read_name, name),
        "email": (normal_email, email),
        "phone": (lambda typed: _read_phone(typed, country), phone),
    }
    for detail, (read, typed) in readers.items():
        if detail != "name" and not typed.strip():
            continue
        try:
            values[detail] = read(typed)
        except Refusal as refusal:
            wrong[detail] = refusal
    if not email.strip() and not phone.strip():
        wrong["email"] = QuestionRefused(
            N_("Please give an e-mail or a telephone number: the answer has to reach you.")
        )
    if wrong:
        raise DetailsUnclear(wrong)
    return Asker(**values, locale=locale)


def read_name(typed: str) -> str:
    """Return a name on one line; raises QuestionRefused."""
    name = " ".join(_forward(typed).split())
    if not any(sign.isalnum() for sign in name):
        raise QuestionRefused(N_("Please give your name: it is nice to know who is asking."))
    if len(name) > MAX_NAME:
        raise QuestionRefused(N_("This name is too long: 80 characters at most."))
    if _has_controls(name):
        raise QuestionRefused(N_("This name holds characters that cannot be shown."))
    return name


def _read_phone(typed: str, country: str) -> str:
    number = phone_number(typed[:40], country)
    if not number.startswith("+"):
        raise QuestionRefused(N_("A short number cannot be called back. Please give another one."))
    return number


def read_question(typed: str) -> str:
    """Return the words of a question, over several lines; raises QuestionRefused."""
    text = read_text(typed, MAX_QUESTION)
    if sum(sign.isalnum() for sign in text) < MIN_LETTERS:
        raise QuestionRefused(N_("Please write your question: a sentence is enough."))
    return text


def read_text(typed: str, longest: int) -> str:
    """Return a text over several lines; raises QuestionRefused."""
    text = _forward(typed).replace("\r\n", "\n").strip()
    if len(text) > longest:
        raise QuestionRefused(
            N_("Please keep it shorter: %(longest)s characters at most."), longest=longest
        )
    if _has_controls(text.replace("\n", " ").replace("\t", " ")):
        raise QuestionRefused(N_("This text holds characters that cannot be shown."))
    return text


def _forward(typed: str) -> str:
    """Return a text without the signs that turn about what follows it in a mail or a list."""
    return "".join(sign for sign in typed if sign not in TURNING)


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)
