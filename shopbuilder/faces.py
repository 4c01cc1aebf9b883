"""Every face, as the application registers them: a page is reachable because it is named here."""

from flask import Blueprint

from shopbuilder.hooks import hooks

BLUEPRINTS: tuple[Blueprint, ...] = (hooks,)
