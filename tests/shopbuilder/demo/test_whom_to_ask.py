"""Questions as residents write them, and the shop of the demo that each leads to among the first two."""

import pytest
from flask import Flask

from shopbuilder.advice.ask import MOST_SHOPS
from shopbuilder.demo.loading import Loaded
from shopbuilder.town_page.whom_to_ask import Suggestions, whom_to_ask
from tenants.clock import now
from tenants.database import in_town
from tenants.towns import town_map

LEADS_TO = {
    "Bonjour, qui répare une fermeture éclair de blouson ?": "les-retouches-de-souad",
    "Qui affûte les couteaux ?": "quincaillerie-bompart",
    "Quel fromage pour une raclette à six ?": "fromages-basile",
    "Qui répare un vélo d’enfant ?": "cycles-du-bief",
    "Où faire encadrer une affiche ?": "filigrane",
    "Mon grille-pain ne chauffe plus": "le-fer-a-souder",
    "je voudrais des fleurs pour un enterrement vendredi": "fleur-de-consoude",
    "Quelle colle pour recoller une semelle de chaussure ?": "cordonnerie-yilmaz",
    "Où acheter de la laine pour tricoter un bonnet ?": "la-bobinette",
    "Avez-vous un roman policier qui fait peur ?": "l-ourse-en-pages",
    "quelqu'un coupe les cheveux des enfants ?": "l-epi-rebelle",
}


@pytest.fixture
def asked(app: Flask, loaded: list[Loaded], request: pytest.FixtureRequest) -> Suggestions:
    town = town_map.with_slug("montrelieu")
    assert town is not None
    with app.test_request_context(), in_town(town):
        return whom_to_ask(request.param, now(), 40)


@pytest.mark.parametrize(
    ("asked", "shop"), LEADS_TO.items(), indirect=["asked"], ids=LEADS_TO.values()
)
def test_a_question_leads_to_who_knows(asked: Suggestions, shop: str) -> None:
    assert shop in [each.shop.slug for each in asked.shops[:2]]
    assert len(asked.shops) <= MOST_SHOPS
    assert asked.shops[0].because


@pytest.mark.parametrize("asked", ["asdfgh", "", "???", "le la les et qui"], indirect=True)
def test_what_says_nothing_leads_nowhere_but_to_the_trades(asked: Suggestions) -> None:
    assert asked.shops == []
    assert len(asked.trades) > 20
