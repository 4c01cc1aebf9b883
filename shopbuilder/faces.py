"""Every face, as the application registers them: a page is reachable because it is named here."""

from flask import Blueprint

from shopbuilder.hooks import hooks
from shopbuilder.operator.pages import operator
from shopbuilder.web.limits import limited
from tenants.accounts.pages import accounts

BLUEPRINTS: tuple[Blueprint, ...] = (hooks, accounts, operator)

# Signing in belongs to `tenants`, which knows no limits; its blueprint gets its own here.
limited("SIGN_IN")(accounts)
