"""Rate limits on sign-in, checkout and code look-ups; how many is a setting."""

from ipaddress import IPv4Address, IPv6Network, ip_address

from flask import Flask, current_app
from flask_limiter import Limiter, RouteLimit
from flask_limiter.util import get_remote_address

from shopbuilder.config import redis_address
from tenants.resolver import host_of_request


def _who() -> str:
    return f"{host_of_request()}|{_line(get_remote_address())}"


def _line(address: str) -> str:
    """Return the line that an address belongs to: whoever has one IPv6 address has 2⁶⁴ of them."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv4Address) or read.ipv4_mapped is not None:
        return address
    return str(IPv6Network((int(read), 64), strict=False))


limiter = Limiter(key_func=_who, strategy="moving-window", headers_enabled=False)


def install(app: Flask) -> None:
    """Count in Redis, so that all processes count together; without Redis each counts alone."""
    app.config["RATELIMIT_STORAGE_URI"] = redis_address(app.config["REDIS_URL"], 1, "limiter")
    app.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"] = True
    limiter.init_app(app)


def limited(setting: str, *methods: str) -> RouteLimit:
    """Limit the POSTs of a view, or of a whole blueprint, by the setting RATELIMIT_<setting>.

    Where looking costs too, `methods` names all that are counted, together.

    Those of a view are counted where it begins, once its form was read; those of a blueprint before:
    where large files are sent it has to be the blueprint.
    """
    return limiter.limit(
        lambda: str(current_app.config[f"RATELIMIT_{setting}"]), methods=list(methods or ("POST",))
    )
