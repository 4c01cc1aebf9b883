"""From a recorded fact to the words of its message, in the language of its reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from flask import render_template

from shopbuilder.i18n import in_language, language
from shopbuilder.messages.services import Message, queue
from shopbuilder.web.addresses import public_address
from tenants.context import current_town
from tenants.events import Event
from workers.notifications import about_orders, about_questions
from workers.notifications.letters import Letter

#: What a fact is about, and who knows how to write of it.
WRITERS: Final[Mapping[str, Callable[[Event, str, str], Letter | None]]] = {
    "order": about_orders.letter_about,
    "question_shop": about_questions.letter_about,
}


@dataclass(frozen=True)
class Words:
    """A composed message."""

    subject: str
    text: str
    html: str


def queue_message(fact: Event, message: str, recipient_kind: str) -> bool:
    """Compose and queue one message about this fact; False when there is none to send."""
    letter = WRITERS[fact.subject_kind](fact, message, recipient_kind)
    if letter is None:
        return False
    words = compose(message, letter)
    return queue(
        Message(
            event_id=fact.id,
            message=message,
            channel=letter.channel,
            recipient_kind=recipient_kind,
            recipient=letter.email or letter.phone,
            subject_kind=letter.subject_kind,
            subject_id=letter.subject_id,
            subject=words.subject,
            body_text=words.text,
            body_html=words.html,
            impossible=letter.impossible,
        )
    )


def compose(message: str, letter: Letter) -> Words:
    """Render subject, text and HTML of a message in the language of its reader."""
    town = current_town()
    with in_language(letter.locale):
        values = {
            **letter.values,
            "link": public_address(town, letter.path),
            "town_name": town.name,
            "lang": language(),
        }
        subject = render_template(f"emails/{message}/subject.txt", **values)
        return Words(
            " ".join(subject.split()),
            render_template(f"emails/{message}/body.txt", **values),
            render_template(f"emails/{message}/body.html", **values),
        )
