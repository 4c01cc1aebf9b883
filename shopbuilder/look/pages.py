"""`/_look`: every component in every state, where the setting LOOK_PAGE allows it."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from shopbuilder.look import import_samples, samples
from tenants.context import current_town
from tenants.errors import NotFound

look = Blueprint("look", __name__)


@look.get("/_look")
def components() -> ResponseReturnValue:
    """Show the design system on a town's host; there is no such page in production."""
    if not current_app.config["LOOK_PAGE"]:
        raise NotFound
    current_town()
    return render_template("look/components.html", samples=samples, imports=import_samples)
