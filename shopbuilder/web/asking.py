"""What every page around questions needs: links made with our secret, limits from the settings."""

from flask import current_app

from shopbuilder.advice.links import Links
from shopbuilder.advice.whom import Limits


def links() -> Links:
    """Return what makes links and codes of questions."""
    return Links(str(current_app.config["SECRET_KEY"]))


def limits() -> Limits:
    """Return how many questions one person may ask and one shop gets in a day."""
    config = current_app.config
    return Limits(config["ADVICE_PER_ASKER"], config["ADVICE_PER_SHOP"])
