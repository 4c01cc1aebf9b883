"""What a page costs that does nothing of ours: one template, and a hundred rows by Core and Jinja."""

import os

from flask import Flask, render_template_string
from sqlalchemy import create_engine, text

HELLO = "<!doctype html><title>{{ name }}</title><p>Bonjour {{ name }} !</p>"
ROWS = """<!doctype html><title>Cent lignes</title><table>
{% for row in rows %}<tr><td>{{ row.id }}</td><td>{{ row.name }}</td><td>{{ row.price }}</td></tr>
{% endfor %}</table>"""

#: A table of its own: no policy, no town, a hundred rows.
MAKE = """
CREATE TABLE bench_rows AS
SELECT n AS id, 'Article numéro ' || n AS name, n * 10 AS price FROM generate_series(1, 100) AS n;
GRANT SELECT ON bench_rows TO shopbuilder_app
"""


def create_app() -> Flask:
    """Return the two pages, at /hello and /rows."""
    app = Flask(__name__)
    engine = create_engine(os.environ["DATABASE_URL"], pool_size=10)
    query = text("SELECT id, name, price FROM bench_rows ORDER BY id")

    @app.get("/sante")
    def health() -> str:
        return "ok"

    @app.get("/hello")
    def hello() -> str:
        return render_template_string(HELLO, name="Montclair")

    @app.get("/rows")
    def rows() -> str:
        with engine.connect() as connection:
            return render_template_string(ROWS, rows=connection.execute(query).all())

    return app
