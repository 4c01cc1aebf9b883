"""Our own Valkey: on a socket only, and it drops nothing it has accepted."""

import signal
from pathlib import Path

import pytest
import redis

from shopbuilder.local.errors import StartError
from shopbuilder.local.valkey import Valkey, start_valkey


def client(server: Valkey, db: int = 0) -> redis.Redis:
    return redis.Redis.from_url(server.url(db))


def test_a_full_memory_refuses_instead_of_forgetting(valkey: Valkey) -> None:
    with client(valkey) as broker:
        assert broker.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_nobody_can_reach_it_over_the_network(valkey: Valkey) -> None:
    with client(valkey) as broker:
        assert broker.config_get("port") == {"port": "0"}


def test_its_databases_are_apart(valkey: Valkey) -> None:
    with client(valkey, 14) as one, client(valkey, 15) as other:
        one.set("town", "Le Bourg")
        assert other.get("town") is None


def test_what_it_accepted_is_there_after_a_kill(folder: Path, sockets: Path) -> None:
    server = start_valkey(folder / "vk", sockets)
    with client(server) as broker:
        broker.rpush("tasks", *range(50))
    server.process.send_signal(signal.SIGKILL)
    server.stop()
    with start_valkey(folder / "vk", sockets) as again, client(again) as broker:
        assert broker.llen("tasks") == 50


def test_a_folder_with_a_space_in_its_name_will_do(folder: Path, sockets: Path) -> None:
    with start_valkey(folder / "my data", sockets):
        assert (folder / "my data" / "appendonlydir").is_dir()


def test_a_second_start_on_the_same_data_is_refused(folder: Path, sockets: Path) -> None:
    with (
        start_valkey(folder / "vk", sockets),
        pytest.raises(StartError, match="already in use"),
    ):
        start_valkey(folder / "vk", sockets)


def test_a_server_that_cannot_start_says_why(folder: Path, sockets: Path) -> None:
    (sockets / "valkey.sock").mkdir()
    with pytest.raises(StartError, match=r"valkey\.sock|socket"):
        start_valkey(folder / "vk", sockets)
