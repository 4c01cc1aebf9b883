"""Signing in to a town, and out of it."""

import re

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tenants.access import SignedIn, roles_of
from tenants.accounts import services
from tenants.accounts.services import SignInRefused
from tenants.accounts.sessions import SIGN_IN, forget, remember, signed_in

accounts = Blueprint("accounts", __name__)

LONGEST_EMAIL = 254
#: Argon2 reads all of a password; nobody types more than this.
LONGEST_PASSWORD = 1000
#: Control characters and backslashes: browsers drop or turn them, so "/\t/x" leads elsewhere.
_SLIPPERY = re.compile(r"[\x00-\x20\x7f\\]")


@accounts.route("/connexion", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Sign a person in to this town, then go on to where she wanted to be."""
    if request.method == "GET":
        person = signed_in()
        return sign_in_page(already=person.name if person else "")
    email, password = typed_credentials()
    try:
        token = services.sign_in(email, password)
    except SignInRefused as refusal:
        return sign_in_page(refusal, email)
    remember(SIGN_IN, token)
    return redirect(wanted_page() or _own_page(signed_in()))


@accounts.post("/deconnexion")
def sign_out() -> ResponseReturnValue:
    """End this browser's sign-in; with none, nothing happens."""
    token = forget(SIGN_IN)
    if token:
        services.sign_out(token)
    return redirect(_home())


def sign_in_page(
    refusal: SignInRefused | None = None, email: str = "", already: str = ""
) -> ResponseReturnValue:
    """Return the form; a refusal is said with its status and keeps the e-mail that was typed."""
    page = render_template(
        "accounts/sign_in.html",
        refusal=refusal,
        email=email,
        already=already,
        onward=wanted_page(),
    )
    return page, refusal.status if refusal else 200


def typed_credentials() -> tuple[str, str]:
    """Return e-mail and password as typed; a password is never trimmed."""
    email = request.form.get("courriel", "").replace("\x00", "").strip()
    return email[:LONGEST_EMAIL], request.form.get("passe", "")[:LONGEST_PASSWORD]


def wanted_page() -> str:
    """Return where the person was on her way to, or ""."""
    return local_path(request.values.get("suite", ""))


def local_path(address: str) -> str:
    """Return the address if it is a path of this very host, else ""."""
    local = address.startswith("/") and not address.startswith("//")
    return address if local and not _SLIPPERY.search(address) else ""


def _own_page(person: SignedIn | None) -> str:
    roles = roles_of(person) if person else set()
    if "trader" in roles:
        return url_for("trader_today.shops")
    return url_for("town_hall.overview") if roles else _home()


def _home() -> str:
    """Return the first page of this host, in the language of this one."""
    return f"{request.script_root}/"
