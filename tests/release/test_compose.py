"""docker-compose.yml, followed without containers: its commands, with its settings, on real servers.

PostgreSQL takes the file's roles and passwords over TCP; migrate, web, worker, beat, Valkey and the
proxy are started by the commands of the file; every health command is run. Not tried, for want of an
engine: the images, their users and read-only file systems, volumes, the network's names, mailpit.
"""

import http.client
import json
import os
import re
import signal
import socket
import ssl
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shopbuilder.imports.runs.asking import MAX_BYTES
from shopbuilder.imports.tables.archives import MAX_UNFOLDED
from shopbuilder.local import children
from shopbuilder.local.binaries import postgres_bin, valkey_server
from shopbuilder.local.cluster import ensure_cluster, without_libpq_settings
from shopbuilder.local.ports import free_port
from shopbuilder.local.supervisor import wait_until
from tests.conftest import ROOT
from tests.release.following import PATIENCE, Machine, NotSetError, has_certificate, read

SECRETS = {
    "POSTGRES_PASSWORD": "a1",
    "OWNER_PASSWORD": "b2",
    "APP_PASSWORD": "c3",
    "SWEEP_PASSWORD": "d4",
    "SECRET_KEY": "e5",
}
#: The host of the town that is made.
TOWN = "bourg-neuf.localhost"
OURS = ("web", "worker", "beat", "migrate")
#: Speaks to the server as the image's own client does; the wheel brings the server alone.
VALKEY_CLI = """#!{python}
import sys, redis
print(redis.Redis(port=int(sys.argv[2])).execute_command(*sys.argv[3:]))
"""
WGET = """#!{python}
import sys, urllib.request
urllib.request.urlopen(sys.argv[-1], timeout=60)
"""


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return read(SECRETS)


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    """A folder and free ports in place of the containers."""
    with tempfile.TemporaryDirectory(prefix="sb-compose-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for inner in ("bin", "media", "run", "s", "valkey"):
            (folder / inner).mkdir()
        for program, text in (("valkey-cli", VALKEY_CLI), ("wget", WGET)):
            path = folder / "bin" / program
            path.write_text(text.format(python=sys.executable))
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        ports = {port: str(free_port()) for port in ("5432", "6379", "8000", "2019", "1025")}
        made = Machine(folder, places_of(folder, ports))
        yield made
        made.end()


def places_of(folder: Path, ports: dict[str, str]) -> dict[str, str]:
    """Return what the names, ports and folders of the containers are on this machine."""
    names = {"postgres": "5432", "valkey": "6379", "mail": "1025", "web": "8000"}
    return {
        **{f"{name}:{port}": f"127.0.0.1:{ports[port]}" for name, port in names.items()},
        **{f"0.0.0.0:{port}": f"127.0.0.1:{here}" for port, here in ports.items()},
        **ports,
        "/var/lib/shopbuilder/media": str(folder / "media"),
        "/run/shopbuilder": str(folder / "run"),
        "/etc/caddy/Caddyfile": str(ROOT / "deploy" / "Caddyfile"),
    }


@pytest.fixture(scope="module")
def postgres(machine: Machine, services: dict[str, Any]) -> Iterator[None]:
    """A new PostgreSQL that asks for passwords, made ready by the file's own script."""
    data, port = machine.folder / "pg", machine.places["5432"]
    ensure_cluster(data, durable=False)
    rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
    (data / "pg_hba.conf").write_text(rules)
    line = [postgres_bin() / "postgres", "-D", data, "-k", machine.folder / "s", "-p", port]
    quick = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
    with (machine.folder / "postgres.log").open("wb") as log:
        server = children.start(
            [*line, *quick],
            log=log,
            environment=without_libpq_settings(),
            death_signal="INT",
            identity=children.identity_for_postgres(),
        )
    machine.places["/docker-entrypoint-initdb.d/roles.sql"] = str(ROOT / "deploy" / "roles.sql")
    prepare(machine, services["postgres"])
    yield
    children.end(server, by=signal.SIGINT, patience=60)


def prepare(machine: Machine, service: dict[str, Any]) -> None:
    """Run the mounted script with psql, as superuser at the socket, in the service's environment."""
    (script,) = [mount.split(":")[1] for mount in service["volumes"] if "initdb.d" in mount]
    psql = [str(postgres_bin() / "psql"), "-h", str(machine.folder / "s"), "-U", "postgres"]
    asking = [*psql, "-p", "5432", "--no-psqlrc", "-c", "SELECT 1"]
    assert wait_until(
        lambda: machine.run(asking, service).returncode == 0,
        between=lambda: None,
        patience=PATIENCE,
    ), machine.said("postgres")
    made = machine.run([*psql, "-p", "5432", "--no-psqlrc", "-f", script], service)
    assert made.returncode == 0, made.stderr


@pytest.fixture(scope="module")
def valkey(machine: Machine, services: dict[str, Any]) -> None:
    """The broker, by the command of the file; only where its program lies is ours to say."""
    (machine.folder / "bin" / "valkey-server").symlink_to(valkey_server())
    machine.start("valkey", services["valkey"])


@pytest.fixture(scope="module")
def migrated(machine: Machine, services: dict[str, Any], postgres: None) -> str:
    done = machine.run(services["migrate"]["command"], services["migrate"])
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def running(machine: Machine, services: dict[str, Any], migrated: str, valkey: None) -> Machine:
    """Web, worker and beat, and a town."""
    for name in ("web", "worker", "beat"):
        machine.start(name, services[name])
    town = ["shopbuilder", "town", "create", "bourg-neuf", "Bourg-Neuf"]
    made = machine.run([*town, "--host", TOWN], services["web"])
    assert made.returncode == 0, made.stderr
    for name in ("valkey", "web", "worker", "beat"):
        assert gets_well(machine, name, services[name]), machine.said(name)
    return machine


def gets_well(machine: Machine, name: str, service: dict[str, Any]) -> bool:
    """Wait until the health command of a service succeeds."""

    def still_there() -> None:
        assert machine.processes[name].poll() is None, machine.said(name)

    return wait_until(
        lambda: machine.health(service).returncode == 0, between=still_there, patience=PATIENCE
    )


@pytest.fixture(scope="module")
def proxied(running: Machine, services: dict[str, Any]) -> tuple[Machine, int]:
    """The proxy before it; return its port for HTTPS."""
    http_port, https_port = free_port(), free_port()
    running.start(
        "proxy",
        services["proxy"],
        XDG_DATA_HOME=str(running.folder / "certificates"),
        XDG_CONFIG_HOME=str(running.folder / "proxy"),
        CADDY_ADMIN=f"127.0.0.1:{running.places['2019']}",
        CADDY_HTTP_PORT=str(http_port),
        CADDY_HTTPS_PORT=str(https_port),
        CADDY_UPSTREAM=running.here("web:8000"),
    )
    assert gets_well(running, "proxy", services["proxy"]), running.said("proxy")
    assert has_certificate(https_port, TOWN), running.said("proxy")
    return running, https_port


def ask(
    port: int, host: str, path: str = "/", **headers: str
) -> tuple[int, http.client.HTTPMessage, str]:
    """Ask the proxy for a page by HTTPS; its certificate is of its own making."""
    insecure = ssl.create_default_context()
    insecure.check_hostname, insecure.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=insecure)
    connection._create_connection = lambda *_a, **_k: _to_loopback(port)  # type: ignore[attr-defined]
    connection.request("GET", path, headers={"Host": host, **headers})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.msg, text


def _to_loopback(port: int) -> Any:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


@pytest.mark.parametrize("name", SECRETS)
def test_without_a_secret_the_file_refuses_to_start(name: str) -> None:
    with pytest.raises(NotSetError, match=name):
        read({**SECRETS, name: ""})


def test_no_secret_stands_in_the_file() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    lines = [line for line in text.splitlines() if "PASSWORD" in line or "SECRET" in line]
    assert lines
    assert [line for line in lines if "${" not in line and not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("name", OURS)
def test_our_services_may_write_nowhere_and_hold_no_power(
    services: dict[str, Any], name: str
) -> None:
    service = services[name]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_each_of_our_services_has_room_for_the_largest_workbook(services: dict[str, Any]) -> None:
    megabyte = 1024 * 1024
    # A file sent, what a workbook of that size unfolds to, and another one that a page looks at.
    needed = 2 * (MAX_BYTES + MAX_UNFOLDED) // megabyte
    for name in OURS:
        (size,) = re.findall(r"^/tmp:size=(\d+)m", "\n".join(services[name]["tmpfs"]), re.MULTILINE)
        assert needed <= int(size) <= 2 * needed


def test_only_migrate_knows_the_owner_of_the_tables(services: dict[str, Any]) -> None:
    knowing = {name for name, each in services.items() if "b2" in json.dumps(each)}
    assert knowing == {"migrate", "postgres"}


def test_nothing_but_the_proxy_is_reached_from_outside(services: dict[str, Any]) -> None:
    open_to_all = {
        name
        for name, each in services.items()
        for port in each.get("ports", [])
        if not port.startswith("127.0.0.1:")
    }
    assert open_to_all == {"proxy"}


def test_each_waits_until_what_it_leans_on_is_well(services: dict[str, Any]) -> None:
    for name in ("web", "worker", "beat"):
        conditions = {key: each["condition"] for key, each in services[name]["depends_on"].items()}
        assert conditions == {
            "postgres": "service_healthy",
            "valkey": "service_healthy",
            "migrate": "service_completed_successfully",
        }
    assert services["proxy"]["depends_on"]["web"]["condition"] == "service_healthy"


def test_every_service_that_stays_is_restarted_and_watched(services: dict[str, Any]) -> None:
    staying = {name: each for name, each in services.items() if name != "migrate"}
    assert {each["restart"] for each in staying.values()} == {"unless-stopped"}
    assert [name for name, each in staying.items() if "healthcheck" not in each] == []
    assert services["migrate"]["restart"] == "no"


def test_every_setting_of_the_file_is_explained(services: dict[str, Any]) -> None:
    explained = (ROOT / ".env.example").read_text()
    given = {name for each in OURS for name in services[each]["environment"]}
    asked = set(read_variables())
    assert [name for name in given | asked if f"#{name}=" not in explained] == []


def read_variables() -> list[str]:
    text = (ROOT / "docker-compose.yml").read_text()
    return [part.split("}")[0].split(":")[0] for part in text.split("${")[1:]]


def test_the_database_is_well_once_its_roles_are_there(
    machine: Machine, services: dict[str, Any], postgres: None
) -> None:
    assert machine.health(services["postgres"]).returncode == 0


def test_a_role_signs_in_with_its_own_password_only(
    machine: Machine, services: dict[str, Any], postgres: None
) -> None:
    psql = [str(postgres_bin() / "psql"), "--no-psqlrc", "-c", "SELECT 1"]
    address = "postgresql://shopbuilder_app:{}@postgres:5432/shopbuilder"
    right = machine.run([*psql, address.format("c3")], services["web"])
    wrong = machine.run([*psql, address.format("b2")], services["web"])
    assert (right.returncode, wrong.returncode) == (0, 2), (right.stderr, wrong.stderr)


def test_migrate_ends_well_and_finds_nothing_to_do_the_second_time(
    machine: Machine, services: dict[str, Any], migrated: str
) -> None:
    again = machine.run(services["migrate"]["command"], services["migrate"])
    assert (again.returncode, again.stdout) == (0, migrated)


def test_web_worker_and_beat_get_well(running: Machine, services: dict[str, Any]) -> None:
    said = {name: running.health(services[name]).stdout for name in ("web", "worker", "beat")}
    assert said == {name: f"{name}: well.\n" for name in said}


def test_beat_and_worker_write_nothing_but_their_signs_of_life(running: Machine) -> None:
    assert {path.name for path in (running.folder / "run").iterdir()} == {"worker", "beat"}


def test_the_proxy_serves_a_town_by_https(proxied: tuple[Machine, int]) -> None:
    machine, port = proxied
    status, headers, page = ask(port, TOWN)
    assert (status, "Bourg-Neuf" in page) == (200, True), machine.said("proxy")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"]
    assert headers["Server"] is None or "gunicorn" not in headers["Server"]


def test_what_a_browser_claims_of_itself_is_not_believed(proxied: tuple[Machine, int]) -> None:
    _, port = proxied
    claims = {"X-Forwarded-Host": "localhost", "X-Forwarded-Proto": "http"}
    status, headers, page = ask(port, TOWN, **claims)
    assert (status, "Bourg-Neuf" in page) == (200, True)
    assert headers["Strict-Transport-Security"]


def test_what_machines_ask_each_other_is_closed_to_the_outside(
    proxied: tuple[Machine, int],
) -> None:
    _, port = proxied
    status, _, _ = ask(port, TOWN, f"/hooks/hote?domain={TOWN}")
    assert status == 404


def test_a_certificate_is_asked_only_for_the_host_of_a_town(running: Machine) -> None:
    host, port = running.here("web:8000").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
    answers = []
    for domain in (TOWN, "elsewhere.example"):
        connection.request("GET", f"/hooks/hote?domain={domain}")
        answer = connection.getresponse()
        answers.append(answer.status)
        answer.read()
    connection.close()
    assert answers == [200, 404]


def test_a_worker_that_has_gone_is_not_well(running: Machine, services: dict[str, Any]) -> None:
    sign = running.folder / "run" / "gone"
    sign.touch()
    os.utime(sign, (1, 1))
    kept = sign.rename(running.folder / "run" / "worker")
    running.processes["worker"].send_signal(signal.SIGSTOP)
    os.utime(kept, (1, 1))
    try:
        done = running.health(services["worker"])
        assert (done.returncode, "worker: not well" in done.stderr) == (1, True)
    finally:
        running.processes["worker"].send_signal(signal.SIGCONT)


def test_the_caddyfile_is_sound() -> None:
    caddy = Path(sys.executable).parent / "caddy"
    command = [caddy, "validate", "--config", ROOT / "deploy/Caddyfile", "--adapter", "caddyfile"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
