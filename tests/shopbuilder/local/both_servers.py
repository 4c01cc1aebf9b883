"""Start both servers in a folder, say what they are, and serve until killed: `… FOLDER`."""

import json
import os
import sys
from pathlib import Path

import redis

from shopbuilder.local import children
from shopbuilder.local.postgres import Postgres, create_roles, start_postgres
from shopbuilder.local.run_dir import short_run_dir
from shopbuilder.local.valkey import Valkey, start_valkey


def main() -> None:
    """Serve; the only line printed tells the process numbers and what was stored before."""
    folder = Path(sys.argv[1])
    run_dir = short_run_dir(folder)
    with (
        start_postgres(folder / "pg", run_dir, durable=False) as postgres,
        start_valkey(folder / "vk", run_dir) as valkey,
    ):
        create_roles(postgres)
        facts = {
            "me": os.getpid(),
            "user": os.geteuid(),
            "identity": children.identity_for_postgres(),
            "servers": [postgres.process.pid, valkey.process.pid],
            "starts": _count_starts(postgres),
            "pushes": _count_pushes(valkey),
        }
        sys.stdout.write(json.dumps(facts) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


def _count_starts(postgres: Postgres) -> int:
    with postgres.connect() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS starts (at timestamptz)")
        connection.execute("INSERT INTO starts VALUES (now())")
        return len(connection.execute("SELECT at FROM starts").fetchall())


def _count_pushes(valkey: Valkey) -> int:
    with redis.Redis(unix_socket_path=str(valkey.socket)) as client:
        return int(client.incr("pushes"))


if __name__ == "__main__":
    main()
