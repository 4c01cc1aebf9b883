"""Every setting, read from the environment (.env.example explains each)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

REQUIRED = (
    "DATABASE_URL",
    "DATABASE_SWEEP_URL",
    "REDIS_URL",
    "SECRET_KEY",
)


class SettingsError(RuntimeError):
    """A setting is missing or contradicts another; the message says which."""


def settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the configuration of the application; raises SettingsError."""
    missing = [name for name in REQUIRED if not environ.get(name)]
    if missing:
        msg = (
            f"Missing settings: {', '.join(missing)}. `shopbuilder settings` explains each;"
            ' while `shopbuilder run` or `make run` is up, eval "$(shopbuilder env)" sets them.'
        )
        raise SettingsError(msg)
    scheme = environ.get("PUBLIC_SCHEME", "http")
    return {
        "SECRET_KEY": environ["SECRET_KEY"],
        "SQLALCHEMY_DATABASE_URI": environ["DATABASE_URL"],
        "SQLALCHEMY_BINDS": {"sweep": environ["DATABASE_SWEEP_URL"]},
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_size": 10},
        "REDIS_URL": environ["REDIS_URL"],
        "OPERATOR_HOSTS": frozenset(
            host.strip().lower() for host in environ.get("OPERATOR_HOSTS", "localhost").split(",")
        ),
        "PUBLIC_SCHEME": scheme,
        "PUBLIC_PORT": environ.get("PUBLIC_PORT", ""),
        "MAIL_URL": environ.get("MAIL_URL", ""),
        "MAIL_FROM": environ.get("MAIL_FROM", "ne-pas-repondre@localhost"),
        "MAILBOX_DIR": environ.get("MAILBOX_DIR", ""),
        "LOOK_PAGE": environ.get("LOOK_PAGE", "false") == "true",
        "MEDIA_DIR": environ.get("MEDIA_DIR", ""),
        "FETCH_ALSO": environ.get("FETCH_ALSO", ""),
        "EVENT_LEASE_SECONDS": float(environ.get("EVENT_LEASE_SECONDS", "30")),
        "DELIVERY_LEASE_SECONDS": float(environ.get("DELIVERY_LEASE_SECONDS", "60")),
        "PHOTO_LEASE_SECONDS": float(environ.get("PHOTO_LEASE_SECONDS", "120")),
        "DELIVERY_FIRST_PAUSE_SECONDS": float(environ.get("DELIVERY_FIRST_PAUSE_SECONDS", "15")),
        "IMPORT_LEASE_SECONDS": float(environ.get("IMPORT_LEASE_SECONDS", "30")),
        "IMPORTS_AT_ONCE": int(environ.get("IMPORTS_AT_ONCE", "1")),
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": scheme == "https",
        "PERMANENT_SESSION_LIFETIME": 31 * 24 * 3600,
        "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 256 * 1024,
        "MAX_FORM_PARTS": 200,
        "WTF_CSRF_TIME_LIMIT": 12 * 3600,
        "RATELIMIT_ENABLED": environ.get("RATELIMIT_ENABLED", "true") == "true",
        "RATELIMIT_SIGN_IN": environ.get("RATELIMIT_SIGN_IN", "10 per minute; 60 per hour"),
        "RATELIMIT_CHECKOUT": environ.get("RATELIMIT_CHECKOUT", "20 per minute; 200 per hour"),
        "RATELIMIT_CODE": environ.get("RATELIMIT_CODE", "10 per minute; 60 per hour"),
        "RATELIMIT_ADVICE": environ.get("RATELIMIT_ADVICE", "10 per minute; 40 per hour"),
        "RATELIMIT_ANSWER": environ.get("RATELIMIT_ANSWER", "20 per minute; 120 per hour"),
        "RATELIMIT_PHOTOS": environ.get("RATELIMIT_PHOTOS", "60 per minute; 900 per hour"),
        "ADVICE_PER_ASKER": int(environ.get("ADVICE_PER_ASKER", "6")),
        "ADVICE_PER_SHOP": int(environ.get("ADVICE_PER_SHOP", "40")),
        "ADVICE_FASTEST_SECONDS": float(environ.get("ADVICE_FASTEST_SECONDS", "4")),
        "ADVICE_MONTHS": int(environ.get("ADVICE_MONTHS", "12")),
        "RATELIMIT_IMPORT": environ.get("RATELIMIT_IMPORT", "20 per minute; 200 per hour"),
        "TRUSTED_PROXIES": int(environ.get("TRUSTED_PROXIES", "0")),
    }


def redis_address(url: str, database: int, kind: str) -> str:
    """Spell one Redis address for a library: `kind` is "celery", "limiter" or "redis".

    Celery wants redis+socket://path?virtual_host=N, the limiter redis+unix://path?db=N and
    redis-py unix://path?db=N; over TCP all of them take redis://host:port/N. `database` is counted
    from the one in `url`, so that broker and limiter never share.
    """
    parts = urlsplit(url)
    if parts.scheme != "unix":
        first = int(parts.path.strip("/") or 0)
        return parts._replace(path=f"/{first + database}").geturl()
    number = int(parse_qs(parts.query).get("db", ["0"])[0]) + database
    spelled = {
        "celery": f"redis+socket://{parts.path}?virtual_host={number}",
        "limiter": f"redis+unix://{parts.path}?db={number}",
        "redis": f"unix://{parts.path}?db={number}",
    }
    return spelled[kind]
