"""A file on its way in, for the components of imports: read, and waiting to be started."""

from datetime import UTC, datetime
from typing import Final

from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.web.import_runs import Action, Found, Line, RunPage, Told

_SENT: Final = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
FILE_KINDS: Final = tuple(KINDS.values())[:2]
RUNS: Final = (
    Line(2, "Articles", "rayon-fromages.xlsx", "ready", "prêt à commencer", _SENT, None),
    Line(1, "Rues", "rues.geojson", "undone", "annulé", _SENT, None),
)


RUN_PAGE: Final = RunPage(
    line=RUNS[0],
    at_work=False,
    on_its_way_back=False,
    waits=False,
    stop_asked=False,
    done=0,
    total=240,
    trouble="",
    counts=("12 articles créés", "3 changés"),
    first_lines=("Tomme au foin, 7,90 €", "Bleu des Brandes, 6,40 €"),
    takes_nothing=False,
    more=True,
    found=(
        Found(
            "refused",
            "Lignes laissées de côté",
            4,
            (
                Told("Ce prix n’est pas lisible : « sur demande ».", 1, "ligne 14 · Crottin"),
                Told("L’article n’a pas de nom.", 3, "3 lignes : 17, 21, 22"),
            ),
        ),
    ),
    actions=(Action("commencer", "Commencer", "primary"),),
    settings={},
)
