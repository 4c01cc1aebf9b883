"""Asking through the pages, as a browser without JavaScript would."""

import re
from datetime import timedelta

import time_machine
from werkzeug.test import TestResponse

from shopbuilder.web.stamps import FIELD
from tests.conftest import Browser

_STAMP = re.compile(rf'name="{FIELD}" value="([^"]+)"')
QUESTION = "Quel pain se garde le mieux une semaine ?"
WHO = {"nom": "Nadia Ferhat", "courriel": "nadia@example.org"}


def stamp_on(page: str) -> str:
    """Return the stamp of the form on a page."""
    found = _STAMP.search(page)
    assert found
    return found[1]


def ask_shop(
    client: Browser, clock: time_machine.Traveller, shop: str, **typed: str
) -> TestResponse:
    """Open the page of a shop's form, write for a minute, and send."""
    stamp = stamp_on(client.get(f"/conseil/{shop}").text)
    clock.shift(timedelta(minutes=1))
    form = {"seule": "1", "boutique": shop, FIELD: stamp, "question": QUESTION, **WHO, **typed}
    return client.post("/conseil/envoyer", data=form)


def ask_town(client: Browser, text: str, **more: str) -> TestResponse:
    """Write a question to the town, and see whom it would go to."""
    return client.post("/conseil", data={"question": text, **more})
