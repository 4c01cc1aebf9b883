"""Shops to choose from stand as in a dictionary: É beside E, small letters beside large ones."""

from flask import Flask

from shopbuilder.imports.subscriptions.queries import shops_to_choose
from tenants.database import in_town
from tests.cast import Cast
from tests.factories.shops import Pen


def test_an_accent_changes_no_place_in_a_list(clean: Flask, pen: Pen, cast: Cast) -> None:
    pen.change(cast.bakery_id, name="L’Épi rebelle")
    pen.change(cast.books_id, name="L’Ourse en pages")
    with clean.app_context(), in_town(cast.town):
        names = [name for _, name in shops_to_choose()]
    assert [name for name in names if name.startswith("L’")] == [
        "L’Épi rebelle",
        "L’Ourse en pages",
    ]
