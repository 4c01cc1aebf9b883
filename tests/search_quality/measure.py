"""How much of what was hoped for stands among the first five of its sort on the page of results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Flask

from shopbuilder.i18n import ASKED, OWN
from shopbuilder.town_page.asking import asked_in
from shopbuilder.town_page.results import Results
from shopbuilder.web.languages import own_path
from tenants.clock import now
from tenants.database import in_town
from tenants.towns import town_map
from tests.search_quality.split import Question

FIRST = 5


@dataclass(frozen=True)
class Answered:
    """A question with the share of what was hoped for that was found, and what stood there."""

    question: Question
    recall: float
    shown: dict[str, Sequence[str]]


def ask(app: Flask, question: Question, *, spoken: str = OWN) -> Answered:
    """Ask the search as a resident would, now, on the pages of a language."""
    with app.test_request_context("/recherche", environ_overrides={ASKED: spoken}):
        town = town_map.with_slug(question.town)
        assert town is not None
        with in_town(town):
            results = Results(asked_in({"q": question.ask}), town, now())
    shown = {
        "shops": [each.shop.slug for each in results.results][:FIRST],
        "goods": [
            own_path(goods.href)[1:] for each in results.results for goods in each.shelf.goods
        ][:FIRST],
        "streets": [own_path(href).removeprefix("/rue/") for _, href in results.streets][:FIRST],
        "entries": [own_path(each.href).removeprefix("/agenda/") for each in results.entries][
            :FIRST
        ],
    }
    hoped = question.hoped_for
    found = sum(any(is_it(slug, each) for each in shown[sort]) for sort, slug in hoped)
    return Answered(question, found / len(hoped), shown)


def is_it(hoped: str, shown: str) -> bool:
    """An entry is named without its day."""
    return shown == hoped or shown.startswith(f"{hoped}-20")


def recall(answers: Iterable[Answered]) -> float:
    """Return the mean share, each question counting alike."""
    shares = [each.recall for each in answers]
    return sum(shares) / len(shares)
