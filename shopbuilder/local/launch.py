"""What `make run` does, step by step, in words."""

import sys
import time
from collections.abc import Mapping
from typing import NoReturn

import sqlalchemy as sa

from shopbuilder.local import children, exporting
from shopbuilder.local.checkout_lock import alone
from shopbuilder.local.data_dir import last_lines
from shopbuilder.local.errors import StartError
from shopbuilder.local.ports import bind_addresses, free_port, web_answers
from shopbuilder.local.project import Project, person_settings, secret_key
from shopbuilder.local.run_dir import short_run_dir
from shopbuilder.local.servers import database_settings, redis_settings
from shopbuilder.local.supervisor import Supervisor, child_program, wait_until
from shopbuilder.local.words import say, step, tell, tell_plainly

_WEB_PATIENCE = 120.0  # seconds


def run(project: Project, port: int, environ: Mapping[str, str], *, demo: bool = True) -> NoReturn:
    """Start everything, say where it is, watch it until a signal raises. Raises StartError."""
    began = time.monotonic()
    person = person_settings(project, environ)
    address = f"http://localhost:{port}/"
    with alone(project, address), Supervisor() as supervisor:
        binds = bind_addresses(port)
        settings = _settings(supervisor, project, person, port)
        exporting.note(project, settings)
        sign_ins = _prepare(project, settings, demo=demo)
        _start_programs(supervisor, project, settings, binds)
        _wait_for_web(supervisor, project, port)
        tell("ready", seconds=time.monotonic() - began, operator=address)
        _tell_towns(settings["DATABASE_OWNER_URL"], port)
        if sign_ins:
            tell("sign_ins")
            tell_plainly(sign_ins)
        tell("how_to_end", logs=project.logs)
        supervisor.watch()


def _settings(
    supervisor: Supervisor, project: Project, person: Mapping[str, str], port: int
) -> dict[str, str]:
    """Start the servers and return the whole environment of the programs."""
    ours = {
        "SECRET_KEY": secret_key(project),
        "OPERATOR_HOSTS": "localhost",
        "LOOK_PAGE": "true",
        "MEDIA_DIR": str(project.media),
        "PYTHONUNBUFFERED": "1",
    }
    settings = ours | dict(person)
    settings |= database_settings(supervisor, project, person)
    settings |= redis_settings(supervisor, project, person)
    settings["PUBLIC_PORT"] = str(port)
    if not settings.get("MAIL_URL"):
        settings |= {
            "MAIL_URL": f"smtp://127.0.0.1:{free_port()}",
            "MAILBOX_DIR": str(project.mailbox),
        }
    return settings


def _prepare(project: Project, settings: Mapping[str, str], *, demo: bool) -> str:
    """Bring tables and demo towns up to date; return how to sign in. Raises StartError."""
    sign_ins = project.var / "sign-ins.txt"
    program = [sys.executable, "-m", "shopbuilder.local.prepare"]
    name = say("tables_and_demo" if demo else "tables")
    with step(name):
        wanted = [*program, str(sign_ins)] if demo else program
        if children.run(wanted, environment=settings, shown=True).returncode != 0:
            raise StartError(say("step_failed", step=name))
    return sign_ins.read_text(encoding="utf-8").rstrip() if demo else ""


def _start_programs(
    supervisor: Supervisor, project: Project, settings: dict[str, str], binds: list[str]
) -> None:
    """Start mail sink, worker and web server, in this order: each leans on those before it."""
    commands = {"worker": _worker_command(project), "web": _web_command(binds)}
    if "MAILBOX_DIR" in settings:
        commands = {"mail_sink": _mail_sink_command(settings), **commands}
    for name, command in commands.items():
        log = project.logs / f"{name}.log"
        line = [sys.executable, "-m", *command]
        slow = name != "mail_sink"
        supervisor.add(child_program(say(name), line, settings, log, slow=slow))


def _mail_sink_command(settings: Mapping[str, str]) -> list[str]:
    port = settings["MAIL_URL"].rpartition(":")[2]
    directory = settings["MAILBOX_DIR"]
    return ["shopbuilder.local.mail_sink", "--port", port, "--dir", directory]


def _worker_command(project: Project) -> list[str]:
    schedule = short_run_dir(project.var) / "beat-schedule"
    worker = ["celery", "-A", "workers.celery_app:celery", "worker", "-B", "-s", str(schedule)]
    pool = ["-P", "threads", "-c", "4", "-l", "warning", "-I", "shopbuilder.local.tie_forks"]
    # With one worker there is nobody to gossip with.
    return [*worker, *pool, "--without-gossip", "--without-mingle", "--without-heartbeat"]


def _web_command(binds: list[str]) -> list[str]:
    binding = [part for bind in binds for part in ("-b", bind)]
    config = "python:shopbuilder.local.gunicorn_conf"
    return ["gunicorn", "-c", config, *binding, "shopbuilder.app:create_app()"]


def _wait_for_web(supervisor: Supervisor, project: Project, port: int) -> None:
    with step(say("web")):
        answered = wait_until(
            lambda: web_answers(port), between=supervisor.check, patience=_WEB_PATIENCE
        )
        if not answered:
            log = project.logs / "web.log"
            raise StartError(
                say("web_silent", seconds=int(_WEB_PATIENCE), log=log, tail=last_lines(log))
            )


def _tell_towns(owner_url: str, port: int) -> None:
    """Say the address of each town; browsers resolve every name under localhost themselves."""
    engine = sa.create_engine(owner_url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        towns = connection.execute(sa.text("SELECT slug, name FROM towns ORDER BY id")).all()
    for slug, name in towns:
        tell("town", address=f"http://{slug}.localhost:{port}/", name=name)
