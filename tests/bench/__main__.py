"""Measure and print one table in Markdown: `make bench`, or `python -m tests.bench`.

Everything runs on one machine in one run: what the framework can do, then our pages on the same server,
the same PostgreSQL (with fsync), under the same load. Look at relations; seconds are a machine's.
"""

import itertools
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from tenants.database import db
from tests.bench import plain
from tests.bench.buying import baskets, ready_orders
from tests.bench.measuring import CLIENTS, Measured, Server, get, load, serving, wrk
from tests.bench.scene import DATABASE, Scene, made
from tests.conftest import browser
from tests.statements import count_statements

SECONDS = float(os.environ.get("BENCH_SECONDS", "3"))
ORDERS = int(os.environ.get("BENCH_ORDERS", "80"))
ROWS = int(os.environ.get("BENCH_ROWS", "10000"))
HEAD = "| page | requests/s | CPU ms | statements | bytes (gzip) |\n|---|--:|--:|--:|--:|"


def row(name: str, found: Measured, statements: object = "", by_wrk: float | None = None) -> str:
    """Return a line of the table."""
    rate = by_wrk or found.per_second
    return f"| {name} | {rate:,.0f} | {found.cpu_ms:.2f} | {statements} | {found.bytes_sent:,} |"


def measure_plain(scene: Scene) -> Iterator[str]:
    """Yield what the framework itself can do."""
    with scene.postgres.connect(DATABASE) as connection:
        connection.execute(plain.MAKE)
    with served(scene, "tests.bench.plain:create_app()") as server:
        for name, path, statements in (
            ("bare Flask page", "/hello", 0),
            ("100 rows, Core and Jinja", "/rows", 1),
        ):
            yield page_row(server, name, path, "localhost", statements)


def measure_pages(scene: Scene, server: Server) -> Iterator[str]:
    """Yield our pages, then what is written on the way to an order."""
    host = scene.cast.town.home_host
    shop = f"/{scene.full_shop}"
    pages = {
        "town page": "/",
        "street of 60 shops": f"/rue/{scene.street}",
        "shop of 60 articles": shop,
        "product": product_of(scene),
        "search": "/recherche?q=pain",
    }
    for name, path in pages.items():
        yield page_row(server, name, path, host, statements_of(scene, path))
    kept = tag_of(scene, "/")
    unchanged = same(get("/", host, If_None_Match=kept))
    yield row("town page, kept by the browser (304)", load(server, unchanged, SECONDS))
    yield row("basket: one article added", load(server, lambda _: baskets(scene), SECONDS))
    ready = iter(ready_orders(scene, server.port, ORDERS + 1))
    yield row(f"order: the last POST ({ORDERS})", load(server, lambda _: ready, 600))


def page_row(server: Server, name: str, path: str, host: str, statements: int) -> str:
    """Measure a page once warm: the rate by `wrk` where it is installed, the cost by our client."""
    load(server, same(get(path, host)), 0.3)
    found = load(server, same(get(path, host)), SECONDS)
    return row(name, found, statements, wrk(server, path, host, SECONDS))


def same(request: bytes) -> Callable[[int], Iterator[bytes]]:
    """Return what gives every client the same request again and again."""
    return lambda _: itertools.repeat(request)


def statements_of(scene: Scene, path: str) -> int:
    """Count what a warm page asks of the database."""
    client = browser(scene.app, scene.cast.town.home_host)
    assert client.get(path).status_code == 200, path
    with scene.app.app_context():
        engine = db.engine
    with count_statements(engine) as sent:
        client.get(path)
    return len(sent)


def tag_of(scene: Scene, path: str) -> str:
    client = browser(scene.app, scene.cast.town.home_host)
    return str(client.get(path, headers={"Accept-Encoding": "gzip"}).headers["ETag"])


def product_of(scene: Scene) -> str:
    """Return the address of an article of the full shop."""
    page = browser(scene.app, scene.cast.town.home_host).get(f"/{scene.full_shop}").text
    return next(
        part.split('"')[0]
        for part in page.split('href="')[1:]
        if part.startswith(f"/{scene.full_shop}/")
    )


def import_rates() -> str:
    """Import a catalogue and take it back, in a process of its own; return what it says."""
    command = [sys.executable, "-m", "tests.bench.imports", str(ROWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else f"Imports: not measured ({done.stderr[-200:]})"


def served(scene: Scene, application: str) -> AbstractContextManager[Server]:
    environ = {**os.environ, **scene.environ}
    return serving(application, environ, scene.postgres.process.pid)


def about() -> str:
    """Describe the machine and the run in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    client = "wrk" if shutil.which("wrk") else "our own client in Python"
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {memory:.0f} GiB, {platform.system()},"
        f" Python {platform.python_version()}; gunicorn gthread, 2 processes of 4 threads; {CLIENTS}"
        f" connections that stay open, {SECONDS:g} s a page; load average at the start"
        f" {os.getloadavg()[0]:.1f}; rates by {client}."
    )


def main() -> None:
    """Print the table."""
    print(about(), end="\n\n", flush=True)
    with made() as scene:
        print(HEAD, flush=True)
        for line in measure_plain(scene):
            print(line, flush=True)
        with served(scene, "shopbuilder.app:create_app()") as server:
            for line in measure_pages(scene, server):
                print(line, flush=True)
            memory, start = server.worker_mib(), server.start_seconds
        print(
            f"\nMemory of a worker: {memory:.0f} MiB (PSS). Start until it answers: {start:.1f} s."
        )
    print(f"\nA catalogue of {ROWS:,} lines, by the worker:\n\n```\n{import_rates()}```")


if __name__ == "__main__":
    sys.exit(main())
