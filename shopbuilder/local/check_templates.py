"""Check that every template compiles and that what it includes exists.

python -m shopbuilder.local.check_templates
"""

import sys
from collections.abc import Iterator

from jinja2 import BaseLoader, Environment, TemplateSyntaxError, meta

from shopbuilder.app import create_app
from shopbuilder.config import settings
from shopbuilder.local.postgres import APP, OWNER, SWEEP, Postgres
from shopbuilder.local.throwaway import DATABASE, throwaway_postgres
from shopbuilder.local.words import tell_plainly


def faults(environment: Environment) -> Iterator[str]:
    """Yield a line for each template that does not compile or names one that is not there."""
    names = set(environment.list_templates())
    for name in sorted(names):
        try:
            wanted = _referenced(environment, name)
        except TemplateSyntaxError as error:
            yield f"{name}:{error.lineno}: {error.message}"
        else:
            yield from (f"{name}: there is no {missing}" for missing in sorted(wanted - names))


def _referenced(environment: Environment, name: str) -> set[str]:
    """Compile a template and return the templates it names outright."""
    loader = environment.loader or BaseLoader()
    source, _, _ = loader.get_source(environment, name)
    environment.compile(source, name)
    found = meta.find_referenced_templates(environment.parse(source, name))
    # None stands for a name that is computed: only a page can show whether it exists.
    return {reference for reference in found if reference is not None}


def main() -> int:
    """Check the templates of the application; return the exit status."""
    with throwaway_postgres() as postgres:
        environment = create_app(settings(_environment(postgres))).jinja_env
    found = list(faults(environment))
    for line in found:
        tell_plainly(line)
    tell_plainly(f"Templates: {len(environment.list_templates())}, faults: {len(found)}.")
    return 1 if found else 0


def _environment(postgres: Postgres) -> dict[str, str]:
    roles = {"DATABASE_URL": APP, "DATABASE_OWNER_URL": OWNER, "DATABASE_SWEEP_URL": SWEEP}
    urls = {name: postgres.url(role, DATABASE) for name, role in roles.items()}
    # No request is made, so nobody connects to the broker.
    return {**urls, "REDIS_URL": "unix:///nowhere", "SECRET_KEY": "only compiles templates"}


if __name__ == "__main__":
    sys.exit(main())
