"""The two servers a start needs: the person's own, or ours under the supervisor."""

from collections.abc import Mapping

from shopbuilder.local.data_dir import log_of
from shopbuilder.local.postgres import (
    APP,
    OWNER,
    SWEEP,
    Postgres,
    create_database,
    create_roles,
    database_exists,
    start_postgres,
)
from shopbuilder.local.project import Project
from shopbuilder.local.run_dir import short_run_dir
from shopbuilder.local.supervisor import Program, Supervisor
from shopbuilder.local.valkey import Valkey, start_valkey
from shopbuilder.local.words import step, tell

DATABASE = "shopbuilder"


def database_settings(
    supervisor: Supervisor, project: Project, person: Mapping[str, str]
) -> dict[str, str]:
    """Return the three database addresses, starting a PostgreSQL unless the person has one."""
    if person.get("DATABASE_URL"):
        tell("own_server", name="PostgreSQL", setting="DATABASE_URL")
        return {}
    run_dir = short_run_dir(project.var)
    with step("PostgreSQL"):
        postgres = start_postgres(project.postgres, run_dir)
        supervisor.adopt(
            Program(
                "PostgreSQL",
                lambda: start_postgres(project.postgres, run_dir),
                log_of(project.postgres),
            ),
            postgres,
        )
        _prepare(postgres)
    return {
        "DATABASE_URL": postgres.url(APP, DATABASE),
        "DATABASE_OWNER_URL": postgres.url(OWNER, DATABASE),
        "DATABASE_SWEEP_URL": postgres.url(SWEEP, DATABASE),
    }


def _prepare(postgres: Postgres) -> None:
    create_roles(postgres)
    if not database_exists(postgres, DATABASE):
        create_database(postgres, DATABASE)


def redis_settings(
    supervisor: Supervisor, project: Project, person: Mapping[str, str]
) -> dict[str, str]:
    """Return the address of the broker, starting a Valkey unless the person has a server."""
    if person.get("REDIS_URL"):
        tell("own_server", name="Valkey", setting="REDIS_URL")
        return {}
    run_dir = short_run_dir(project.var)

    def start() -> Valkey:
        return start_valkey(project.valkey, run_dir)

    with step("Valkey"):
        valkey = start()
        supervisor.adopt(Program("Valkey", start, log_of(project.valkey)), valkey)
    return {"REDIS_URL": valkey.url()}
