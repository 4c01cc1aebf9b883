"""The operator's host: which towns there are, for everybody; how they are doing, for operators."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.operators.queries import towns_in_numbers
from shopbuilder.web.addresses import public_address
from shopbuilder.web.languages import here
from shopbuilder.web.limits import limited
from tenants.accounts import services
from tenants.accounts.pages import sign_in_page, typed_credentials, wanted_page
from tenants.accounts.services import SignInRefused
from tenants.accounts.sessions import OPERATOR, forget, remember, signed_in_operator
from tenants.errors import SignInNeeded
from tenants.towns import town_map

operator = Blueprint("operator", __name__, url_prefix="/exploitation")


def the_operator() -> str:
    """Return the e-mail of the operator signed in; raises SignInNeeded."""
    email = signed_in_operator()
    if email is None:
        raise SignInNeeded
    return email


@operator.get("/villes")
def home() -> ResponseReturnValue:
    """List the towns, each at its own address; the resolver shows this page at `/`."""
    return render_template(
        "operator/home.html",
        towns=[(town, public_address(town)) for town in town_map.every()],
        mailbox=bool(current_app.config["MAILBOX_DIR"]),
    )


@operator.route("/connexion", methods=["GET", "POST"])
@limited("SIGN_IN")
def sign_in() -> ResponseReturnValue:
    """Sign an operator in; the resolver shows this page at `/connexion`."""
    if request.method == "GET":
        return sign_in_page(already=signed_in_operator() or "")
    email, password = typed_credentials()
    try:
        token = services.sign_in_operator(email, password)
    except SignInRefused as refusal:
        return sign_in_page(refusal, email)
    remember(OPERATOR, token)
    return redirect(wanted_page() or url_for("operator.overview"))


@operator.post("/deconnexion")
def sign_out() -> ResponseReturnValue:
    """End this browser's sign-in; the resolver takes this form at `/deconnexion`."""
    token = forget(OPERATOR)
    if token:
        services.sign_out_operator(token)
    return redirect(here("/"))


@operator.get("")
def overview() -> ResponseReturnValue:
    """Show every town in numbers."""
    email = the_operator()
    return render_template(
        "operator/overview.html",
        email=email,
        towns=[(each, public_address(each.town)) for each in towns_in_numbers()],
        mailbox=bool(current_app.config["MAILBOX_DIR"]),
    )
